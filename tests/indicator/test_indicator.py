import io
import json

import openpyxl
from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, HttpCase

from odoo.addons.cchc_plan.core.indicator.indicator_matrix import INDICATOR_COLUMNS
from odoo.addons.cchc_plan.core.indicator.judging import STATUSES
from odoo.addons.cchc_plan.models.base.lock import unlocked

from .indicator_case import QUARTERS, IndicatorCase


class TestPeriods(IndicatorCase):
    def test_issuing_makes_every_period_empty(self):
        self.assertEqual(
            [str(day) for day in self.ratio.value_ids.sorted().mapped("date_from")][
                ::-1
            ],
            list(QUARTERS),
        )
        self.assertEqual(len(self.yes_no.value_ids), 2)
        self.assertFalse(any(self.plan.indicator_ids.value_ids.mapped("is_entered")))
        self.assertEqual(self.ratio.status, "no_data")
        self.assertEqual(self.ratio.total_text, "No data")

    def test_a_draft_has_no_periods(self):
        draft = self._plan(("Công khai", "Quý I/2024", {}))
        indicator = self._indicator("TTHC", plan_id=draft.id)
        self.assertFalse(indicator.value_ids)
        with self.assert_refused("not being carried out"):
            indicator.action_enter()

    def test_an_indicator_that_comes_later_has_its_periods_too(self):
        indicator = self._indicator("Mới", frequency="month")
        self.assertEqual(len(indicator.value_ids), 12)

    def test_the_period_that_is_due_is_offered(self):
        indicator = self.ratio.with_user(self.staff)
        first, second, *_later = self.ratio.value_ids.sorted("date_from")
        self.assertEqual(indicator.action_enter()["res_id"], first.id)
        first.write({"numerator": 1, "denominator": 2})
        self.assertEqual(indicator.action_enter()["res_id"], second.id)
        second.write({"numerator": 1, "denominator": 2})
        self.assertEqual(indicator.action_enter()["res_id"], second.id)
        self.assertEqual(indicator.missing_text, "")

    def test_another_frequency_makes_other_periods_until_figures_are_entered(self):
        self.count.frequency = "half_year"
        self.assertEqual(len(self.count.value_ids), 2)
        self.count.value_ids.sorted("date_from")[0].amount = 3
        with self.assert_refused("so its kind, frequency and plan stay"):
            self.count.frequency = "year"
        with self.assert_refused("so its kind, frequency and plan stay"):
            self.count.kind = "score"
        self.count.frequency = "half_year"  # what stays as it is, stays

    def test_periods_that_ended_without_figures_are_named(self):
        self.assertEqual(self.ratio.missing_text, "Quý I/2024")

    def test_percentages_are_never_added_up(self):
        with self.assert_refused("makes no sense", ValidationError):
            self.ratio.aggregation = "sum"
        self.ratio.aggregation = "average"

    def test_another_kind_brings_its_own_way_to_make_the_year(self):
        form = Form(self.env["cchc.indicator"])
        form.kind = "count"
        self.assertEqual(form.aggregation, "sum")
        form.kind = "yes_no"
        self.assertEqual(form.aggregation, "last")


