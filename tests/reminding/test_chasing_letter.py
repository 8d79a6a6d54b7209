import io
from dataclasses import replace

import docx
from psycopg2 import IntegrityError

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase
from odoo.tools import mute_logger

from odoo.addons.cchc_plan.models.base.lock import unlocked

from .. import printed_pdf
from .reminder_case import ReminderCase

REPORT = "cchc_plan.cchc_chasing_letter_report"
PORTRAIT_TABLE = 467.7  # points, 165 mm


class ChasingCase(ReminderCase):
    """On 20 March a task is 3 working days late, one due in 7; culture's is late."""

    today = "2024-03-20"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.culture_plan = cls._plan(
            ("Tuyên truyền", "8/3/2024", {"lead_unit_id": cls.unit_culture.id}),
            document_number="11/KH-UBND",
        )
        cls.culture_plan.action_issue()
        cls.company.cchc_due_soon_days = 14

    @classmethod
    def _letter(cls, user=None, **values):
        letters = cls.env["cchc.chasing.letter"].with_user(user or cls.office)
        return letters.create({"company_id": cls.company.id, **values})

    def _lines(self, letter):
        return [
            (line.unit_name, line.task_name, line.status, line.distance)
            for line in letter.line_ids
        ]


class TestLines(ChasingCase):
    def test_all_units_overdue_and_due_soon_by_unit(self):
        letter = self._letter()
        self.assertEqual(
            self._lines(letter),
            [
                ("Tư pháp - Hộ tịch", "I.1 Kiểm tra", "overdue", 3),
                ("Tư pháp - Hộ tịch", "I.2 Rà soát", "due_soon", -7),
                ("Văn hóa - Xã hội", "I.1 Tuyên truyền", "overdue", 8),
            ],
        )
        self.assertEqual((letter.overdue_count, letter.due_soon_count), (2, 1))
        self.assertEqual(letter.unit_names, "Tư pháp - Hộ tịch, Văn hóa - Xã hội")
        self.assertEqual(letter.date_as_of, self._date("2024-03-20"))

    def test_chosen_units_plans_and_days(self):
        letter = self._letter(unit_ids=[Command.set(self.unit_justice.ids)])
        self.assertEqual(len(letter.line_ids), 2)
        letter.horizon_days = 0
        self.assertEqual(letter.line_ids.mapped("task_name"), ["I.1 Kiểm tra"])
        letter.write(
            {
                "unit_ids": [Command.clear()],
                "plan_ids": [Command.set(self.culture_plan.ids)],
            }
        )
        self.assertEqual(letter.line_ids.task_id, self.culture_plan.task_ids)

    def test_what_is_done_held_closed_or_without_a_unit_is_not_chased(self):
        self.early.state = "done"
        self.middle.action_hold()
        self.culture_plan.action_close()
        self.assertFalse(self._letter().line_ids)
        self.culture_plan.action_reopen()
        unlocked(self.culture_plan.task_ids).lead_unit_id = False
        self.assertFalse(self._letter().line_ids)

    def test_the_commune_s_own_days_off_count(self):
        self.env["cchc.day.off"].create(
            {
                "date": "2024-03-18",
                "name": "Lễ hội của xã",
                "company_id": self.company.id,
            }
        )
        self.assertEqual(self._letter().line_ids[0].distance, 2)

    def test_earlier_reminders_of_the_deadline_are_counted(self):
        self._run("2024-03-15", "2024-03-20")
        letter = self._letter()
        self.assertEqual(letter.line_ids.mapped("reminder_count"), [3, 1, 2])
        letter.action_send()
        self.assertEqual(self._letter().line_ids.mapped("reminder_count"), [4, 2, 3])

    def test_a_draft_says_what_changed_and_takes_it_over(self):
        letter = self._letter()
        self.early.state = "done"
        self.assertEqual(letter.changed_count, 1)
        self.assertEqual(len(letter.line_ids), 3)
        letter.action_refresh()
        self.assertEqual((letter.changed_count, len(letter.line_ids)), (0, 2))

    def test_a_line_of_a_draft_may_be_taken_out_and_none_made_up(self):
        letter = self._letter()
        letter.write({"line_ids": [Command.delete(letter.line_ids[0].id)]})
        self.assertEqual(len(letter.line_ids), 2)
        for values in (
            [Command.update(letter.line_ids[0].id, {"distance": 99})],
            [Command.create({"task_name": "Bịa", "unit_name": "Bịa"})],
        ):
            with self.assertRaises(AccessError):
                letter.write({"line_ids": values})

    def test_queries_do_not_grow_with_the_lines(self):
        def queries(count):
            plan = self._plan(
                *((f"Nhiệm vụ {n}", "15/3/2024", {}) for n in range(count)),
                document_number=f"{count}/KH-UBND",
            )
            plan.action_issue()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            letter = self._letter(plan_ids=[Command.set(plan.ids)])
            letter.action_send()
            self.env.flush_all()
            self.assertEqual(len(letter.reminder_ids), count)
            return self.cr.sql_log_count - before

        queries(2)
        few, many = queries(4), queries(60)
        self.assertLess(many, few * 1.3)


