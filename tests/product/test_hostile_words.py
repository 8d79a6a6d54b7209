"""Words that are a program somewhere stay words wherever the addon shows them."""

import io
import json
from unittest.mock import patch
from urllib.parse import urlencode

import docx
import openpyxl

from odoo.tools import html2plaintext

from odoo.addons.cchc_plan.controllers.base import DOWNLOADS
from odoo.addons.cchc_plan.models.base.lock import unlocked

from ..browser import BrowserCase
from ..reminding.reminder_case import Mornings
from . import rpc_world
from .rpc_case import RpcCase

PICTURE = "<img src=x onerror=alert(1)>"
# A formula for Excel, a picture for a browser, a mark for Jinja.
HOSTILE = f'=HYPERLINK("http://x","y"){PICTURE}{{{{ x }}}}'
RAW = "<img src=x"
IN_PIECES = "img src=x"  # as words, escaped in whichever way


class TestHostileWords(Mornings, RpcCase):
    """The commune of RpcWorld, in which every text is hostile."""

    @classmethod
    def setUpClass(cls):
        cls.startClassPatcher(patch.object(rpc_world, "SECRET", HOSTILE))
        super().setUpClass()
        for record in (cls.unit_justice, cls.staff, cls.colleague):
            record.name = HOSTILE
        cls.company.write({"name": HOSTILE, "cchc_body_line": HOSTILE})
        cls.env.flush_all()

    def test_no_page_that_is_printed_holds_them_as_html(self):
        reports = self.env["ir.actions.report"].search([("model", "=like", "cchc.%")])
        self.assertGreater(len(reports), 8)
        for report in reports:
            record = self.records[report.model]
            html, _kind = report._render_qweb_html(report.report_name, record.ids)
            with self.subTest(report=report.report_name):
                self.assertNotIn(RAW, html.decode())
                # A letter's table for each unit is printed in its own text.
                if report.report_name != "cchc_plan.report_chasing_letter_annexes":
                    self.assertIn(IN_PIECES, html.decode())

    def test_no_mail_message_or_activity_holds_them_as_html(self):
        self.extension.with_user(self.leader).write({"decision_note": HOSTILE})
        self.extension.with_user(self.leader).action_approve()
        self.handover.with_user(self.office).action_hand_over()
        part = self.report.contribution_ids[:1]
        part.with_user(self.office)._schedule_contribution_activity(HOSTILE)
        self.task.with_user(self.office).message_post(body=HOSTILE)
        self._run("2024-03-18", "2024-03-27", "2024-04-10")
        texts = [
            *self.env["mail.message"].search([]).mapped("body"),
            *self.env["mail.mail"].search([]).mapped("body_html"),
            *self.env["mail.activity"].search([]).mapped("note"),
        ]
        hostile = [text for text in texts if IN_PIECES in html2plaintext(text or "")]
        self.assertGreater(len(hostile), 5)
        self.assertEqual([text for text in texts if RAW in (text or "")], [])

    def test_reasons_keep_their_lines_in_an_activity(self):
        unlocked(self.extension).reason = "Mưa lũ.\nChờ văn bản."
        self.extension._ask_for_decision()
        notes = self.extension.activity_ids.mapped("note")
        self.assertIn("Mưa lũ.<br>Chờ văn bản.", notes[-1])

    def test_no_cell_of_a_sheet_is_a_formula(self):
        for _kind, record, extension, content in self._files():
            if extension != "xlsx":
                continue
            book = openpyxl.load_workbook(io.BytesIO(content))
            cells = [
                cell for sheet in book for row in sheet.iter_rows() for cell in row
            ]
            self.assertTrue(any(IN_PIECES in str(cell.value) for cell in cells), record)
            self.assertEqual([cell for cell in cells if cell.data_type == "f"], [])
            self.assertEqual([cell for cell in cells if cell.hyperlink], [])

    def test_every_word_document_opens_and_says_them(self):
        for _kind, record, extension, content in self._files():
            if extension != "xlsx":
                document = docx.Document(io.BytesIO(content))
                text = "".join(document.element.itertext())
                if extension == "docx":  # the own template has nothing filled in
                    self.assertIn(IN_PIECES, text, record)

    def test_no_file_name_leaves_its_header(self):
        self.plan.document_id.number = '1/"\r\nSet-Cookie: a=b;../../x'
        self.log_in("office")
        for path in (f"plan/{self.plan.id}/docx", f"plan/{self.plan.id}/xlsx"):
            response = self.url_open(f"/cchc_plan/{path}")
            self.assertEqual(response.status_code, 200)
            self.assertNotIn("a", response.cookies)
            name = response.headers["Content-Disposition"]
            self.assertNotRegex(name, r"[\r\n/\\;]\S|\.\.")

    def test_no_name_of_an_attachment_leaves_its_header(self):
        template = self.records["cchc.report.template"].with_user(self.office)
        template.filename = '../../x"\r\nSet-Cookie: a=b.docx'
        self.env.flush_all()
        self.log_in("office")
        response = self.url_open(
            f"/web/content/{template._name}/{template.id}/file"
            "?download=true&filename_field=filename"
        )
        self.assertEqual(response.status_code, 200)
        self.assertNotIn("a", response.cookies)
        self.assertNotRegex(response.headers["Content-Disposition"], r"[\r\n]")

    def test_no_cell_of_an_exported_list_is_a_formula(self):
        fields = [
            {"name": name, "label": name, "type": kind}
            for name, kind in (("name", "char"), ("objective", "text"))
        ]
        self.office.group_ids += self.env.ref("base.group_allow_export")
        self.log_in("office")
        for groups in ([], ["name"]):
            data = {
                "model": "cchc.plan",
                "fields": fields,
                "ids": (self.plan | self.draft).ids,
                "domain": [],
                "groupby": groups,
                "import_compat": False,
                "context": {},
            }
            response = self.url_open(
                f"/web/export/xlsx?{urlencode({'data': json.dumps(data)})}"
            )
            sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
            cells = [cell for row in sheet.iter_rows() for cell in row]
            self.assertTrue(any(str(cell.value)[:1] == "=" for cell in cells))
            self.assertEqual({cell.data_type for cell in cells} - {"s", "n"}, set())
            self.assertEqual([cell for cell in cells if cell.hyperlink], [])

    def _files(self):
        """Every file that can be downloaded: kind, record, extension, content."""
        records = {
            "plan": self.plan,
            "indicators": self.plan,
            "chasing_letter": self.letter,
            "report": self.report,
            "reminder_log": self.records["cchc.reminder.print"],
            "handover": self.records["cchc.handover"],
        }
        for kind, download in DOWNLOADS.items():
            for extension, render in download.renderers.items():
                record = records[kind].with_user(self.office)
                yield kind, record, extension, getattr(record, render)()