class TestProgress(IndicatorCase):
    def _enter(self, indicator, *figures):
        values = indicator.value_ids.sorted("date_from")
        for value, figure in zip(values, figures, strict=False):
            value.write(figure)

    def test_a_ratio_adds_by_its_parts(self):
        self._enter(
            self.ratio,
            {"numerator": 1, "denominator": 10},
            {"numerator": 60, "denominator": 90},
        )
        self.assertEqual(self.ratio.total, 61)
        self.assertEqual(self.ratio.total_text, "61 %")
        self.assertEqual(self.ratio.current_text, "66,67 % (Quý II/2024)")
        self.assertEqual(self.ratio.status, "reached")

    def test_a_sum_is_held_against_its_share(self):
        self._enter(self.count, {"amount": 10})
        self.assertEqual(self.count.status, "on_track")
        self.assertEqual(self.count.target_now_text, "≥ 9,95 văn bản")
        self.count.value_ids.sorted("date_from")[0].amount = 9
        self.assertEqual(self.count.status, "behind")

    def test_period_targets_are_asked_for_and_added_up(self):
        self.count.action_fill_targets()
        self.assertEqual(len(self.count.target_ids), 4)
        self._enter(self.count, {"amount": 9})
        self.count.target_ids.target = 9
        self.assertEqual(self.count.status, "on_track")
        self.assertIn("less than the year's 40", self.count.target_warning)
        self.count.target_ids.target = 10
        self.assertFalse(self.count.target_warning)
        self.assertEqual(self.count.status, "behind")

    def test_period_targets_do_not_overlap(self):
        self.count.action_fill_targets()
        with self.assert_refused("overlap; correct their dates", ValidationError):
            self.count.target_ids[0].date_to = "2024-04-30"

    def test_a_change_of_a_period_target_stays_readable(self):
        self.count.action_fill_targets()
        before = self.count.message_ids
        self.count.target_ids[0].target = 12
        (message,) = self.count.message_ids - before
        self.assertIn("Quý I/2024: ≥ 12 văn bản", message.body)

    def test_a_score_without_target_is_recorded(self):
        self._enter(self.score, {"amount": 81.5})
        self.assertEqual(self.score.status, "no_target")
        self.assertEqual(self.score.total_text, "81,5 điểm")
        self.assertEqual(self.score.target_text, "")

    def test_a_yes_is_a_yes(self):
        self._enter(self.yes_no, {"answer": "yes"})
        self.assertEqual(self.yes_no.status, "reached")
        self.assertEqual(self.yes_no.total_text, "Yes")
        self.assertEqual(self.yes_no.target_text, "Yes")

    def test_the_status_is_searched_as_it_is_shown(self):
        self._enter(self.ratio, {"numerator": 1, "denominator": 10})
        self._enter(self.count, {"amount": 10})
        indicators = self.plan.indicator_ids
        for today in (False, "2025-02-01"):
            if today:
                self.startPatcher(self._day(today))
                indicators.invalidate_recordset(["status"])
            for word in {indicator.status for indicator in indicators}:
                found = indicators.search(
                    [("status", "=", word), ("plan_id", "=", self.plan.id)]
                )
                expected = indicators.filtered(lambda each, w=word: each.status == w)
                self.assertEqual(found, expected, (today, word))
            self.assertGroupedByStatus(indicators.with_user(self.staff))
        self.assertEqual(self.count.status, "missed")
        self.assertEqual(self.ratio.status, "missed")

    def assertGroupedByStatus(self, indicators):
        """The list's groups hold what they say, in the order of urgency."""
        domain = [("plan_id", "=", self.plan.id)]
        groups = indicators.formatted_read_group(domain, ["status"], ["__count"])
        words = [word for word in STATUSES if word in indicators.mapped("status")]
        self.assertEqual([group["status"] for group in groups], words)
        for group in groups:
            found = indicators.search([*domain, *group["__extra_domain"]])
            self.assertEqual(set(found.mapped("status")), {group["status"]})
            self.assertEqual(len(found), group["__count"])
        ordered = indicators.search(domain, order="status, id").mapped("status")
        self.assertEqual(ordered, sorted(ordered, key=STATUSES.index))

    def _day(self, day):
        return freeze_time(f"{day} 08:00:00")

    def test_the_status_as_of_a_day_before(self):
        self._enter(
            self.ratio,
            {"numerator": 1, "denominator": 10},
            {"numerator": 60, "denominator": 90},
        )
        first = self.ratio._judge(self.ratio.value_ids.sorted("date_from")[0].date_to)
        self.assertEqual((first.status, first.total.value), ("behind", 10))

    def test_only_what_is_confirmed_when_it_is_asked_for(self):
        self._enter(self.ratio, {"numerator": 1, "denominator": 10})
        self.assertIsNone(self.ratio._judge(only_confirmed=True).total.value)
        self.ratio.value_ids.sorted("date_from")[0].action_confirm()
        self.assertEqual(self.ratio._judge(only_confirmed=True).total.value, 10)

    def test_the_trend_says_in_words_what_it_draws(self):
        self._enter(self.ratio, {"numerator": 1, "denominator": 10})
        trend = json.loads(json.dumps(self.ratio.trend))
        self.assertEqual(trend["label"], "Quý I/2024: 10 %, target ≥ 50 %")
        self.assertEqual(
            [(point["value"], point["target"]) for point in trend["points"]],
            [(10, 50), (None, 50), (None, 50), (None, 50)],
        )
        self.assertEqual(self.count.trend["label"], "No data")


