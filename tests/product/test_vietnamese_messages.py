"""Errors and warnings as a Vietnamese reader gets them."""

import base64
import re
from pathlib import Path

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import file_path

from odoo.addons.cchc_plan.core.text.finding import Finding

from .. import plan_files
from ..bad_files import bad_files
from ..terms import ADDON
from .marked_texts import marked_texts
from .test_translations import LANG, TranslationCase


class TestVietnameseMessages(TranslationCase):
    def _refusal(self, error, action):
        """The message with which the action is refused."""
        with self.assertRaises(error) as caught:
            action()
        self.assert_vietnamese(str(caught.exception))
        return str(caught.exception)

    def test_what_a_plan_lacks_to_be_issued(self):
        plan = self._plan(
            ("Rà soát văn bản", "Quý I/2024", {"lead_unit_id": False}),
            document_number=False,
        )
        message = self._refusal(
            UserError, plan.with_env(self.in_vietnamese("office")).action_issue
        )
        self.assertTrue(message.startswith("Chưa ban hành được kế hoạch"), message)
        self.assertIn("Kế hoạch chưa có số, ký hiệu.", message)
        self.assertIn("chưa có bộ phận chủ trì.", message)

    def test_an_issued_plan_refuses_changes(self):
        plan = self._plan(("Rà soát văn bản", "Quý I/2024", {}))
        plan.action_issue()
        plan = plan.with_env(self.in_vietnamese("office"))
        task = plan.task_ids
        for action in (
            lambda: task.write({"deliverable": "Báo cáo"}),
            lambda: task.write({"state": "cancelled"}),
            task.copy,
            task.unlink,
            plan.unlink,
        ):
            message = self._refusal(UserError, action)
            self.assertTrue(
                message.startswith(f"Kế hoạch “{plan.name}” đã ban hành"), message
            )

    def test_only_some_may_issue(self):
        plan = self._plan(("Rà soát văn bản", "Quý I/2024", {}))
        self._refusal(
            AccessError, plan.with_env(self.in_vietnamese("staff")).action_issue
        )

    def test_a_year_that_cannot_be(self):
        wizard = self.in_vietnamese("office")["cchc.next.year"].create(
            {"plan_id": self._plan().id, "year": 1066}
        )
        self._refusal(ValidationError, wizard.action_create)

    def test_files_that_cannot_be_read(self):
        imports = self.in_vietnamese("office")["cchc.plan.import"]
        for name, bad in bad_files().items():
            content = base64.b64encode(bad.make()).decode()
            values = {"filename": bad.filename, "file": content}
            with self.subTest(name):
                self._refusal(UserError, lambda: imports.create(values)._read())  # noqa: B023

    def test_warnings_for_another_program(self):
        """It names no language: the user's counts."""
        self.office.lang = LANG
        plans = self.env(user=self.office, context={})["cchc.plan"]
        answer = plans.with_company(self.company).import_from_file(
            "ke-hoach.docx", base64.b64encode(plan_files.vinh_khe_docx()).decode()
        )
        self.assertIn(
            "“Trước 31/12/2023” đến hạn trước khi bắt đầu năm kế hoạch 2024.",
            [warning["text"] for warning in answer["warnings"]],
        )

    def test_every_finding_is_found_in_translation(self):
        plans = self.in_vietnamese("office")["cchc.plan"]
        templates = marked_texts(Path(file_path(f"{ADDON}/core")))
        self.assertGreater(len(templates), 80)
        for template in templates:
            values = dict.fromkeys(re.findall(r"%\((\w+)\)s", template), "…")
            finding = Finding("any", "", template, values)
            self.assert_vietnamese(plans._finding_text(finding), template)
