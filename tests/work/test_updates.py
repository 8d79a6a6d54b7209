from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form
from odoo.tools import mute_logger

from ..common import PlanCase


class TestUpdates(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan(
            ("Tuyên truyền", "Thường xuyên", {}),
            ("Của văn hóa", "Quý I/2024", {"lead_unit_id": cls.unit_culture.id}),
        )
        cls.plan.action_issue()
        cls.own, cls.others = cls.plan.task_ids

    def _tell(self, user=None, task=None, **values):
        updates = self.env["cchc.task.update"].with_user(user or self.staff)
        return updates.create(
            {"task_id": (task or self.own).id, "result": "Đã xong bước 1", **values}
        )

    def test_the_button_opens_a_form_for_this_task(self):
        action = self.own.with_user(self.staff).action_update()
        updates = self.env["cchc.task.update"].with_user(self.staff)
        with Form(updates.with_context(**action["context"])) as form:
            self.assertEqual(form.task_id, self.own)
            form.difficulty = "Chưa có kinh phí"
            form.progress = 30
        self.assertEqual(form.record.user_id, self.staff)
        self.assertEqual(self.own.last_difficulty, "Chưa có kinh phí")
        self.assertEqual(self.own.last_progress, 30)

    def test_the_latest_by_its_date_shows_on_the_task(self):
        self._tell(date="2024-03-10", result="Sau")
        self._tell(date="2024-02-10", result="Trước")
        self.assertEqual(self.own.last_result, "Sau")
        self.assertEqual(str(self.own.date_last_update), "2024-03-10")
        self._tell(date="2024-03-10", result="Sau nữa")
        self.assertEqual(self.own.last_result, "Sau nữa")
        found = self.own.search([("date_last_update", "<", "2024-03-11")])
        self.assertIn(self.own, found)

    def test_all_of_them_are_one_click_away(self):
        self._tell(date="2024-03-10", result="Sau")
        self._tell(date="2024-02-10", result="Trước")
        self._tell(self.office, self.others, result="Việc khác")
        action = self.own.with_user(self.staff).action_view_updates()
        found = self.env["cchc.task.update"].search(action["domain"])
        self.assertEqual(found, self.own.update_ids)
        self.assertEqual(self.own.update_count, 2)

    def test_progress_begins_the_work_and_words_alone_do_not(self):
        self._tell(difficulty="Chưa có kinh phí")
        self.assertEqual(self.own.state, "todo")
        self._tell(progress=20)
        self.assertEqual(self.own.state, "in_progress")

    def test_an_update_says_something(self):
        with self.assertRaises(ValidationError):
            self._tell(result="  ")

    def test_dates_and_progress_are_checked(self):
        with self.assertRaises(ValidationError):
            self._tell(date="2024-03-16")
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self._tell(progress=101)

    def test_its_milestone_is_of_its_task(self):
        with self.assertRaises(ValidationError):
            self._tell(milestone_id=self.others.milestone_ids.id)

    def test_staff_tell_of_their_own_unit_s_tasks(self):
        with self.assertRaises(AccessError):
            self._tell(task=self.others)
        self.unit_culture.member_ids = self.staff
        self.assertTrue(self._tell(task=self.others))

    def test_the_office_tells_for_a_unit_without_account(self):
        update = self._tell(self.office, self.others, user_id=self.leader.id)
        self.assertEqual(update.user_id, self.leader)

    def test_nobody_speaks_in_another_name(self):
        update = self._tell(user_id=self.office.id)
        self.assertEqual(update.user_id, self.staff)
        with self.assertRaises(AccessError):
            update.user_id = self.office
        with self.assertRaises(AccessError):
            update.task_id = self.others

    def test_one_s_own_words_are_corrected_and_no_others(self):
        update = self._tell()
        update.result = "Đã xong bước 2"
        colleague = self._person("staff", "Đồng Nghiệp", self._commune("Vĩnh Hà"))
        colleague.write(
            {
                "company_ids": [(4, self.company.id)],
                "company_id": self.company.id,
            }
        )
        self.unit_justice.member_ids = colleague
        with self.assertRaises(AccessError):
            update.with_user(colleague).result = "Khác"

    def test_an_update_is_kept(self):
        for user in (self.staff, self.office, self.leader, self.admin):
            with self.assertRaises(AccessError):
                self._tell().with_user(user).unlink()

    def test_only_an_issued_plan_is_told_of(self):
        draft = self._plan(("Khác", "Quý I/2024", {}))
        with self.assertRaises(UserError):
            self._tell(self.office, draft.task_ids)
        update = self._tell()
        self.plan.action_close()
        for action in (
            lambda: self._tell(self.office),
            lambda: update.with_user(self.office).write({"result": "Khác"}),
        ):
            with self.assertRaises(UserError):
                action()

    def test_the_result_of_a_milestone_is_not_emptied(self):
        milestone = self.own.milestone_ids[0].with_user(self.staff)
        milestone.write({"state": "done", "result": "Đã làm"})
        with self.assert_refused("result in words"):
            milestone.update_ids.write({"result": False, "difficulty": "Không có"})