class TestNextYear(IndicatorCase):
    def test_next_year_knows_the_figures_of_this_one(self):
        first, second, *_later = self.ratio.value_ids.sorted("date_from")
        first.write({"numerator": 1, "denominator": 10})
        second.write({"numerator": 60, "denominator": 90})
        wizard = self.env["cchc.next.year"].create({"plan_id": self.plan.id})
        plan = self.env["cchc.plan"].browse(wizard.action_create()["res_id"])
        copy = plan.indicator_ids.filtered("numerator_name")
        self.assertEqual(copy.previous_id, self.ratio)
        self.assertEqual(copy.baseline, 61)
        self.assertFalse(copy.value_ids)
        plan.write({"document_number": "1/KH-UBND", "document_date": "2025-01-10"})
        plan.action_issue()
        with self._in(2025):
            value = copy.value_ids.sorted("date_from")[0]
            value.write({"numerator": 2, "denominator": 10})
            self.assertEqual(copy.last_year_text, "10 % (Quý I/2024)")
            self.assertEqual(value.last_year_text, "10 % (Quý I/2024)")
            self.assertEqual(copy._line().last_year, 10)
            unlocked(self.plan).year -= 1
            self.assertIsNone(copy._line().last_year)  # it is another year's

    def _in(self, year):
        return freeze_time(f"{year}-05-15 08:00:00")

    def test_parts_come_along(self):
        self.count.part_ids = [Command.create({"name": "Trực tuyến"})]
        wizard = self.env["cchc.next.year"].create({"plan_id": self.plan.id})
        plan = self.env["cchc.plan"].browse(wizard.action_create()["res_id"])
        self.assertEqual(plan.indicator_ids.part_ids.mapped("name"), ["Trực tuyến"])


class TestReview(IndicatorCase):
    def test_a_target_of_the_text_is_missed_in_the_annex_of_a_saved_plan(self):
        self.ratio.name = "100% hồ sơ được số hóa"
        self.assertNotIn("target_not_in_annex", self._codes())
        self.ratio.place = "II.3"
        self.assertIn("target_not_in_annex", self._codes())

    def _codes(self):
        return [finding.code for finding in self.plan._review()]


class TestExport(IndicatorCase, HttpCase):
    def _sheet(self, content):
        return openpyxl.load_workbook(io.BytesIO(content)).active

    def test_numbers_are_numbers_and_words_are_vietnamese(self):
        self._quarter(1).write({"numerator": 2, "denominator": 3})
        content = self.plan.with_user(self.leader)._render_indicators()
        sheet = self._sheet(content)
        self.assertEqual(sheet.title, "Chỉ tiêu")
        rows = list(sheet.iter_rows(values_only=True))
        head = rows.index(tuple(column.title for column in INDICATOR_COLUMNS))
        line = next(row for row in rows[head:] if row[1] == self.ratio.name)
        self.assertEqual(line[3:7], ("≥ 50 %", "Quý I/2024", 66.67, 66.67))
        no_data = next(row for row in rows[head:] if row[1] == self.count.name)
        self.assertIsInstance(no_data[6], str)

    def test_it_is_downloaded_by_whoever_may_read_the_plan(self):
        path = f"/cchc_plan/indicators/{self.plan.id}/xlsx"
        self.assertEqual(self.plan.action_export_indicators()["url"], path)
        self.authenticate(self.leader.login, f"{self.leader.login}-password")
        self.assertEqual(self.url_open(path).status_code, 200)
        self.authenticate(self.neighbour.login, f"{self.neighbour.login}-password")
        self.assertEqual(self.url_open(path).status_code, 404)

    def test_a_name_that_looks_like_a_formula_stays_a_name(self):
        self.ratio.name = "=1+1"
        rows = self._sheet(self.plan._render_indicators()).iter_rows(values_only=True)
        self.assertIn("=1+1", [row[1] for row in rows])


class TestFiguresByProgram(IndicatorCase):
    def test_a_program_enters_the_figures_of_a_period(self):
        plan = self.plan.with_user(self.office)
        ids = plan.enter_figures(
            "2024-01-01",
            {
                "Hồ sơ trực tuyến": {"numerator": 5, "denominator": 10, "note": "Mẫu"},
                "Văn bản được rà soát": {"amount": 0},
            },
            confirm=True,
        )
        values = self.env["cchc.indicator.value"].browse(ids)
        self.assertEqual(values.mapped("state"), ["confirmed"] * 2)
        self.assertEqual(values.mapped("has_value"), [True] * 2)
        self.assertEqual(self.count.total_text, "0 văn bản")

    def test_an_indicator_that_is_not_there_is_named(self):
        with self.assert_refused("“Khác” in the period", UserError):
            self.plan.enter_figures("2024-01-01", {"Khác": {"amount": 1}})

    def test_a_ratio_itself_is_never_typed(self):
        self.plan.enter_figures("2024-01-01", {"Hồ sơ trực tuyến": {"value": 99}})
        self.assertFalse(self._quarter(1).has_value)
