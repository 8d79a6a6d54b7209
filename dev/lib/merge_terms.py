"""merge_terms.py EXPORTED TEMPLATE TRANSLATION: refresh .pot and .po from an export.

What stays the same is written the same: terms in alphabetical order, no dates. A term
that changed, or that was only guessed at (fuzzy), has to be translated again; the old
translation is printed, because it often needs one word only.
"""

import sys
import unicodedata
from pathlib import Path

import polib

DATES = ("POT-Creation-Date", "PO-Revision-Date")
LANGUAGE = {
    "Language": "vi",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}


def main(exported: str, template: str, translation: str) -> int:
    terms = polib.pofile(exported)
    for name in DATES:
        terms.metadata.pop(name, None)
    terms.save(template)

    old = polib.pofile(translation) if Path(translation).exists() else polib.POFile()
    known = {
        entry.msgid: unicodedata.normalize("NFC", entry.msgstr)
        for entry in old
        if entry.msgstr and not entry.fuzzy and not entry.obsolete
    }
    terms.metadata.update(LANGUAGE)
    for entry in terms:
        entry.msgstr = known.pop(entry.msgid, "")
    terms.save(translation)
    return report(terms, known)


def report(terms: polib.POFile, dropped: dict[str, str]) -> int:
    """Say what went and what is to be translated; 1 while there is something."""
    for term, words in dropped.items():
        print(f"no longer a term: {term!r}\n    it was: {words!r}")
    untranslated = terms.untranslated_entries()
    for entry in untranslated:
        print(f"to translate: {entry.msgid!r}")
    print(f"{len(terms)} terms, {len(untranslated)} to translate")
    return min(len(untranslated), 1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
