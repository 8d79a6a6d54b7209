"""The statistics form: as data, in a report, added up, fixed, printed."""

import io
from unittest.mock import patch

import docx
import openpyxl

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form

from .. import printed_pdf
from .report_case import ReportCase


class StatisticCase(ReportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.usual = cls.env.ref("cchc_plan.cchc_statistic_form_usual")
        cls.indicator = cls.env["cchc.indicator"].create(
            {
                "plan_id": cls.plan.id,
                "name": "Văn bản được rà soát",
                "kind": "count",
                "unit_of_measure": "văn bản",
                "target": 40,
            }
        )
        cls.reviewed = cls._form_line("II.2")
        cls.indicator.statistic_line_id = cls.reviewed

    @classmethod
    def _form_line(cls, code, form=None):
        lines = (form or cls.usual).line_ids
        return lines.filtered(lambda line: line.code == code)

    def _line(self, code, report=None, user=None):
        lines = (report or self.q1).statistic_ids
        line = lines.filtered(lambda line: line.code == code)
        return line.with_user(user or self.office)

    def _type(self, code, report=None, **figures):
        self._line(code, report).write(figures)

    def _fact(self, code, report=None):
        facts = (report or self.q1)._facts().statistics
        (fact,) = (fact for fact in facts if fact.code == code)
        return fact

    def _enter(self, amount, quarter=0):
        value = self.indicator.value_ids.sorted("date_from")[quarter]
        value.write({"amount": amount})

    def _own_form(self):
        self.usual.with_user(self.office).action_copy_own()
        return self.company.cchc_statistic_form_id

    def _with_own_quarters(self):
        """Let the second and third quarter be reported on their own."""
        regime = self.env.ref("cchc_plan.cchc_regime_district")
        regime.with_user(self.office).action_copy_own()
        for line in self.company.cchc_regime_id.line_ids:
            if line.kind in ("q2", "q3"):
                line.write(
                    {
                        "answered_by": False,
                        "start_day": 15,
                        "start_month": {"q2": 3, "q3": 6}[line.kind],
                    }
                )
        return self.plan.report_ids.filtered(lambda report: report.kind == "q2")


class TestForm(StatisticCase):
    def test_the_usual_form_has_the_fields_of_reform(self):
        headings = self.usual.line_ids.filtered(lambda line: line.source == "heading")
        self.assertEqual(headings.mapped("number"), ["I", "II", "III", "IV", "V", "VI"])
        self.assertTrue(all((self.usual.line_ids - headings).mapped("unit_of_measure")))

    def test_a_line_without_a_code_gets_the_next_one(self):
        form = self.env["cchc.statistic.form"].create(
            {
                "name": "Biểu của tỉnh",
                "line_ids": [
                    Command.create({"name": "Một"}),
                    Command.create({"name": "Hai", "code": "M07"}),
                    Command.create({"name": "Ba", "code": "HS"}),
                ],
            }
        )
        self.assertEqual(form.line_ids.mapped("code"), ["M08", "M07", "HS"])
        form.line_ids[0].code = " "
        self.assertEqual(form.line_ids[0].code, "M08")

    def test_a_line_that_is_counted_says_what(self):
        with self.assert_refused("Choose what is counted", ValidationError):
            self.env["cchc.statistic.line"].create(
                {"form_id": self.usual.id, "name": "Nhiệm vụ", "source": "plan"}
            )
        line = self._form_line("I.1")
        line.source = "entered"
        self.assertFalse(line.plan_figure)

    def test_the_office_makes_and_keeps_its_own_copy(self):
        own = self._own_form()
        self.assertEqual(own.company_id, self.company)
        self.assertEqual(
            own.line_ids.mapped("code"), self.usual.line_ids.mapped("code")
        )
        own.with_user(self.office).line_ids[0].name = "Chỉ đạo"
        self.assertEqual(own.line_ids[0].name, "Chỉ đạo")
        self.assertTrue(own.is_editable and own.with_company(self.company).is_in_use)

    def test_the_screen_of_an_own_form(self):
        own = self._own_form().with_user(self.office)
        with Form(own) as form, form.line_ids.new() as line:
            line.number, line.name = "9", "Dòng riêng"
        self.assertEqual(own.line_ids[-1].code, "M01")

    def test_a_shared_form_is_the_administrator_s(self):
        line = self.usual.line_ids[1]
        for user in (self.staff, self.office, self.leader):
            with self.assertRaises(AccessError):
                self.usual.with_user(user).name = "Khác"
            with self.assertRaises(AccessError):
                line.with_user(user).name = "Khác"
            with self.assertRaises(AccessError):
                line.with_user(user).unlink()
        line.with_user(self.admin).name = "Khác"
        self.assertEqual(line.name, "Khác")

    def test_an_own_form_or_line_does_not_become_shared(self):
        own = self._own_form().with_user(self.office)
        with self.assert_refused("shared", AccessError):
            own.company_id = False
        with self.assertRaises(AccessError):
            own.line_ids[0].form_id = self.usual

    def test_another_commune_s_form_is_neither_seen_nor_chosen(self):
        own = self._own_form()
        for record in (own, own.line_ids[0]):
            with self.assertRaises(AccessError):
                record.with_user(self.neighbour).read(["name"])
        with self.assert_refused("another commune's", ValidationError):
            self.other_company.with_user(self.neighbour).cchc_statistic_form_id = own

    def test_staff_neither_choose_nor_copy(self):
        with self.assertRaises(AccessError):
            self.usual.with_user(self.staff).action_use()
        with self.assert_refused("Only the office", AccessError):
            self.usual.with_user(self.staff).action_copy_own()

    def test_the_office_goes_back_to_the_shared_form(self):
        self._own_form()
        self.usual.with_user(self.office).action_use()
        self.assertEqual(self.company._cchc_statistic_form(), self.usual)


class TestMapping(StatisticCase):
    def test_an_indicator_keeps_its_line_in_the_own_copy(self):
        own = self._own_form()
        self.indicator.invalidate_recordset()
        self.assertEqual(self.indicator.statistic_line_id, self._form_line("II.2", own))

    def test_and_in_the_plan_of_the_next_year(self):
        wizard = self.env["cchc.next.year"].create({"plan_id": self.plan.id})
        plan = self.plan.browse(wizard.action_create()["res_id"])
        self.assertEqual(plan.indicator_ids.statistic_line_id, self.reviewed)

    def test_only_lines_that_an_indicator_can_fill_are_offered(self):
        offered = self.indicator.statistic_choice_ids
        self.assertIn(self.reviewed, offered)
        self.assertFalse(offered & (self._form_line("I.1") | self._form_line("II")))

    def test_two_indicators_do_not_fill_one_line(self):
        other = self.indicator.copy({"statistic_code": False})
        with self.assert_refused("fill the same line", ValidationError):
            other.statistic_line_id = self.reviewed
        other.active = False
        other.statistic_line_id = self.reviewed
        with self.assert_refused("fill the same line", ValidationError):
            other.active = True

    def test_the_office_maps_while_the_plan_is_carried_out(self):
        with Form(self.indicator.with_user(self.office)) as form:
            form.statistic_line_id = self._form_line("II.4")
        self.assertEqual(self.indicator.statistic_code, "II.4")

    def test_value_numerator_and_denominator_fill_a_line_each(self):
        with Form(self.indicator.with_user(self.office)) as form:
            form.kind = "ratio"
            form.statistic_line_id = self._form_line("III.4")
            form.statistic_numerator_line_id = self._form_line("III.3")
            form.statistic_denominator_line_id = self._form_line("III.2")
        own = self._own_form()
        self.indicator.invalidate_recordset()
        self.assertEqual(
            self.indicator.statistic_denominator_line_id, self._form_line("III.2", own)
        )
        self.indicator.statistic_numerator_line_id = False
        self.assertEqual(
            self.indicator._statistic_codes(),
            {"value": "III.4", "denominator": "III.2"},
        )

    def test_a_line_is_filled_once(self):
        self.indicator.kind = "ratio"
        with self.assert_refused("give each a line of its own", ValidationError):
            self.indicator.statistic_numerator_line_id = self.reviewed
        other = self.indicator.copy({"statistic_code": False})
        with self.assert_refused("fill the same line", ValidationError):
            other.statistic_denominator_line_id = self.reviewed

    def test_only_a_ratio_of_sums_or_the_last_one_has_parts(self):
        line = self._form_line("III.2")
        with self.assert_refused("no numerator and denominator", ValidationError):
            self.indicator.statistic_numerator_line_id = line
        self.indicator.kind = "ratio"
        self.indicator.statistic_numerator_line_id = line
        for vals in ({"kind": "count"}, {"aggregation": "average"}):
            with self.assert_refused("no numerator and denominator", ValidationError):
                self.indicator.write(vals)
        self.indicator.aggregation = "last"


class TestFigures(StatisticCase):
    def test_asking_the_units_brings_the_lines(self):
        self.assertFalse(self.q1.statistic_ids or self.q1._facts().statistics)
        self._collect()
        self.assertEqual(
            self.q1.statistic_ids.mapped("code"), self.usual.line_ids.mapped("code")
        )

    def test_the_plan_is_counted(self):
        self._finish(self.check, "5/BC-UBND", "2024-02-27")
        self._collect()
        with self._on("2024-03-12"):
            figures = {
                code: (self._fact(code).period_value, self._fact(code).year_value)
                for code in ("I.1", "I.2", "I.3", "I.4")
            }
        self.assertEqual(
            figures,
            {"I.1": (1, 1), "I.2": (4, 4), "I.3": (1, 1), "I.4": (25, 25)},
        )

    def test_on_time_late_and_overdue(self):
        own = self._own_form()
        names = ("tasks_on_time", "tasks_late", "tasks_overdue")
        for code, name in zip(("I.5", "I.6", "I.7"), names, strict=True):
            self._form_line(code, own).write({"source": "plan", "plan_figure": name})
        self._finish(self.campaign, "5/BC-UBND", "2024-02-27")
        self._finish(self.check, "6/BC-UBND", "2024-03-05")
        self._collect()
        with self._on("2024-03-12"):
            values = [self._fact(f"I.{n}").period_value for n in (5, 6, 7)]
        self.assertEqual(values, [1, 1, 0])

    def test_an_indicator_fills_its_line(self):
        self._enter(12)
        self._collect()
        fact = self._fact("II.2")
        self.assertEqual((fact.period_value, fact.year_value), (12, 12))
        line = self._line("II.2")
        self.assertEqual((line.period_text, line.year_text), ("12", "12"))
        self.assertIn("Văn bản được rà soát", line.origin)
        self.assertFalse(line.is_typed)

    def test_a_ratio_fills_its_lines_of_the_period_and_of_the_year(self):
        ratio = self._ratio_with_parts()
        first, second = ratio.value_ids.sorted("date_from")[:2]
        first.write({"numerator": 30, "denominator": 60})
        with self._on("2024-04-10"):
            second.write({"numerator": 10, "denominator": 20})
        report = self._with_own_quarters()
        self._collect(report, "2024-05-20")
        found = {
            code: (fact.period_value, fact.year_value, fact.is_cumulative)
            for code in ("III.2", "III.3", "III.4")
            for fact in (self._fact(code, report),)
        }
        self.assertEqual(
            found,
            {
                "III.2": (20, 80, True),
                "III.3": (10, 40, True),
                "III.4": (50, 50, False),
            },
        )
        line = self._line("III.2", report)
        self.assertEqual(line.origin, "denominator of: Hồ sơ trực tuyến")
        with self.assert_refused("denominator of: Hồ sơ trực tuyến"):
            line.period_text = "5"
        self._approve(report, "2024-06-06")
        first.numerator = 1
        self.assertEqual(self._fact("III.3", report).year_value, 40)
        (kept,) = (fact for fact in report._facts().indicators if fact.key == ratio.id)
        self.assertEqual((kept.period_numerator, kept.period_denominator), (10, 20))

    def test_a_ratio_without_figures_leaves_its_lines_empty(self):
        self._ratio_with_parts()
        self._collect()
        for code in ("III.2", "III.3", "III.4"):
            self.assertIsNone(self._fact(code).period_value)
            self.assertIsNone(self._fact(code).year_value)

    def _ratio_with_parts(self):
        ratio = self.env["cchc.indicator"].create(
            {
                "plan_id": self.plan.id,
                "name": "Hồ sơ trực tuyến",
                "target": 50,
                "statistic_code": "III.4",
                "statistic_numerator_code": "III.3",
                "statistic_denominator_code": "III.2",
            }
        )
        ratio._create_missing_values()
        return ratio

    def test_nothing_is_guessed(self):
        self._collect()
        for code in ("II.2", "III.2"):
            fact = self._fact(code)
            self.assertIsNone(fact.period_value)
            self.assertIsNone(fact.year_value)

    def test_zero_is_a_figure(self):
        self._collect()
        self._type("III.7", period_text="0")
        self.assertEqual(self._fact("III.7").period_value, 0)
        self.assertEqual(self._line("III.7").period_text, "0")

    def test_figures_are_typed_as_vietnamese_write_them(self):
        self._collect()
        for text, value in (("1.204", 1204), ("45,5", 45.5), (" ", None)):
            self._type("III.2", period_text=text)
            self.assertEqual(self._fact("III.2").period_value, value)
        for text in ("1.5", "ba", "-3", "=1+1"):
            with self.assert_refused("is not a figure", ValidationError):
                self._type("III.2", period_text=text)

    def test_typing_on_the_screen_of_the_report(self):
        self._collect()
        position = self.q1.statistic_ids.mapped("code").index("III.2")
        form = Form(self.q1.with_user(self.office))
        with form, form.statistic_ids.edit(position) as line:
            line.period_text = "204"
            line.note = "Từ phần mềm một cửa"
        self.assertEqual(self._line("III.2").year_text, "204")
        self.assertEqual(self._fact("III.2").note, "Từ phần mềm một cửa")


class TestYear(StatisticCase):
    def test_a_report_of_all_the_year_so_far_needs_no_sum(self):
        self._collect()
        self._type("III.2", period_text="100")
        self._approve()
        self._send()
        self._collect(self.h1, "2024-05-27")
        self._type("III.2", self.h1, period_text="260")
        self.assertEqual(self._fact("III.2", self.h1).year_value, 260)
        self.assertFalse(self.h1.statistic_warnings)

    def test_a_quarter_adds_up_to_what_was_reported(self):
        second = self._second_quarter()
        self._type("III.2", second, period_text="50")
        self.assertEqual(self._line("III.2", second).year_text, "150")
        self.assertFalse(self._line("III.2", second).warning_text)

    def test_a_percentage_and_a_number_of_staff_do_not_add_up(self):
        second = self._second_quarter()
        self._type("III.12", second, period_text="30")
        self._type("IV.2", second, period_text="20")
        self.assertIsNone(self._fact("III.12", second).year_value)
        self.assertEqual(self._fact("IV.2", second).year_value, 20)
        self._type("III.12", second, year_text="27,5")
        self.assertEqual(self._fact("III.12", second).year_value, 27.5)

    def test_another_figure_than_the_sum_is_warned_of(self):
        second = self._second_quarter()
        self._type("III.2", second, period_text="50", year_text="155")
        line = self._line("III.2", second)
        self.assertEqual(line.year_text, "155")
        self.assertEqual(line.warning_text, "The figures entered make 150.")
        for text in ("150", ""):
            line.year_text = "155"
            line.year_text = text
            self.assertEqual((line.year_text, line.year_typed), ("150", False))

    def test_what_was_put_right_is_carried_on(self):
        second = self._second_quarter()
        self._type("III.2", second, period_text="50", year_text="155")
        self._approve(second, "2024-06-06")
        third = self.plan.report_ids.filtered(lambda report: report.kind == "q3")
        self._collect(third, "2024-08-20")
        self._type("III.2", third, period_text="5")
        self.assertEqual(self._fact("III.2", third).year_value, 160)

    def test_without_a_report_before_the_sum_is_not_guessed(self):
        second = self._with_own_quarters()
        self._collect(second, "2024-05-20")
        self._type("III.2", second, period_text="50")
        self.assertIsNone(self._fact("III.2", second).year_value)

    def test_a_sum_that_fell_is_warned_of(self):
        self._collect()
        self._type("III.2", period_text="100")
        self._type("III.12", period_text="40")
        self._approve()
        self._send()
        self._collect(self.h1, "2024-05-27")
        self._type("III.2", self.h1, period_text="90")
        self._type("III.12", self.h1, period_text="30")
        line = self._line("III.2", self.h1)
        self.assertIn("It fell from 100", line.warning_text)
        self.assertFalse(self._line("III.12", self.h1).warning_text)
        self.assertIn("Hồ sơ tiếp nhận: It fell", self.h1.statistic_warnings)
        self.h1.with_user(self.office).action_redraft()
        self.assertIn("“Hồ sơ tiếp nhận” is counted", self.h1.findings)

    def test_a_quarter_s_plan_figures_tell_quarter_and_year_apart(self):
        self._finish(self.check, "5/BC-UBND", "2024-02-27")
        second = self._second_quarter()
        self._finish(self.campaign, "9/BC-UBND", "2024-03-25")
        for code in ("I.1", "I.3"):
            with self._on("2024-05-21"):
                fact = self._fact(code, second)
            self.assertEqual((fact.period_value, fact.year_value), (1, 2), code)

    def _second_quarter(self):
        """The second quarter's report at work after the first one's was sent."""
        second = self._with_own_quarters()
        self._collect()
        self._type("III.2", period_text="100")
        self._type("III.12", period_text="25")
        self._type("IV.2", period_text="19")
        self._approve()
        self._send()
        self._collect(second, "2024-05-20")
        return second


class TestTakeForm(StatisticCase):
    def test_a_changed_form_is_taken_over_and_what_was_typed_stays(self):
        self._collect()
        self._type("III.2", period_text="100")
        self._type("III.7", period_text="3")
        own = self._own_form()
        self._form_line("III.7", own).unlink()
        self._form_line("III.8", own).unlink()
        self._form_line("III.2", own).name = "Hồ sơ"
        self.q1.with_user(self.office).action_take_form()
        lines = self.q1.statistic_ids
        self.assertEqual(self._line("III.2").name, "Hồ sơ")
        self.assertEqual(self._line("III.2").period_text, "100")
        self.assertNotIn("III.8", lines.mapped("code"))
        self.assertEqual(lines[-1].code, "III.7")

    def test_only_the_office_takes_it_and_only_while_it_is_compiled(self):
        with self.assert_refused("has changed meanwhile"):
            self.q1.with_user(self.office).action_take_form()
        self._collect()
        with self.assert_refused("Only the office", AccessError):
            self.q1.with_user(self.staff).action_take_form()


class TestLock(StatisticCase):
    def test_who_enters(self):
        self._collect()
        for user in (self.staff, self.leader):
            with self.assertRaises(AccessError):
                self._line("III.2", user=user).period_text = "5"
        with self.assertRaises(AccessError):
            self._line("III.2", user=self.neighbour).read(["name"])
        self.assertEqual(self._line("I.2", user=self.staff).period_text, "4")

    def test_only_what_is_typed_is_entered(self):
        self._collect()
        for code in ("I.1", "II.2"):
            with self.assert_refused("not entered in the report"):
                self._type(code, period_text="5")
        self._type("II.2", note="Đã đối chiếu")
        for vals in ({"name": "Khác"}, {"period_typed": "5"}, {"sequence": 1}):
            with self.assert_refused("are entered while"):
                self._line("III.2").write(vals)

    def test_lines_are_neither_made_nor_dropped_by_hand(self):
        self._collect()
        line = self._line("III.2", user=self.admin)
        with self.assertRaises(UserError):
            line.unlink()
        with self.assertRaises(AccessError):
            line.create({"report_id": self.q1.id, "code": "X"})
        with self.assert_refused("come with the form", AccessError):
            self.env["cchc.report.statistic"].create(
                {"report_id": self.q1.id, "code": "X"}
            )

    def test_an_approved_report_is_fixed(self):
        self._collect()
        self._type("III.2", period_text="100")
        self._approve()
        for user in (self.office, self.admin):
            line = self._line("III.2", user=user)
            with self.assert_refused("are entered while"):
                line.period_text = "5"
            with self.assert_refused("are entered while"):
                line.with_context(cchc_unlocked=True).note = "Khác"
            with self.assertRaises(UserError):
                self.q1.with_user(user).statistic_ids = [
                    Command.update(line.id, {"note": "Khác"})
                ]
        self.assertEqual(self._fact("III.2").period_value, 100)

    def test_the_figures_stay_as_they_were_approved(self):
        self._enter(12)
        self._collect()
        self._type("III.2", period_text="1.204,5", note="Một cửa")
        self.q1.with_user(self.office).action_hand_in()
        with self._on("2024-03-07"):
            live = self.q1._facts()
            self.q1.with_user(self.leader).action_approve()
        self._enter(99)
        self.indicator.statistic_line_id = False
        self._finish(self.check, "5/BC-UBND", "2024-02-27")
        self.usual.line_ids.unlink()
        self.assertEqual(self.q1._facts().statistics, live.statistics)
        self.q1.statistic_ids.invalidate_recordset()
        self.assertEqual(self._line("II.2").period_text, "12")
        self.assertEqual(self._line("I.3").period_text, "0")
        self.assertEqual(self._line("III.2").year_text, "1.204,5")

    def test_a_withdrawn_approval_lets_go_on(self):
        self._collect()
        self._type("III.2", period_text="100")
        self._approve()
        self.q1.with_user(self.leader).action_withdraw()
        self._type("III.2", period_text="101")
        self.assertEqual(self._fact("III.2").period_value, 101)

    def test_the_next_round_has_what_was_entered(self):
        self._collect()
        self._type("III.2", period_text="100", note="Một cửa")
        self._approve()
        self._send()
        office = self.q1.with_user(self.office)
        office.reason = "Thiếu số liệu"
        action = office.action_return()
        second = self.q1.browse(action["res_id"])
        self._type("III.2", second, period_text="120")
        self.assertEqual(self._line("III.2", second).note, "Một cửa")
        self.assertEqual(self._fact("III.2", second).period_value, 120)
        self.assertEqual(self._fact("III.2").period_value, 100)

    def test_a_figure_typed_while_the_leader_approves(self):
        self._collect()
        with (
            patch.object(
                self.env.registry["cchc.report"],
                "try_lock_for_update",
                lambda records, **options: records.browse(),
            ),
            self.assert_refused("Somebody else is working on this"),
        ):
            self._type("III.2", period_text="5")
        self.assertIsNone(self._fact("III.2").period_value)


class TestPrinted(StatisticCase):
    def test_paper_word_and_excel_have_the_figures_of_the_records(self):
        self._enter(12)
        self._collect()
        self._type("III.2", period_text="1.204", note="Một cửa")
        self._type("III.4", period_text="98,5")
        self._approve()
        paper = self.q1._paper()
        (annex,) = (a for a in paper.annexes if "THỐNG KÊ" in a.titles[0])
        self.assertEqual(annex.label, "Phụ lục III")
        texts = [list(row.texts) for row in annex.matrix.rows]
        self.assertIn(
            ["2", "Hồ sơ tiếp nhận", "hồ sơ", "1.204", "1.204", "Một cửa"], texts
        )
        self.assertIn(["III. Cải cách thủ tục hành chính"], texts)
        book = openpyxl.load_workbook(io.BytesIO(self.q1._render_xlsx()))
        cells = [
            [cell for cell in row if cell is not None]
            for row in book["Phụ lục III"].iter_rows(values_only=True)
        ]
        self.assertIn([2, "Hồ sơ tiếp nhận", "hồ sơ", 1204, 1204, "Một cửa"], cells)
        document = docx.Document(io.BytesIO(self.q1._render_docx()))
        words = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
        pages = printed_pdf.pages(self._pdf())
        printed = "".join("".join(page.text.split()) for page in pages)
        for row in texts:
            if len(row) > 1:
                self.assertIn(row, words)
            for text in row:
                self.assertIn("".join(text.split()), printed)

    def _pdf(self):
        reports = self.env["ir.actions.report"].with_context(
            force_report_rendering=True
        )
        action = self.q1.action_print()
        return reports._render_qweb_pdf(action["report_name"], self.q1.ids)[0]


class TestQueries(StatisticCase):
    def test_as_many_queries_for_ten_lines_as_for_all(self):
        self._collect()
        lines = self.q1.statistic_ids
        found = []
        for ids in (lines.ids, lines.ids[:10], lines.ids):  # the first warms the caches
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            some = lines.with_user(self.office).browse(ids)
            some.mapped("warning_text")
            some.mapped("origin")
            found.append(self.cr.sql_log_count - before)
        self.assertLessEqual(found[2], found[1])
