"""Fed to `odoo shell` in the checkout's root: refresh the .pot and merge it into vi.po.

What stays the same is written the same: terms in alphabetical order, no dates. A term
that changed, or that was only guessed at (fuzzy), has to be translated again; the old
translation is printed, because it often needs one word only.
"""

import sys
import unicodedata
from pathlib import Path

import polib

sys.path.insert(0, "tests")
from terms import TEMPLATE, TRANSLATION, exported_terms, is_text

LANGUAGE = {
    "Language": "vi",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}


def known_translations() -> dict[str, str]:
    old = polib.pofile(TRANSLATION) if Path(TRANSLATION).exists() else ()
    return {
        entry.msgid: unicodedata.normalize("NFC", entry.msgstr)
        for entry in old
        if entry.msgstr and not entry.fuzzy and not entry.obsolete
    }


def write_terms(terms: polib.POFile, known: dict[str, str]) -> list[str]:
    """Write both files; returns the terms that have no translation."""
    Path(TEMPLATE).parent.mkdir(exist_ok=True)
    terms.save(TEMPLATE)
    terms.metadata.update(LANGUAGE)
    for entry in terms:
        entry.msgstr = known.get(entry.msgid, "")
    terms.save(TRANSLATION)
    return [entry.msgid for entry in terms if is_text(entry) and not entry.msgstr]


terms = exported_terms(globals()["env"])
known = known_translations()
for term in sorted(known.keys() - {entry.msgid for entry in terms}):
    print(f"no longer a term: {term!r}\n    it was: {known[term]!r}")
untranslated = write_terms(terms, known)
for term in untranslated:
    print(f"to translate: {term!r}")
print(f"{len(terms)} terms, {len(untranslated)} to translate")
sys.exit(bool(untranslated))
