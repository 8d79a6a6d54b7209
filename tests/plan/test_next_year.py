from odoo.exceptions import ValidationError

from ..common import PlanCase


class TestNextYear(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan(
            ("Ban hành Kế hoạch CCHC năm 2024", "Quý I/2024", {}),
            ("Đánh giá năm 2023 và phương hướng năm 2024", "Định kỳ", {}),
            ("Thực hiện Nghị định số 61/2018/NĐ-CP", "Trước 31/12/2023", {}),
            ("Việc có ngày riêng", "đang xem xét", {}),
            ("Việc bỏ", "Quý II/2024", {}),
            objective="Nâng cao chỉ số năm 2024, giai đoạn 2021-2030",
        )
        cls.plan.task_ids[3].milestone_ids = [
            (0, 0, {"name": "Hạn", "date_deadline": "2024-02-29"})
        ]
        cls.env["cchc.indicator"].create(
            {
                "plan_id": cls.plan.id,
                "section_id": cls.plan.section_ids.id,
                "name": "TTHC công khai năm 2024",
                "target": 100,
            }
        )
        cls.plan.action_issue()
        wizard = cls.env["cchc.amendment.wizard"].create(
            {
                "plan_id": cls.plan.id,
                "reason": "Không còn cần",
                "document_id": cls.plan.document_id.id,
                "line_ids": [
                    (0, 0, {"operation": "cancel", "task_id": cls.plan.task_ids[4].id})
                ],
            }
        )
        wizard.action_apply()

    def _wizard(self, **values):
        return (
            self.env["cchc.next.year"]
            .with_user(self.office)
            .create({"plan_id": self.plan.id, **values})
        )

    def test_every_changed_wording_is_shown(self):
        wizard = self._wizard()
        self.assertEqual(wizard.year, 2025)
        shown = {(line.text_old, line.text_new) for line in wizard.line_ids}
        self.assertIn(
            (
                "Đánh giá năm 2023 và phương hướng năm 2024",
                "Đánh giá năm 2024 và phương hướng năm 2025",
            ),
            shown,
        )
        self.assertIn(("Quý I/2024", "Quý I/2025"), shown)
        self.assertIn(
            (
                "Nâng cao chỉ số năm 2024, giai đoạn 2021-2030",
                "Nâng cao chỉ số năm 2025, giai đoạn 2021-2030",
            ),
            shown,
        )
        self.assertFalse([old for old, _new in shown if "61/2018" in old])

    def test_the_new_plan(self):
        wizard = self._wizard()
        refused = wizard.line_ids.filtered(
            lambda line: line.text_old == "Ban hành Kế hoạch CCHC năm 2024"
        )
        refused.is_taken = False
        plan = self.env["cchc.plan"].browse(wizard.action_create()["res_id"])
        self.assertEqual((plan.year, plan.state), (2025, "draft"))
        self.assertEqual(plan.name, "Cải cách hành chính xã Vĩnh Khê năm 2025")
        self.assertFalse(plan.document_number or plan.document_id)
        self.assertEqual(
            (str(plan.date_from), str(plan.date_to)), ("2025-01-01", "2025-12-31")
        )
        names = plan.task_ids.mapped("name")
        self.assertEqual(
            names,
            [
                "Ban hành Kế hoạch CCHC năm 2024",
                "Đánh giá năm 2024 và phương hướng năm 2025",
                "Thực hiện Nghị định số 61/2018/NĐ-CP",
                "Việc có ngày riêng",
            ],
        )
        self.assertEqual(
            [str(due.date_deadline) for due in plan.task_ids.milestone_ids],
            ["2025-03-31", "2024-12-30", "2025-02-28"],
        )
        self.assertFalse(any(plan.task_ids.milestone_ids.mapped("date_planned")))
        self.assertEqual(plan.indicator_ids.name, "TTHC công khai năm 2025")
        self.assertEqual(plan.indicator_ids.section_id, plan.section_ids)
        self.assertEqual(self.plan.state, "issued")

    def test_the_same_year_is_refused(self):
        with self.assertRaises(ValidationError):
            self._wizard(year=2024).action_create()
