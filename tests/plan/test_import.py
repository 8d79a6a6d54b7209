import base64

from odoo.exceptions import AccessError, UserError

from .. import plan_files
from ..common import PlanCase


class ImportCase(PlanCase):
    def _import(self, filename, content, user=None):
        """Import through the API, as another program would."""
        answer = (
            self.env["cchc.plan"]
            .with_user(user or self.office)
            .with_company(self.company)
            .import_from_file(filename, base64.b64encode(content).decode())
        )
        return self.env["cchc.plan"].browse(answer["plan_id"]), answer["warnings"]

    def _read(self, **values):
        return (
            self.env["cchc.plan.import"]
            .with_user(self.office)
            .with_company(self.company)
            .create(values)
        )

    def _shape(self, plan):
        """All that the annex says, as text."""
        return [
            (
                section.number,
                section.name,
                [
                    (
                        task.number,
                        task.name,
                        task.deliverable or "",
                        task.lead_text or "",
                        task.coordinating_text or "",
                        task.timeframe_text or "",
                        task.budget_text or "",
                        task.note or "",
                    )
                    for task in section.task_ids
                ],
            )
            for section in plan.section_ids
        ]


class TestVinhKhe(ImportCase):
    """The measure of success: the real plan, from three kinds of source."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._unit("Tài chính - Kế toán", False, "Tài chính")
        cls.expected = [
            (
                section["number"],
                section["name"],
                [
                    tuple(task[name] for name in plan_files.TASK_FIELDS)
                    for task in section["tasks"]
                ],
            )
            for section in plan_files.vinh_khe()["sections"]
        ]

    def test_expected_counts(self):
        self.assertEqual(
            [len(tasks) for _number, _name, tasks in self.expected],
            [6, 4, 5, 2, 3, 3, 4, 1],
        )

    def test_docx(self):
        plan, warnings = self._import("ke-hoach.docx", plan_files.vinh_khe_docx())
        self.assertEqual(self._shape(plan), self.expected)
        self.assertEqual(plan.year, 2024)
        self.assertEqual(plan.document_number, "10/KH-UBND")
        self.assertEqual(str(plan.document_date), "2024-01-15")
        self.assertEqual(plan.document_id.signer, "Hồ Văn Toàn")
        self.assertEqual(plan.name, "Cải cách hành chính xã Vĩnh Khê năm 2024")
        self.assertEqual(plan.place, "Vĩnh Khê")
        self.assertIn("Phòng Nội vụ", plan.recipient_line_ids.mapped("name"))
        for name in (
            "objective",
            "requirement",
            "key_tasks",
            "solutions",
            "budget_note",
            "organisation",
            "reporting_note",
        ):
            self.assertTrue(plan[name], name)
        self.assertEqual(
            plan.task_ids.lead_unit_id.mapped("is_to_confirm"), [False] * 4
        )
        self.assertTrue(all(plan.task_ids.mapped("all_units")))
        self.assertEqual(
            {"code", "where", "text"}, set().union(*(row.keys() for row in warnings))
        )
        places = {row["where"] for row in warnings}
        self.assertIn("II.4", places)  # Trước 31/12/2023
        self.assertIn("I.5", places)  # Quý IV without a year

    def test_doubtful_cells_are_marked_with_the_reason(self):
        wizard = self._read(pasted=plan_files.vinh_khe_pasted())
        doubtful = {
            line.name[:20]: (line.doubtful, line.doubt)
            for line in wizard.line_ids
            if line.doubtful
        }
        fields, reason = doubtful["Ban hành văn bản côn"]
        self.assertIn("timeframe_text", fields)
        self.assertIn("31/12/2023", reason)
        self.assertEqual(doubtful["Ban hành Kế hoạch và"][0], "deliverable")

    def test_units_of_two_spellings_are_one(self):
        plan, _warnings = self._import("ke-hoach.docx", plan_files.vinh_khe_docx())
        culture = plan.task_ids.filtered(
            lambda task: task.lead_unit_id == self.unit_culture
        )
        self.assertEqual(culture.mapped("lead_text"), ["Văn hoá", "Văn hóa"])

    def test_xlsx_and_pasted_text_give_the_same(self):
        plan, _warnings = self._import("ke-hoach.xlsx", plan_files.vinh_khe_xlsx())
        self.assertEqual(self._shape(plan), self.expected)
        wizard = self._read(pasted=plan_files.vinh_khe_pasted())
        wizard.target = "create"
        wizard.action_accept()
        self.assertEqual(self._shape(wizard.plan_id), self.expected)

    def test_the_same_file_updates_the_draft(self):
        first, _warnings = self._import("ke-hoach.docx", plan_files.vinh_khe_docx())
        tasks = first.task_ids
        first.task_ids[3].deliverable = "Đổi tay"
        again, _warnings = self._import("ke-hoach.docx", plan_files.vinh_khe_docx())
        self.assertEqual(again, first)
        self.assertEqual(again.task_ids, tasks)
        self.assertEqual(self._shape(again), self.expected)

    def test_what_the_file_says_again_keeps_what_hangs_on_it(self):
        plan, _warnings = self._import("ke-hoach.docx", plan_files.vinh_khe_docx())
        task = plan.task_ids.filtered(lambda each: each.timeframe_kind == "dated")[0]
        milestones, printed = task.milestone_ids, task.lead_text
        task.lead_unit_id = self.unit_culture
        self._import("ke-hoach.docx", plan_files.vinh_khe_docx())
        self.assertEqual(task.lead_text, printed)
        self.assertNotEqual(task.lead_unit_id, self.unit_culture)
        self.assertEqual(task.milestone_ids.exists(), milestones)

    def test_an_issued_plan_is_not_overwritten(self):
        plan, _warnings = self._import("ke-hoach.docx", plan_files.vinh_khe_docx())
        plan.action_issue()
        other, _warnings = self._import("ke-hoach.docx", plan_files.vinh_khe_docx())
        self.assertNotEqual(other, plan)
        self.assertEqual(len(plan.task_ids), 28)

    def test_targets_are_proposed_and_taken_if_ticked(self):
        wizard = self._read(
            filename="ke-hoach.docx",
            file=base64.b64encode(plan_files.vinh_khe_docx()),
        )
        self.assertTrue(wizard.indicator_ids)
        wizard.indicator_ids.is_taken = False
        wizard.indicator_ids[0].is_taken = True
        wizard.action_accept()
        self.assertEqual(len(wizard.plan_id.indicator_ids), 1)
        fifty = [row for row in wizard.indicator_ids if row.target == 50]
        self.assertEqual([row.direction for row in fifty], ["at_least"])


class TestWizard(ImportCase):
    def _annex(self):
        return plan_files.annex_docx(
            [
                plan_files.Header(
                    [
                        "STT",
                        "Nội dung",
                        "Đơn vị thực hiện",
                        "Thời gian hoàn thành",
                        "Kết quả",
                    ]
                ),
                plan_files.Section("I. THỂ CHẾ"),
                ["1", "Rà soát văn bản", "Công an xã", "Quý I/2024", "Báo cáo"],
                ["2", "Ban hành Kế hoạch", "Tư pháp", "đang xem xét", "Kế hoạch"],
            ]
        )

    def _wizard(self):
        return self._read(filename="a.docx", file=base64.b64encode(self._annex()))

    def test_nothing_is_saved_before_accepting(self):
        plans = self.env["cchc.plan"].search_count([])
        units = self.env["cchc.unit"].search_count([])
        wizard = self._wizard()
        self.assertEqual(wizard.state, "read")
        self.assertEqual(self.env["cchc.plan"].search_count([]), plans)
        self.assertEqual(self.env["cchc.unit"].search_count([]), units)
        self.assertEqual((wizard.section_count, wizard.task_count), (1, 2))

    def test_an_unknown_unit_is_proposed(self):
        wizard = self._wizard()
        row = wizard.unit_ids.filtered(lambda row: row.name == "Công an xã")
        self.assertFalse(row.unit_id)
        known = wizard.unit_ids.filtered(lambda row: row.name == "Tư pháp")
        self.assertEqual(known.unit_id, self.unit_justice)
        row.is_created = False
        wizard.action_accept()
        self.assertFalse(wizard.plan_id.task_ids[0].lead_unit_id)
        self.assertEqual(wizard.plan_id.task_ids[0].lead_text, "Công an xã")

    def test_a_chosen_unit_is_taken(self):
        wizard = self._wizard()
        row = wizard.unit_ids.filtered(lambda row: row.name == "Công an xã")
        row.unit_id = self.unit_office
        wizard.action_accept()
        self.assertEqual(wizard.plan_id.task_ids[0].lead_unit_id, self.unit_office)

    def test_through_the_api_new_units_are_to_be_confirmed(self):
        plan, _warnings = self._import("a.docx", self._annex())
        unit = plan.task_ids[0].lead_unit_id
        self.assertEqual(unit.name, "Công an xã")
        self.assertTrue(unit.is_to_confirm)

    def test_corrections_are_taken_over(self):
        wizard = self._wizard()
        line = wizard.line_ids.filtered(lambda line: line.number == "2")
        self.assertEqual(line.timeframe_kind, "unread")
        line.timeframe_text = "Quý II/2024"
        self.assertEqual((line.timeframe_kind, line.deadlines), ("dated", "30/06/2024"))
        wizard.name = "Cải cách hành chính năm 2024"
        wizard.year = 2024
        wizard.action_accept()
        plan = wizard.plan_id
        self.assertEqual(plan.name, "Cải cách hành chính năm 2024")
        self.assertEqual(str(plan.task_ids[1].date_deadline), "2024-06-30")

    def test_accepting_twice_makes_one_plan(self):
        wizard = self._wizard()
        wizard.action_accept()
        plan = wizard.plan_id
        self.assertEqual(wizard.action_accept()["res_id"], plan.id)

    def test_the_file_stays_with_the_plan(self):
        wizard = self._wizard()
        wizard.action_accept()
        attachment = self.env["ir.attachment"].search(
            [("res_model", "=", "cchc.plan"), ("res_id", "=", wizard.plan_id.id)]
        )
        self.assertEqual(attachment.raw, self._annex())

    def test_reading_nothing_says_what_to_do(self):
        with self.assertRaisesRegex(UserError, "docx or .xlsx"):
            self._read().action_read()


class TestBadInput(ImportCase):
    def test_each_bad_file_gets_one_sentence_and_leaves_nothing(self):
        counts = self._counts()
        for filename, content in (
            ("rong.docx", b""),
            ("anh.docx", b"\x89PNG\r\n\x1a\n" + b"0" * 100),
            ("hong.docx", plan_files.vinh_khe_docx()[:2000]),
            ("ke-hoach.pdf", b"%PDF-1.7\n"),
            ("nham.xlsx", plan_files.vinh_khe_docx()),
        ):
            with self.assertRaises(UserError, msg=filename) as caught:
                self._import(filename, content)
            message = str(caught.exception)
            self.assertTrue(message.strip(), filename)
            self.assertNotIn("\n", message)
        self.assertEqual(self._counts(), counts)

    def _counts(self):
        return {
            model: self.env[model].search_count([])
            for model in ("cchc.plan", "cchc.unit", "cchc.document", "ir.attachment")
        }

    def test_content_that_is_no_base64(self):
        with self.assertRaisesRegex(UserError, "base64"):
            self.env["cchc.plan"].with_user(self.office).import_from_file(
                "a.docx", "không phải"
            )

    def test_staff_may_not_import(self):
        with self.assertRaises(AccessError):
            self._import("a.docx", plan_files.vinh_khe_docx(), user=self.staff)
        with self.assertRaises(AccessError):
            self.env["cchc.plan.import"].with_user(self.staff).create({})
