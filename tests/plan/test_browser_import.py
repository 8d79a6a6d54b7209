from .. import plan_files
from ..browser import PHONE, BrowserCase


class TestBrowserImport(BrowserCase):
    """From the signed Word file to the issued, printed plan, as the office does it."""

    def test_import_look_accept_issue_print(self):
        with self.browse(self.office) as page:
            self.open(page, "action-cchc_plan.cchc_plan_import_action")
            page.set_input_files(
                "input[type=file]",
                {
                    "name": "ke-hoach.docx",
                    "mimeType": "application/octet-stream",
                    "buffer": plan_files.vinh_khe_docx(),
                },
            )
            page.wait_for_selector("div[name=file] input, div[name=file] .fa-pencil")
            page.click("button[name=action_read]")
            lines = page.locator("div[name=line_ids] .o_data_row")
            lines.first.wait_for()
            self.assertEqual(lines.count(), 36)  # 8 sections and 28 tasks

            # The wording that lies before the plan's year is pointed out.
            row = lines.filter(has_text="Trước 31/12/2023")
            self.assertIn("2023", row.locator("td[name=doubt]").inner_text())

            page.click("button[name=action_accept] >> visible=true")
            page.wait_for_selector("button[name=action_issue]")
            page.click("button[name=action_issue]")
            self._confirm(page)
            page.wait_for_selector("button[name=action_issue]", state="detached")
            with page.expect_download() as waiting:
                page.click("button[name=action_print]")
            self.assertTrue(waiting.value.suggested_filename.endswith(".pdf"))
        plan = self._plans()
        self.assertEqual((plan.state, len(plan.task_ids)), ("issued", 28))
        self.assertEqual(plan.document_id.number, "10/KH-UBND")

    def test_a_table_pasted_from_a_page_keeps_its_merged_cells(self):
        rows = (
            "<tr><td>TT</td><td>Nhiệm vụ</td>"
            "<td>Đơn vị chủ trì</td><td>Thời gian</td></tr>"
            "<tr><td colspan=4><p><b>I. CẢI CÁCH THỂ CHẾ</b></p></td></tr>"
            "<tr><td>1</td><td>Ban hành Kế hoạch</td>"
            "<td rowspan=2><p>Tư pháp</p></td><td>Quý I/2024</td></tr>"
            "<tr><td>2</td><td>Rà soát văn bản</td><td>Tháng 5/2024</td></tr>"
        )
        with self.browse(self.office) as page:
            self.open(page, "action-cchc_plan.cchc_plan_import_action")
            page.locator("div[name=pasted] textarea").evaluate(
                """(box, html) => {
                    box.focus();
                    const clipboardData = new DataTransfer();
                    clipboardData.setData("text/html", html);
                    const options = { clipboardData, bubbles: true };
                    box.dispatchEvent(new ClipboardEvent("paste", options));
                }""",
                f"<table>{rows}</table>",
            )
            page.click("button[name=action_read]")
            page.locator("div[name=line_ids] .o_data_row").first.wait_for()
        wizard = self.env["cchc.plan.import"].search([], order="id desc", limit=1)
        self.assertEqual(
            [
                (line.name, line.lead_text, line.timeframe_text)
                for line in wizard.line_ids
                if line.kind == "task"
            ],
            [
                ("Ban hành Kế hoạch", "Tư pháp", "Quý I/2024"),
                ("Rà soát văn bản", "Tư pháp", "Tháng 5/2024"),
            ],
        )

    def test_a_bad_file_says_so_and_leaves_nothing(self):
        with self.browse(self.office) as page:
            self.open(page, "action-cchc_plan.cchc_plan_import_action")
            page.set_input_files(
                "input[type=file]",
                {
                    "name": "anh.docx",
                    "mimeType": "application/octet-stream",
                    "buffer": b"\x89PNG\r\n\x1a\n" + b"0" * 200,
                },
            )
            page.wait_for_selector("div[name=file] input, div[name=file] .fa-pencil")
            page.click("button[name=action_read]")
            dialog = page.locator(".o_error_dialog, .modal, .o_notification")
            dialog.first.wait_for()
            self.assertIn("Đây là tệp hình ảnh", dialog.first.inner_text())
        self.assertFalse(self._plans())
        # A page that is left saves its empty form once more, with no file in it.
        self.assertFalse(
            self.env["cchc.plan.import"].search(
                [("create_uid", "=", self.office.id), ("file", "!=", False)]
            )
        )

    def test_what_was_read_fits_a_phone(self):
        wizard = (
            self.env["cchc.plan.import"]
            .with_user(self.office)
            .with_company(self.company)
            .create({"pasted": plan_files.vinh_khe_pasted()})
        )
        with self.browse(self.office, PHONE) as page:
            self.open(page, f"cchc.plan.import/{wizard.id}")
            page.wait_for_selector("div[name=line_ids] .o_kanban_record")
            self._assert_fits(page)

    def _plans(self):
        return self.env["cchc.plan"].search([("company_id", "=", self.company.id)])

    def _confirm(self, page):
        """Answer the question that the button asks, if it asks one."""
        button = page.locator(".modal-footer .btn-primary")
        if button.count():
            button.first.click()

    def _assert_fits(self, page):
        width = page.evaluate("document.documentElement.scrollWidth")
        self.assertLessEqual(width, PHONE["width"])
