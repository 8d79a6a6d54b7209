import io
from unittest.mock import patch

import openpyxl

from odoo.exceptions import AccessError
from odoo.tests import HttpCase

from .. import printed_pdf
from .reminder_case import ReminderCase

REPORT = "cchc_plan.cchc_reminder_log_report"


class TestReminderLog(ReminderCase, HttpCase):
    """The log on paper and as a sheet, of a commune, a plan or a task."""

    today = "2024-03-20"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.chasing = cls.env["cchc.chasing.letter"].create(
            {
                "company_id": cls.company.id,
                "document_number": "12/UBND-VP",
                "document_date": "2024-03-20",
            }
        )

    def _print(self, user=None, **values):
        prints = self.env["cchc.reminder.print"].with_user(user or self.office)
        return prints.create({"company_id": self.company.id, **values})

    def _rows(self, wizard):
        return [row.texts for row in wizard._log().matrix.rows]

    def test_stages_and_letters_stand_in_one_log(self):
        self._run("2024-03-20")
        self.chasing.action_send()
        rows = self._rows(self._print())
        self.assertEqual(len(rows), 4)
        self.assertEqual([row[0] for row in rows], ["1", "2", "3", "4"])
        self.assertEqual(rows[0][1], "20/03/2024")
        self.assertEqual(rows[-1][2], "Tư pháp - Hộ tịch (Trần Trưởng Bộ Phận)")
        self.assertIn("12/UBND-VP", rows[-1][6])
        self.assertEqual({row[8] for row in rows[:3]}, {"20/03/2024"})

    def test_only_the_days_that_are_asked_for_as_they_are_in_vietnam(self):
        self._run("2024-03-11 17:30:00", "2024-03-15")
        one = self._print(date_from="2024-03-12", date_to="2024-03-12")
        self.assertEqual([row[1] for row in self._rows(one)], ["12/03/2024"])
        both = self._print(date_from="2024-03-12", date_to="2024-03-15")
        self.assertEqual(both.row_count, 2)
        with self.assert_refused("Nobody was reminded in these days"):
            self._print(date_from="2024-03-13", date_to="2024-03-14").action_print()

    def test_of_a_plan_a_task_or_a_unit_and_by_task(self):
        self._run("2024-03-20")
        of_task = self._print(task_id=self.middle.id)
        self.assertEqual([row[4] for row in self._rows(of_task)], ["I.2 Rà soát"])
        self.assertEqual(of_task._log().titles[1], "I.2 Rà soát")
        self.assertEqual(self._print(plan_id=self.plan.id).row_count, 3)
        self.assertEqual(self._print(unit_id=self.unit_culture.id).row_count, 0)
        rows = self._rows(self._print(arrangement="task"))
        self.assertEqual(
            [row[0] for row in rows], ["I.1 Kiểm tra", "1", "2", "I.2 Rà soát", "3"]
        )

    def test_more_rows_than_a_print_takes_are_refused_in_one_sentence(self):
        self._run("2024-03-20")
        wizard = self._print()
        module = "odoo.addons.cchc_plan.wizard.reminding.cchc_reminder_print."
        with patch(f"{module}MOST_ON_PAPER", 2):
            wizard.action_export_xlsx()
            with self.assert_refused("3 reminders, more than the 2 that go"):
                wizard.action_print()
        with (
            patch(f"{module}MOST_IN_SHEET", 2),
            self.assert_refused("choose fewer days, or one unit"),
        ):
            wizard.action_export_xlsx()

    def test_the_pdf_has_every_cell(self):
        self._run("2024-03-15", "2024-03-20")
        self.chasing.action_send()
        wizard = self._print()
        reports = self.env["ir.actions.report"].with_context(
            force_report_rendering=True
        )
        content, kind = reports.with_user(self.office)._render_qweb_pdf(
            REPORT, wizard.ids
        )
        self.assertEqual(kind, "pdf")
        pages = printed_pdf.pages(content)
        text = " ".join(page.text for page in pages)
        self.assertTrue(pages[0].is_landscape)
        for part in ("ỦY BAN NHÂN DÂN XÃ VĨNH KHÊ", "NHẬT KÝ ĐÔN ĐỐC", "NGƯỜI LẬP"):
            self.assertIn(part, text)
        self.assertIn("(Từ ngày 01/01/2024 đến ngày 20/03/2024)", text)
        matrix = wizard._log().matrix
        with_table = [page for page in pages if "TT" in page.text.split()]
        table = printed_pdf.PrintedTable(with_table, matrix.percents)
        for index, found in enumerate(table.columns):
            texts = " ".join(row.texts[index] for row in matrix.rows)
            self.assertTrue(found.startswith("".join(texts.split())), found)

    def test_the_sheet_is_downloaded_by_its_owner_only(self):
        self._run("2024-03-20")
        url = self._print(self.staff).action_export_xlsx()["url"]
        self.authenticate(self.staff.login, f"{self.staff.login}-password")
        answer = self.url_open(url)
        self.assertEqual(answer.status_code, 200)
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        self.assertEqual(sheet.title, "Nhật ký đôn đốc")
        self.authenticate(self.office.login, f"{self.office.login}-password")
        self.assertEqual(self.url_open(url).status_code, 404)

    def test_another_commune_prints_its_own(self):
        self._run("2024-03-20")
        with self.assertRaises(AccessError):
            self._print(self.neighbour)
        own = self.env["cchc.reminder.print"].with_user(self.neighbour).create({})
        self.assertEqual(own.row_count, 0)

    def test_from_a_task_the_wizard_knows_it(self):
        action = self.env.ref("cchc_plan.cchc_reminder_print_action_task")
        self.assertEqual(action.binding_model_id.model, "cchc.task")
        wizard = self.env["cchc.reminder.print"].with_context(
            default_task_id=self.early.id
        )
        self.assertEqual(wizard.create({}).company_id, self.company)
