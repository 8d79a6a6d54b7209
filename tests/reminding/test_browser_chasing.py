from odoo import Command

from ..browser import PHONE, BrowserCase

LETTERS = "action-cchc_plan.cchc_chasing_letter_action"
LOG = "action-cchc_plan.cchc_reminder_action"


class TestBrowserChasing(BrowserCase):
    """The office chases all units by letter, which everybody finds on the task."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan(
            ("Ban hành Kế hoạch kiểm tra", "Quý I/2024", {}),
            ("Tuyên truyền", "Quý I/2024", {"lead_unit_id": cls.unit_culture.id}),
        )
        cls.plan.action_issue()

    def test_the_office_prints_a_chasing_letter(self):
        with self.browse(self.office) as page:
            self.open(page, LETTERS)
            page.click("button:has-text('Lập giấy đôn đốc')")
            found = page.locator(".modal [name=found]")
            found.wait_for()
            self.assertIn("Tư pháp - Hộ tịch, Văn hóa - Xã hội", found.inner_text())
            page.fill(".modal div[name=date_answer] input", "31/12/2030")
            page.click(".modal button[name=action_write]")
            lines = page.locator("div[name=line_ids] .o_data_row")
            lines.first.wait_for()
            self.assertEqual(lines.count(), 2)
            with page.expect_download() as download:
                page.click("button[name=action_export_docx]")
            self.assertTrue(download.value.suggested_filename.endswith(".docx"))
            with page.expect_download() as download:
                page.click("button[name=action_print]")
            self.assertTrue(download.value.suggested_filename.endswith(".pdf"))
            page.click(".nav-link[name=chat]")
            page.context.grant_permissions(["clipboard-read", "clipboard-write"])
            page.click(".o_btn_text_copy")
            page.locator(".o-tooltip, .o_popover").first.wait_for()
            copied = page.evaluate("navigator.clipboard.readText()")
            self.assertIn("TƯ PHÁP - HỘ TỊCH: 1 quá hạn", copied)
            page.fill("div[name=document_number] input", "12/UBND-VP")
            page.fill("div[name=document_date] input", "20/11/2026")
            page.click("button[name=action_send]")
            page.click(".modal .btn-primary")
            page.locator("button[name=action_send]").wait_for(state="detached")
        letter = self.env["cchc.chasing.letter"].search(
            [("company_id", "=", self.company.id)]
        )
        self.assertEqual((letter.state, len(letter.reminder_ids)), ("sent", 2))
        self.assertEqual(letter.document_id.number, "12/UBND-VP")
        self.assertEqual(letter.chat_text, copied)

    def test_a_letter_is_found_on_the_task_and_in_the_log(self):
        letter = self.env["cchc.chasing.letter"].create(
            {
                "company_id": self.company.id,
                "unit_ids": [Command.set(self.unit_justice.ids)],
                "document_number": "12/UBND-VP",
                "document_date": "2026-11-20",
            }
        )
        letter.action_send()
        task = self.plan.task_ids[0].id
        with self.browse(self.staff) as page:
            self.open(page, f"cchc.task/{task}")
            page.click("button[name=action_view_reminders]")
            page.locator("th[data-name=occasion]").wait_for()
            row = page.locator(".o_data_row")
            self.assertIn("Giấy đôn đốc 12/UBND-VP", row.inner_text())
        with self.browse(self.staff, PHONE) as page:
            self.open(page, LETTERS)
            page.locator(".o_kanban_record", has_text="12/UBND-VP").click()
            page.locator("div[name=line_ids] .o_kanban_record").first.wait_for()
            self.assertEqual(page.locator("button[name=action_send]").count(), 0)

    def test_the_log_is_printed(self):
        letter = self.env["cchc.chasing.letter"].create({"company_id": self.company.id})
        letter.action_send()
        with self.browse(self.office) as page:
            self.open(page, LOG)
            page.click("button:has-text('In nhật ký')")
            with page.expect_download() as download:
                page.click(".modal button[name=action_export_xlsx]")
            self.assertTrue(download.value.suggested_filename.endswith(".xlsx"))
