"""The translation files are complete, and so are the screens of a Vietnamese reader."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import polib
from lxml import etree

from odoo.tools import file_path, html2plaintext

from ..common import PlanCase
from ..terms import (
    ADDON,
    TEMPLATE,
    TRANSLATION,
    exported_terms,
    is_text,
    places_by_term,
)
from .marked_texts import marked_texts, unmarked_messages
from .vietnamese import foreign_words

LANG = "vi_VN"
ROLES = ("staff", "office", "leader", "admin")
REFRESH = "The terms have changed: run dev/terms, and translate what it names."

PLACEHOLDER = re.compile(r"%(?:\(\w+\))?s|\{\{.*?\}\}")
TAG = re.compile(r"</?\w+[^>]*>")
# Attributes of a view that a reader sees or hears.
READ_ATTRIBUTES = {
    "add-label",
    "aria-label",
    "avg",
    "cancel-label",
    "confirm",
    "confirm-label",
    "data-tooltip",
    "help",
    "placeholder",
    "string",
    "sum",
    "title",
}
# What a reader meets of the records that the addon brings along.
READ_FIELDS = {
    "ir.actions.act_window": ("name", "help"),
    "ir.actions.report": ("name",),
    "ir.actions.server": ("name",),
    "ir.model": ("name",),
    "ir.module.category": ("name",),
    "ir.rule": ("name",),
    "report.paperformat": ("name",),
    "res.groups": ("name", "comment"),
    "res.groups.privilege": ("name",),
}


class TranslationCase(PlanCase):
    """A database with Vietnamese, and people who read it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if LANG not in dict(cls.env["res.lang"].get_installed()):
            raise AssertionError(
                f"The language {LANG} is not in this database: use dev/test, or load "
                f"it (odoo i18n loadlang -l {LANG}) and update {ADDON}."
            )
        cls.vietnamese = polib.pofile(file_path(TRANSLATION))

    def in_vietnamese(self, role):
        """The environment of a user of that role who reads Vietnamese."""
        context = {"lang": LANG, "allowed_company_ids": self.company.ids}
        return self.env(user=getattr(self, role), context=context)

    def assert_vietnamese(self, text, where=""):
        """No word of another language, nor a term that was left in English."""
        self.assertEqual(foreign_words(text), [], f"{where}: {text!r}")
        term = self.vietnamese.find(text)
        self.assertFalse(term and term.msgstr and term.msgstr != text, (where, text))


class TestTranslationFiles(TranslationCase):
    def test_template_is_what_odoo_exports(self):
        committed = places_by_term(self.env, polib.pofile(file_path(TEMPLATE))).items()
        exported = places_by_term(self.env, exported_terms(self.env)).items()
        self.assertEqual(
            [place for place in exported if place not in committed], [], REFRESH
        )
        self.assertEqual(
            [place for place in committed if place not in exported], [], REFRESH
        )

    def test_translation_has_the_terms_of_the_template(self):
        self.assertEqual(
            [(entry.msgid, entry.occurrences) for entry in self.vietnamese],
            [
                (entry.msgid, entry.occurrences)
                for entry in polib.pofile(file_path(TEMPLATE))
            ],
            REFRESH,
        )

    def test_every_term_is_translated(self):
        untranslated = [
            entry.msgid
            for entry in self.vietnamese
            if is_text(entry) and not entry.msgstr.strip()
        ]
        self.assertEqual(untranslated, [])
        self.assertEqual([entry.msgid for entry in self.vietnamese if entry.fuzzy], [])
        self.assertEqual(self.vietnamese.obsolete_entries(), [])

    def test_placeholders_and_tags_stay(self):
        for entry in self.vietnamese.translated_entries():
            for read in (PLACEHOLDER.findall, tag_names):
                self.assertEqual(
                    Counter(read(entry.msgstr)),
                    Counter(read(entry.msgid)),
                    entry.msgstr,
                )

    def test_translations_are_well_written(self):
        for entry in self.vietnamese.translated_entries():
            self.assert_vietnamese(entry.msgstr, entry.msgid)
            self.assertTrue(unicodedata.is_normalized("NFC", entry.msgstr))
            self.assertNotIn('"', TAG.sub("", entry.msgstr), "write “ ”")

    def test_every_marked_text_of_the_code_is_exported(self):
        """Odoo's export reads tokens, not Python: it can miss or mistake a text."""
        exported = places_by_term(self.env, exported_terms(self.env))
        self.assertEqual(
            marked_texts(Path(file_path(ADDON))),
            {
                term
                for term, places in exported.items()
                if any(re.match(r"code:.*\.py$", place) for place in places)
            },
        )

    def test_every_message_of_core_is_marked(self):
        self.assertEqual(unmarked_messages(Path(file_path(f"{ADDON}/core"))), [])


class TestVietnameseScreens(TranslationCase):
    def test_views_of_every_role(self):
        for role in ROLES:
            env = self.in_vietnamese(role)
            own = self._of_addon("ir.ui.view")
            for view in own:
                if view.type == "qweb" or not env[view.model].has_access("read"):
                    continue
                if view.inherit_id and view.inherit_id not in own:
                    continue  # Odoo's own screen, with a field or two of ours
                arch = env[view.model].get_view(view.id, view.type)["arch"]
                for text in read_texts(etree.fromstring(arch)):
                    self.assert_vietnamese(text, f"{view.name}, {role}")

    def test_labels_help_and_choices_of_fields(self):
        env = self.in_vietnamese("admin")
        for name in [
            *filter(lambda name: name.startswith("cchc."), env),
            "res.company",
            "res.users",
        ]:
            own = [
                field
                for field, definition in env[name]._fields.items()
                if ADDON in definition._modules
            ]
            fields = env[name].fields_get(own, ["string", "help", "selection"])
            for field, shown in fields.items():
                choices = [label for _value, label in shown.get("selection", ())]
                for text in (shown["string"], shown.get("help") or "", *choices):
                    self.assert_vietnamese(text, f"{name}, {field}")

    def test_menus_of_every_role(self):
        for role in ROLES:
            menus = self.in_vietnamese(role)["ir.ui.menu"].load_menus(False)
            names = [
                menu["name"]
                for menu in menus.values()
                if str(menu.get("xmlid")).startswith(ADDON)
            ]
            self.assertIn("Cải cách hành chính", names)
            for name in names:
                self.assert_vietnamese(name, role)

    def test_names_and_help_of_records(self):
        for model, names in READ_FIELDS.items():
            for record in self._of_addon(model).with_context(lang=LANG):
                for name in names:
                    text = html2plaintext(record[name] or "")
                    self.assert_vietnamese(text, f"{model}, {record.id}")

    def _of_addon(self, model):
        data = self.env["ir.model.data"].search(
            [("module", "=", ADDON), ("model", "=", model)]
        )
        return self.env[model].browse(data.mapped("res_id"))


def tag_names(text):
    return [tag.split()[0].rstrip(">") for tag in TAG.findall(text)]


def read_texts(arch):
    """What a view's architecture itself says, without the data of records."""
    for node in arch.iter(etree.Element):
        for name, value in node.attrib.items():
            if name in READ_ATTRIBUTES:
                yield value
        for text in (node.text, node.tail):
            if text and text.strip():
                yield " ".join(text.split())
