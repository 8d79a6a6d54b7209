from odoo import Command
from odoo.exceptions import AccessError, UserError

from ..common import PlanCase


class TestCoordination(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.culture = cls._person("staff", "Hồ Thị Mai", cls._commune("Vĩnh Hà"))
        cls.culture.write(
            {
                "company_ids": [Command.set(cls.company.ids)],
                "company_id": cls.company.id,
            }
        )
        cls.unit_culture.head_id = cls.culture
        cls.bank = cls._unit("Ngân hàng chính sách", False, "Ngân hàng")
        cls.bank.is_internal = False
        cls.plan = cls._plan(
            (
                "Ban hành",
                "Quý I/2024",
                {
                    "coordinating_unit_ids": [
                        Command.set((cls.unit_culture | cls.bank).ids)
                    ]
                },
            ),
            ("Tập huấn", "Quý I/2024", {"all_units": True}),
        )

    @classmethod
    def _issue(cls):
        cls.plan.action_issue()
        return cls.plan.task_ids

    def _part(self, task, unit):
        return task.coordination_ids.filtered(lambda part: part.unit_id == unit)

    def test_parts_come_when_the_plan_is_issued(self):
        self.assertFalse(self.plan.task_ids.coordination_ids)
        named, everybody = self._issue()
        self.assertEqual(named.coordination_ids.unit_id, self.unit_culture | self.bank)
        self.assertEqual(
            everybody.coordination_ids.unit_id, self.unit_office | self.unit_culture
        )
        self.assertEqual(set(named.coordination_ids.mapped("state")), {"todo"})

    def test_a_unit_marks_its_own_part_and_the_lead_sees_it(self):
        task, _all = self._issue()
        part = self._part(task, self.unit_culture).with_user(self.culture)
        self.assertTrue(part.can_work)
        part.write({"state": "doing", "note": "Chờ số liệu của thôn"})
        self.assertEqual(part.user_id, self.culture)
        self.assertEqual(str(part.date), "2024-03-15")
        seen = task.with_user(self.staff)
        self.assertEqual(seen.coordination_done, "0/2")
        self.assertIn("Chờ số liệu của thôn", seen.message_ids[0].body)
        part.state = "done"
        self.assertEqual(seen.coordination_done, "1/2")

    def test_others_do_not_mark_it(self):
        task, _all = self._issue()
        part = self._part(task, self.unit_culture)
        for user in (self.staff, self.leader):
            self.assertFalse(part.with_user(user).can_work)
            with self.assertRaises(AccessError):
                part.with_user(user).state = "done"
        part.with_user(self.office).state = "doing"
        self.assertEqual(part.user_id, self.office)

    def test_the_lead_marks_for_a_unit_without_people(self):
        task, _all = self._issue()
        part = self._part(task, self.bank).with_user(self.staff)
        part.state = "done"
        self.assertEqual(part.state, "done")

    def test_only_state_and_note_change(self):
        task, _all = self._issue()
        part = self._part(task, self.unit_culture)
        for user in (self.culture, self.office):
            for values in ({"unit_id": self.bank.id}, {"user_id": self.office.id}):
                with self.assertRaises(AccessError):
                    part.with_user(user).write(values)
            with self.assertRaises(AccessError):
                part.with_user(user).unlink()

    def test_a_closed_plan_rests(self):
        task, _all = self._issue()
        self.plan.action_close()
        with self.assertRaises(UserError):
            self._part(task, self.unit_culture).with_user(self.office).state = "done"

    def _amend(self, task, units):
        wizard = (
            self.env["cchc.amendment.wizard"]
            .with_user(self.office)
            .create(
                {
                    "plan_id": self.plan.id,
                    "reason": "Đổi bộ phận phối hợp",
                    "document_id": self.plan.document_id.id,
                    "line_ids": [
                        Command.create(
                            {
                                "task_id": task.id,
                                "coordinating_unit_ids": [Command.set(units.ids)],
                            }
                        )
                    ],
                }
            )
        )
        wizard.action_apply()

    def test_an_amendment_brings_and_takes_parts_but_keeps_what_was_told(self):
        task, _all = self._issue()
        self._part(task, self.unit_culture).note = "Đã gửi số liệu"
        self._amend(task, self.unit_office)
        self.assertEqual(
            task.coordination_ids.unit_id, self.unit_culture | self.unit_office
        )
