"""The addon's terms for translation, for dev/terms and for the test that compares."""

import io
import re

import polib

from odoo.tools.translate import trans_export

ADDON = "cchc_plan"
I18N = f"{ADDON}/i18n"
# An expression that gives a file its name: Odoo lets it be translated, it is no text.
_CODE = "model:ir.actions.report,print_report_name:"
_XMLID = re.compile(r"model(?:_terms)?:[^:]+:(\S+)$")
_DATES = ("POT-Creation-Date", "PO-Revision-Date")


def exported_terms(env) -> polib.POFile:
    """The template as Odoo exports it, the same from every database.

    Left out are the dates, and the fields that other addons put on the models of this
    one: Odoo counts them as this addon's or not by the order of installation.
    """
    buffer = io.BytesIO()
    trans_export(None, [ADDON], buffer, "po", env)
    terms = polib.pofile(buffer.getvalue().decode())
    for name in _DATES:
        terms.metadata.pop(name, None)
    addons = {"", ADDON, *_dependencies(env)}
    for entry in list(terms):
        entry.occurrences = [
            occurrence
            for occurrence in entry.occurrences
            if _addons_of(env, occurrence[0]) <= addons
        ]
        if not entry.occurrences:
            terms.remove(entry)
    return terms


def is_text(entry: polib.POEntry) -> bool:
    """Whether the term is words that somebody reads."""
    return not all(place.startswith(_CODE) for place, _line in entry.occurrences)


def _dependencies(env) -> list[str]:
    addon = env.ref(f"base.module_{ADDON}")
    needed = addon.upstream_dependencies(exclude_states=("uninstallable",))
    return needed.mapped("name")


def _addons_of(env, place: str) -> set[str]:
    """The addons that define the field at this place; none where it is no field's."""
    match = _XMLID.match(place)
    record = match and env.ref(match[1], raise_if_not_found=False)
    if record and record._name == "ir.model.fields.selection":
        record = record.field_id
    if not record or record._name != "ir.model.fields":
        return set()
    return set(env[record.model]._fields[record.name]._modules)
