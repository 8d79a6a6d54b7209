from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form

from .report_case import ReportCase


class RegimeCase(ReportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.district = cls.env.ref("cchc_plan.cchc_regime_district")
        cls.province = cls.env.ref("cchc_plan.cchc_regime_province")

    def _days(self, reports):
        return [(report.kind, str(report.date_due)) for report in reports]


class TestCalendar(RegimeCase):
    def test_issuing_a_plan_puts_the_year_s_reports_on_the_calendar(self):
        self.assertEqual(
            [
                (
                    report.kind,
                    report.also_kinds,
                    str(report.date_from),
                    str(report.date_to),
                    str(report.date_internal),
                    str(report.date_due),
                    report.state,
                )
                for report in self.reports
            ],
            [
                ("q1", False, "2023-12-15", "2024-03-14", "2024-03-01", "2024-03-09")
                + ("planned",),
                ("h1", "q2", "2023-12-15", "2024-06-14", "2024-05-31", "2024-06-09")
                + ("planned",),
                ("m9", "q3", "2023-12-15", "2024-09-14", "2024-08-29", "2024-09-09")
                + ("planned",),
                ("year", "q4", "2023-12-15", "2024-12-14", "2024-12-02", "2024-12-09")
                + ("planned",),
            ],
        )
        self.assertEqual(self.q1.recipient, "Phòng Nội vụ")
        self.assertEqual(self.q1.user_id, self.office)
        self.assertEqual(
            self.h1.name, "Kết quả công tác cải cách hành chính 6 tháng đầu năm 2024"
        )

    def test_the_second_regime_counts_from_the_cut_off(self):
        self.company.with_user(self.office).cchc_regime_id = self.province
        self.assertEqual(
            self._days(self.reports),
            [
                ("q1", "2024-03-18"),
                ("h1", "2024-06-18"),
                ("m9", "2024-09-17"),  # the 14th is a Saturday
                ("year", "2024-12-17"),
            ],
        )

    def test_a_day_off_of_the_commune_moves_the_units_day(self):
        self.env["cchc.day.off"].create(
            {"date": "2024-03-07", "name": "Lễ hội", "company_id": self.company.id}
        )
        self.plan._create_reports()
        self.assertEqual(self.q1.date_internal, date(2024, 2, 29))

    def test_a_plan_of_the_middle_of_the_year_gets_what_is_still_to_come(self):
        plan = self._plan(
            ("Kiểm tra", "Tháng 11/2024", {}),
            document_number="20/KH-UBND",
            document_date="2024-07-14",
        )
        plan.action_issue()
        self.assertEqual(plan.report_ids.mapped("kind"), ["m9", "year"])

    def test_creating_the_reports_twice_creates_them_once(self):
        self.plan.with_user(self.office).action_create_reports()
        self.assertEqual(self.plan.report_ids, self.reports)

    def test_a_plan_that_was_issued_before_gets_its_reports_by_the_button(self):
        plan = self._plan(("Kiểm tra", "Tháng 3/2024", {}), document_number="21/KH")
        with self.assert_refused("not issued"):
            plan.with_user(self.office).action_create_reports()
        plan.action_issue()
        with self.assertRaises(AccessError):
            plan.with_user(self.staff).action_create_reports()


class TestChange(RegimeCase):
    def test_a_change_moves_only_what_is_not_begun(self):
        self._collect()
        before = self.q1.date_due
        self.company.with_user(self.office).cchc_regime_id = self.province
        self.assertEqual(self.q1.date_due, before)
        self.assertEqual(str(self.h1.date_due), "2024-06-18")

    def test_a_report_that_the_regime_no_longer_has_is_cancelled(self):
        own = self._own_copy()
        own.line_ids.filtered(lambda line: line.kind in ("m9", "q3")).unlink()
        self.assertEqual(self.m9.state, "cancelled")
        self.assertIn("no longer", self.m9.reason)
        self.assertEqual(self.h1.state, "planned")

    def test_and_comes_back_with_it(self):
        own = self._own_copy()
        own.line_ids.filtered(lambda line: line.kind in ("m9", "q3")).unlink()
        self.company.with_user(self.office).cchc_regime_id = self.district
        self.assertEqual(self.m9.state, "planned")
        self.assertEqual(len(self.plan.report_ids), 4)

    def test_one_that_is_begun_stays(self):
        self._collect()
        own = self._own_copy()
        own.line_ids.filtered(lambda line: line.kind == "q1").unlink()
        self.assertEqual(self.q1.state, "collecting")

    def test_a_line_that_is_changed_moves_its_report(self):
        own = self._own_copy()
        with Form(own.with_user(self.office)) as form, form.line_ids.edit(1) as line:
            line.due_day = 20
        self.assertEqual(str(self.h1.date_due), "2024-06-19")

    def test_a_quarter_may_be_sent_on_its_own(self):
        own = self._own_copy()
        own.line_ids.filtered(lambda line: line.kind == "q2").answered_by = False
        self.assertEqual(
            set(self.plan.report_ids.mapped("kind")), {"q1", "q2", "h1", "m9", "year"}
        )
        self.assertFalse(self.h1.also_kinds)

    def test_a_change_of_the_shared_regime_reaches_every_commune(self):
        plan = self._plan(("Kiểm tra", "Tháng 3/2024", {}), company=self.other_company)
        unit = self._unit("Văn phòng", False, "VP", self.other_company)
        plan.task_ids.lead_unit_id = unit
        plan.action_issue()
        line = self.district.line_ids.filtered(lambda line: line.kind == "h1")
        line.with_user(self.admin).due_day = 15
        for report in (self.h1, plan.report_ids[1]):
            self.assertEqual(str(report.date_due), "2024-06-14")

    def _own_copy(self):
        self.district.with_user(self.office).action_copy_own()
        return self.company.cchc_regime_id


class TestRights(RegimeCase):
    def test_the_office_makes_and_keeps_its_own_copy(self):
        action = self.district.with_user(self.office).action_copy_own()
        own = self.env["cchc.regime"].browse(action["res_id"])
        self.assertEqual(self.company.cchc_regime_id, own)
        self.assertEqual(own.company_id, self.company)
        self.assertEqual(len(own.line_ids), 7)
        own.with_user(self.office).line_ids[0].lead_days = 3
        self.assertEqual(own.line_ids[0].lead_days, 3)

    def test_a_shared_regime_is_the_administrator_s(self):
        for user in (self.staff, self.office, self.leader):
            with self.assertRaises(AccessError):
                self.district.with_user(user).name = "Chế độ khác"
            with self.assertRaises(AccessError):
                self.district.line_ids[0].with_user(user).due_day = 12
        self.district.with_user(self.admin).name = "Chế độ khác"
        self.assertEqual(self.district.name, "Chế độ khác")

    def test_an_office_does_not_share_its_own_regime(self):
        self.district.with_user(self.office).action_copy_own()
        own = self.company.cchc_regime_id.with_user(self.office)
        with self.assert_refused("shared", AccessError):
            own.company_id = False
        with self.assertRaises(AccessError):
            self.env["cchc.regime"].with_user(self.office).create(
                {"name": "Chung", "company_id": False}
            )

    def test_another_commune_s_regime_is_neither_seen_nor_chosen(self):
        self.district.with_user(self.office).action_copy_own()
        own = self.company.cchc_regime_id
        with self.assertRaises(AccessError):
            own.with_user(self.neighbour).read(["name"])
        with self.assert_refused("another commune's", ValidationError):
            self.other_company.with_user(self.neighbour).cchc_regime_id = own

    def test_staff_neither_choose_nor_copy(self):
        with self.assertRaises(AccessError):
            self.company.with_user(self.staff).cchc_regime_id = self.province
        with self.assert_refused("Only the office", AccessError):
            self.district.with_user(self.staff).action_copy_own()


class TestLines(RegimeCase):
    def test_the_example_tells_the_days_of_this_year(self):
        line = self.district.line_ids.filtered(lambda line: line.kind == "q1")
        self.assertEqual(
            line.example,
            "figures 15/12/2023 – 14/03/2024, units until 01/03/2024, "
            "sent until 09/03/2024",
        )

    def test_what_cannot_be_a_day_has_no_example(self):
        line = self.env["cchc.regime.line"].new({"kind": "q1", "cutoff_month": 13})
        self.assertEqual(line.example, "")

    def test_a_report_answers_another_only_if_it_is_sent(self):
        own = self.district.with_user(self.office).copy({"company_id": self.company.id})
        year = own.line_ids.filtered(lambda line: line.kind == "year")
        with self.assert_refused("choose one that is sent", ValidationError):
            year.answered_by = "h1"  # the year answers the fourth quarter itself
        with self.assert_refused("choose one that is sent", ValidationError):
            own.line_ids.filtered(lambda line: line.kind == "h1").unlink()
            own.line_ids[0].answered_by = "h1"

    def test_a_copy_says_so(self):
        self.assertIn("(copy)", self.district.copy().name)


class TestReview(RegimeCase):
    def test_the_checks_know_the_regime(self):
        plan = self._plan(("Kiểm tra", "Tháng 3/2024", {}), document_number="22/KH")
        found = [one for one in plan._review() if one.code == "report_before_cutoff"]
        self.assertEqual(len(found), 1)
        self.assertIn("quý I năm 2024 (09/03 < 14/03)", found[0].values["reports"])

    def test_a_regime_in_order_raises_nothing(self):
        self.company.cchc_regime_id = self.province
        plan = self._plan(("Kiểm tra", "Tháng 3/2024", {}), document_number="22/KH")
        codes = {one.code for one in plan._review()}
        self.assertFalse(codes & {"report_before_cutoff", "reports_due_together"})


class TestOtherPlans(RegimeCase):
    def test_the_plan_that_takes_the_place_takes_the_reports(self):
        self._collect(self.h1, "2024-05-20")
        with self._on("2024-05-25"):
            plan = self._plan(
                ("Kiểm tra", "Tháng 11/2024", {}),
                document_number="20/KH-UBND",
                document_date="2024-05-24",
                replaces_id=self.plan.id,
            )
            plan.action_issue()
        # The half-year report is begun under the old plan and stays there.
        self.assertEqual(plan.report_ids.mapped("kind"), ["m9", "year"])
        self.assertEqual(
            self.plan.report_ids.mapped("state"),
            ["planned", "collecting", "cancelled", "cancelled"],
        )
        self.assertIn(plan.name, self.m9.reason)

    def test_closing_cancels_what_is_not_begun_and_reopening_takes_it_up(self):
        self.plan.action_close()
        self.assertEqual(set(self.reports.mapped("state")), {"cancelled"})
        self.plan.action_reopen()
        self.assertEqual(set(self.reports.mapped("state")), {"planned"})

    def test_a_report_that_the_office_has_cancelled_stays_so(self):
        self.m9.reason = "Huyện không yêu cầu"
        self.m9.with_user(self.office).action_cancel()
        self.company.cchc_regime_id = self.province
        self.plan.action_close()
        self.plan.action_reopen()
        self.assertEqual(self.m9.state, "cancelled")
        self.assertEqual(set((self.reports - self.m9).mapped("state")), {"planned"})

    def test_a_plan_with_a_report_at_work_is_not_closed(self):
        self._collect()
        with self.assert_refused("send or cancel it"):
            self.plan.action_close()

    def test_a_draft_has_no_report(self):
        plan = self._plan(("Kiểm tra", "Tháng 3/2024", {}), document_number="22/KH")
        self.assertFalse(plan.report_ids)
        with self.assert_refused("issue it", ValidationError):
            self.env["cchc.report"].with_user(self.office).create(
                {
                    "plan_id": plan.id,
                    "name": "Đột xuất",
                    "date_from": "2024-01-01",
                    "date_to": "2024-02-01",
                    "date_internal": "2024-02-05",
                    "date_due": "2024-02-06",
                }
            )

    def test_unlinking_a_used_regime_is_refused(self):
        self.company.cchc_regime_id = self.province
        with self.assertRaises(Exception) as caught, self.env.cr.savepoint():
            self.province.unlink()
        self.assertIn("cchc_regime_id", str(caught.exception))


class TestForm(RegimeCase):
    def test_a_new_regime_is_the_commune_s_own(self):
        office = self.env["cchc.regime"].with_user(self.office)
        regime = office.create(
            {
                "name": "Theo công văn của tỉnh",
                "line_ids": [
                    Command.create(
                        {
                            "kind": "q1",
                            "due_mode": "by",
                            "due_day": 20,
                            "due_month": 3,
                        }
                    )
                ],
            }
        )
        self.assertEqual(regime.company_id, self.company)
        regime.with_company(self.company).action_use()
        self.assertEqual(str(self.q1.date_due), "2024-03-20")
        self.assertEqual(self.h1.state, "cancelled")