class TestSend(ChasingCase):
    def test_sending_registers_the_letter_and_logs_each_line(self):
        letter = self._letter(document_number="12/UBND-VP", document_date="2024-03-20")
        letter.action_send()
        self.assertEqual((letter.state, letter.sent_by_id), ("sent", self.office))
        self.assertEqual(letter.document_id.type_id.code, "CV")
        self.assertEqual(letter.document_id.number, "12/UBND-VP")
        rows = letter.reminder_ids.sorted("id")
        self.assertEqual(
            [(row.task_id.name, row.recipient, row.position) for row in rows],
            [
                ("Kiểm tra", "unit", 3),
                ("Rà soát", "unit", -7),
                ("Tuyên truyền", "unit", 8),
            ],
        )
        self.assertEqual(rows.mapped("channel"), ["letter"] * 3)
        self.assertEqual(rows[0].user_id, self.head)
        self.assertFalse(rows[2].user_id)
        self.assertEqual(rows[0].occasion, "Chasing letter 12/UBND-VP (20/03/2024)")
        self.assertIn(rows[0], self.early.with_user(self.staff).reminder_ids)

    def test_a_second_click_logs_nothing(self):
        letter = self._letter()
        letter.action_send()
        with self.assert_refused("is sent already"):
            letter.action_send()
        self.assertEqual(len(letter.reminder_ids), 3)

    @mute_logger("odoo.sql_db")
    def test_no_row_of_a_letter_is_written_twice(self):
        letter = self._letter()
        letter.action_send()
        with self.assertRaisesRegex(IntegrityError, "once_a_letter"):
            letter._log_reminders()

    def test_number_and_date_come_together_or_not_at_all(self):
        with self.assert_refused("both its number and its date"):
            self._letter(document_number="12/UBND-VP").action_send()
        letter = self._letter()
        letter.action_send()
        self.assertFalse(letter.document_id)

    def test_nothing_to_chase_is_said_kindly(self):
        self.early.state = self.middle.state = "done"
        self.culture_plan.task_ids.state = "done"
        letter = self._letter()
        for method in ("action_send", "action_print", "action_export_docx"):
            with self.assert_refused("Nothing is overdue or due within 14 days"):
                getattr(letter, method)()
        with self.assert_refused("nobody to chase"):
            self._wizard().action_write()

    def test_a_sent_letter_stays_as_it_is(self):
        letter = self._letter()
        letter.action_send()
        self.early.state = "done"
        self.assertEqual(letter.line_ids[0].task_name, "I.1 Kiểm tra")
        for user in (self.office, self.leader, self.admin):
            own = letter.with_user(user)
            for values in (
                {"subject": "khác"},
                {"state": "draft"},
                {"unit_ids": [Command.clear()]},
                {"line_ids": [Command.delete(letter.line_ids[0].id)]},
                {"reminder_ids": [Command.clear()]},
            ):
                with self.assert_refused("sent and stays as it is"):
                    own.write(values)
            with self.assert_refused("kept for good"):
                own.unlink()
            with self.assert_refused("stays as it is"):
                own.line_ids[0].unlink()
            with self.assert_refused("stays as it is"):
                own.action_refresh()
        with self.assert_refused("stays as it is"):
            letter.sudo().line_ids[0].distance = 1
        own.message_post(body="Đã nhận")

    def test_only_the_button_sends(self):
        letter = self._letter(state="sent", date_sent="2024-01-01")
        self.assertEqual((letter.state, letter.date_sent), ("draft", False))
        for values in ({"state": "sent"}, {"document_id": False}):
            with self.assert_refused("with its button"):
                letter.write(values)

    def test_the_document_of_a_letter_is_kept(self):
        letter = self._letter(document_number="12/UBND-VP", document_date="2024-03-20")
        letter.action_send()
        with self.assert_refused("in use"):
            letter.document_id.unlink()

    def test_a_copy_chases_anew(self):
        letter = self._letter(document_number="12/UBND-VP")
        self.early.state = "done"
        copied = letter.copy()
        self.assertFalse(copied.document_number)
        self.assertEqual(len(copied.line_ids), 2)

    def _wizard(self, **values):
        wizards = self.env["cchc.chasing.wizard"].with_user(self.office)
        return wizards.create({"company_id": self.company.id, **values})