class TestBrowserHostileWords(BrowserCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.unit_justice.write({"name": HOSTILE, "short_name": HOSTILE})
        cls.plan = cls._plan(
            (HOSTILE, "", {"deliverable": HOSTILE, "note": HOSTILE}), name=HOSTILE
        )
        cls.plan.section_ids.name = HOSTILE
        task = cls.plan.task_ids
        cls.env["cchc.milestone"].create(
            {"task_id": task.id, "name": HOSTILE, "date_deadline": "2024-03-29"}
        )
        cls.env["cchc.indicator"].create(
            {"plan_id": cls.plan.id, "name": HOSTILE, "target": 30}
        )
        cls.plan.action_issue()
        cls.env["cchc.task.update"].create({"task_id": task.id, "result": HOSTILE})
        task.message_post(body=HOSTILE)

    def test_no_screen_takes_them_for_html(self):
        task = self.plan.task_ids
        screens = {
            "/odoo/action-cchc_plan.cchc_plan_steering_action": ".o_cchc_steering_page",
            "/odoo/action-cchc_plan.cchc_plan_board_action": ".o_cchc_board_page",
            f"/odoo/cchc.task/{task.id}": ".o-mail-Message",
            f"/odoo/cchc.plan/{self.plan.id}": ".o_form_view",
            "/odoo/cchc.task": ".o_list_view, .o_kanban_view",
        }
        with self.browse(self.office) as page:
            said = []
            page.on("dialog", lambda dialog: (said.append(1), dialog.dismiss()))
            for address, awaited in screens.items():
                page.goto(self.base_url() + address)
                page.wait_for_selector(awaited)
                page.get_by_text(IN_PIECES).first.wait_for(state="attached")
                self.assertEqual(page.locator("img[src=x]").count(), 0, address)
            self.assertEqual(said, [])
