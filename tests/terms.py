"""The addon's terms for translation, for dev/terms and for the test that compares."""

import io

import polib

from odoo.tools.translate import trans_export

ADDON = "cchc_plan"
I18N = f"{ADDON}/i18n"
TEMPLATE = f"{I18N}/{ADDON}.pot"
TRANSLATION = f"{I18N}/vi.po"

_DATES = ("POT-Creation-Date", "PO-Revision-Date")
# An expression that gives a file its name: Odoo lets it be translated, it is no text.
_EXPRESSION = "model:ir.actions.report,print_report_name:"
_FIELD = "model:ir.model.fields,"


def exported_terms(env) -> polib.POFile:
    """The template as Odoo exports it, without the dates, which change every time."""
    buffer = io.BytesIO()
    trans_export(None, [ADDON], buffer, "po", env)
    terms = polib.pofile(buffer.getvalue().decode())
    for name in _DATES:
        terms.metadata.pop(name, None)
    return terms


def places_by_term(env, terms: polib.POFile) -> dict[str, set[str]]:
    """Where each term stands, as far as every database has it there.

    Other addons put fields on this one's models (sms: "SMS Delivery error"). Odoo
    counts them as this addon's once it is installed, and no more after an update.
    """
    foreign = _fields_of_others(env)
    places = {
        entry.msgid: {
            place
            for place, _line in entry.occurrences
            if not (place.startswith(_FIELD) and place.rpartition(".")[2] in foreign)
        }
        for entry in terms
    }
    return {term: where for term, where in places.items() if where}


def is_text(entry: polib.POEntry) -> bool:
    """Whether the term is words that somebody reads."""
    return not all(place.startswith(_EXPRESSION) for place, _line in entry.occurrences)


def _fields_of_others(env) -> set[str]:
    """The external ids, without the addon's name, of fields that others define."""
    module = env.ref(f"base.module_{ADDON}")
    needed = module.upstream_dependencies(exclude_states=("uninstallable",))
    own = {ADDON, *needed.mapped("name")}
    return {
        f"field_{model.replace('.', '_')}__{name}"
        for model in env
        for name, field in env[model]._fields.items()
        if not own.issuperset(field._modules)
    }