class TestWizard(ChasingCase):
    def _wizard(self, user=None, **values):
        wizards = self.env["cchc.chasing.wizard"].with_user(user or self.office)
        return wizards.create({"company_id": self.company.id, **values})

    def test_one_letter_to_all_opens_in_its_form(self):
        wizard = self._wizard(date_answer="2024-03-29")
        self.assertEqual(
            wizard.found,
            "Units: Tư pháp - Hộ tịch, Văn hóa - Xã hội. Overdue: 2. Due soon: 1.",
        )
        action = wizard.action_write()
        letter = self.env["cchc.chasing.letter"].browse(action["res_id"])
        self.assertEqual(len(letter.line_ids), 3)
        self.assertEqual(letter.date_answer, self._date("2024-03-29"))
        self.assertFalse(letter.unit_ids)

    def test_one_letter_each_only_for_units_with_something(self):
        action = self._wizard(self.leader, is_one_each=True).action_write()
        letters = self.env["cchc.chasing.letter"].search(action["domain"])
        self.assertEqual(
            sorted(letters.mapped("unit_names")),
            ["Tư pháp - Hộ tịch", "Văn hóa - Xã hội"],
        )

    def test_work_without_a_unit_is_named(self):
        unlocked(self.early).lead_unit_id = False
        self.assertIn("no letter: 1", self._wizard().left_out)
        self.assertFalse(self._wizard(plan_ids=self.culture_plan.ids).left_out)


class TestReminders(ChasingCase):
    def test_a_letter_leaves_the_daily_run_alone(self):
        self._letter().action_send()
        rows = self._run("2024-03-20").filtered("stage_id")
        self.assertEqual(
            sorted(self._told(rows)),
            [
                ("Kiểm tra", "head", 3),
                ("Kiểm tra", "person", 1),
                ("Rà soát", "person", -7),
            ],
        )
        self.assertFalse(self._run("2024-03-20 09:00:00"))

    def test_a_letter_is_no_news_for_the_summary_mail(self):
        self._letter().action_send()
        self.assertFalse(
            self.env["cchc.reminder"]._users_with_news(self._date("2024-03-20"))
        )
        self.assertFalse(self.env["cchc.reminder"]._of_user(self.head))

    def test_an_escalation_names_the_letter(self):
        self._letter(
            document_number="12/UBND-VP", document_date="2024-03-20"
        ).action_send()
        self._run("2024-03-29")
        note = self._activities(self.early, self.leader).note
        self.assertIn("20/03/2024: Tư pháp - Hộ tịch (", note)
        self.assertIn("12/UBND-VP", note)

    @mute_logger("odoo.sql_db")
    def test_a_row_is_of_a_stage_or_of_a_letter(self):
        self._letter().action_send()
        row = self.env["cchc.reminder"].search([("letter_id", "!=", False)], limit=1)
        values = {
            name: row[name] for name in ("position", "date_deadline", "summary")
        } | {
            "milestone_id": row.milestone_id.id,
            "recipient": "person",
            "channel": "activity",
        }
        with self.assertRaisesRegex(IntegrityError, "stage_or_letter"):
            self.env["cchc.reminder"].create(values)


class TestRights(ChasingCase):
    def test_staff_read_what_was_sent_to_their_unit(self):
        letter = self._letter()
        letters = self.env["cchc.chasing.letter"].with_user(self.staff)
        self.assertFalse(letters.search([]))
        with self.assertRaises(AccessError):
            letter.with_user(self.staff).read(["subject"])
        letter.action_send()
        self.assertEqual(letters.search([]), letter)
        self.assertEqual(len(letter.with_user(self.staff).line_ids.read()), 3)
        other = self._letter(unit_ids=[Command.set(self.unit_culture.ids)])
        other.action_send()
        self.assertEqual(letters.search([]), letter)
        with self.assertRaises(AccessError):
            other.with_user(self.staff).line_ids.read(["task_name"])

    def test_staff_write_and_send_nothing(self):
        letter = self._letter()
        for call in (
            lambda: self._letter(self.staff),
            lambda: letter.with_user(self.staff).write({"subject": "khác"}),
            lambda: letter.with_user(self.staff).action_send(),
            lambda: letter.with_user(self.staff).action_refresh(),
            lambda: letter.with_user(self.staff).unlink(),
            lambda: self.env["cchc.chasing.wizard"].with_user(self.staff).create({}),
        ):
            with self.assertRaises(AccessError):
                call()
        self.assertEqual(letter.state, "draft")

    def test_a_leader_writes_and_sends(self):
        letter = self._letter(self.leader)
        letter.document_number, letter.document_date = "12/UBND-VP", "2024-03-20"
        letter.action_send()
        self.assertEqual(letter.state, "sent")
        draft = self._letter(self.leader)
        draft.unlink()
        self.assertFalse(draft.exists())

    def test_another_commune_has_no_part_in_it(self):
        letter = self._letter()
        letter.action_send()
        letters = self.env["cchc.chasing.letter"].with_user(self.neighbour)
        self.assertFalse(letters.search([]))
        with self.assertRaises(AccessError):
            letter.with_user(self.neighbour).read(["subject"])
        with self.assertRaises(AccessError):
            self._letter(self.neighbour)
        own = letters.create({})
        self.assertFalse(own.line_ids)
        with self.assertRaises(UserError):
            own.plan_ids = self.plan


class TestPaper(ChasingCase, HttpCase):
    def _pages(self, letter):
        reports = self.env["ir.actions.report"].with_context(
            force_report_rendering=True
        )
        content, kind = reports._render_qweb_pdf(REPORT, letter.ids)
        self.assertEqual(kind, "pdf")
        return printed_pdf.pages(content)

    def _assert_printed(self, page_words, matrix, width):
        """Every cell of the table stands in the PDF, column by column in order."""
        table = printed_pdf.PrintedTable(page_words, matrix.percents, width)
        for index in range(len(matrix.columns)):
            wanted = "".join(
                "".join(row.texts[index].split())
                for row in matrix.rows
                if row.kind == "line"
            )
            self.assertEqual(table.columns[index], wanted, index)

    def _assert_in_word(self, letter, matrix, position):
        document = docx.Document(io.BytesIO(letter._render_docx()))
        lines = document.tables[position].rows[1:]
        for line, row in zip(lines, matrix.rows, strict=True):
            cells = [cell.text for cell in line.cells[: len(row.cells)]]
            self.assertEqual(cells, list(row.texts))

    def test_a_letter_to_one_unit(self):
        letter = self._letter(
            unit_ids=[Command.set(self.unit_justice.ids)],
            document_number="5/UBND-VP",
            document_date="2024-03-20",
            date_answer="2024-03-29",
        )
        (page,) = self._pages(letter)
        place = 0
        for part in (
            "Số: 05/UBND-VP",
            "V/v đôn đốc thực hiện nhiệm vụ",
            "Kính gửi: Tư pháp - Hộ tịch",
            "Thực hiện Kế hoạch số 10/KH-UBND ngày 15/01/2024 của UBND xã Vĩnh Khê",
            "chậm nhất là ngày 29 tháng 3 năm 2024.",
            "thực hiện./.",
            "Nơi nhận:",
            "- Như trên;",
            "TM. ỦY BAN NHÂN DÂN",
            "Hồ Văn Toàn",
        ):
            found = page.text.find(part, place)
            self.assertGreaterEqual(found, 0, part)
            place = found + len(part)
        sizes = {word.text: word.size for word in page.words}
        self.assertEqual((sizes["V/v"], sizes["Kính"], sizes["Nơi"]), (12, 14, 12))
        self.assertEqual(page.number, "")
        matrix = self._matrix(letter)
        self._assert_in_word(letter, matrix, 1)
        self._assert_printed([self._table_of(page)], matrix, PORTRAIT_TABLE)

    def test_sixty_lines_are_an_annex_with_the_same_cells_as_word(self):
        plan = self._plan(
            *(
                (
                    f"Nhiệm vụ {n} " + "cải cách <hành> chính & " * (n % 9),
                    "8/3/2024",
                    {},
                )
                for n in range(60)
            ),
            document_number="60/KH-UBND",
        )
        plan.action_issue()
        letter = self._letter(plan_ids=[Command.set(plan.ids)])
        self.assertEqual(len(letter.line_ids), 60)
        pages = self._pages(letter)
        annex = [page for page in pages if page.is_landscape]
        self.assertEqual([page.number for page in annex][:2], ["1", "2"])
        (matrix,) = [each.matrix for each in letter._paper().annexes]
        self._assert_printed(annex, matrix, printed_pdf.TABLE_WIDTH)
        self._assert_in_word(letter, matrix, 2)

    def test_all_units_with_long_names_in_one_table(self):
        self.unit_culture.name = "Văn hóa, Xã hội, Thể thao và Du lịch " * 4
        letter = self._letter()
        (page,) = self._pages(letter)
        self.assertIn("Kính gửi: - Tư pháp - Hộ tịch;", page.text)
        for line in letter.line_ids:
            self.assertIn(line.task_name, page.text)
        self.assertLess(len(letter.chat_text), 1500)

    def test_the_files(self):
        letter = self._letter()
        self.assertEqual(
            letter.action_print()["report_name"], "cchc_plan.report_chasing_letter"
        )
        url = letter.action_export_docx()["url"]
        self.authenticate(self.office.login, f"{self.office.login}-password")
        answer = self.url_open(url)
        self.assertEqual(answer.status_code, 200)
        self.assertIn(
            "Giay-don-doc-20240320.docx", answer.headers["Content-Disposition"]
        )
        self.assertTrue(answer.content.startswith(b"PK"))
        self.assertEqual(self.url_open(url.replace("docx", "xlsx")).status_code, 404)
        self.authenticate(self.neighbour.login, f"{self.neighbour.login}-password")
        self.assertEqual(self.url_open(url).status_code, 404)

    def _table_of(self, page):
        """The page with nothing but the table within its text."""
        corner = next(word for word in page.words if word.text == "TT")
        end = next(word for word in page.words if word.text == "Đề")
        inside = [word for word in page.words if corner.y + 22 < word.y < end.y - 3]
        return replace(page, words=(corner, *inside))

    def _matrix(self, letter):
        (chapter,) = letter._paper().chapters
        return chapter.blocks[0]
