from unittest.mock import patch

from psycopg2.errors import UniqueViolation

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import mute_logger

from .indicator_case import IndicatorCase


class TestTyping(IndicatorCase):
    def test_the_value_and_the_warning_follow_the_figures(self):
        with self._form(self._quarter(1)) as form:
            form.numerator = 30
            form.denominator = 100
            self.assertEqual(form.value_text, "30 %")
            self.assertIn("say in the explanation why", form.warning_text)
            form.note = "Mạng chưa ổn định"
            self.assertFalse(form.warning_text)
        value = self._quarter(1)
        self.assertEqual((value.value, value.is_entered), (30, True))
        self.assertEqual(value.user_id, self.staff)
        self.assertTrue(value.date_entered)

    def test_the_impossible_is_told_and_not_saved(self):
        form = self._form(self._quarter(1))
        form.numerator = 101
        form.denominator = 100
        self.assertIn("The part is larger than the whole (101/100)", form.error_text)
        with self.assert_refused("larger than the whole", ValidationError):
            form.save()
        self.ratio.may_exceed = True
        self._quarter(1).write({"numerator": 101, "denominator": 100})
        self.assertEqual(self._quarter(1).value, 101)

    def test_what_cannot_be_is_refused_by_rpc_as_well(self):
        for figures, words in (
            ({"numerator": 1}, "Give the denominator"),
            ({"numerator": -1, "denominator": 5}, "below zero"),
        ):
            with self.assert_refused(words, ValidationError):
                self._quarter(1).write(figures)
        with self.assert_refused("above the highest", ValidationError):
            self.score.value_ids.amount = 101

    def test_a_jump_is_told_by_the_commune_s_factor(self):
        self._quarter(1, self.count).amount = 10
        second = self._quarter(2, self.count)
        second.write({"amount": 60, "note": "Đợt cao điểm"})
        self.assertIn("60 is far from the 10 of Quý I/2024", second.warning_text)
        self.company.cchc_jump_factor = 0
        second.invalidate_recordset(["warning_text"])
        self.assertFalse(second.warning_text)

    def test_zero_is_a_figure_when_somebody_says_so(self):
        value = self._quarter(1, self.count)
        self.assertEqual(value.value_text, "No data")
        value.is_entered = True
        self.assertEqual(value.value_text, "0 văn bản")
        self.assertEqual(self.count.status, "behind")

    def test_the_period_before_and_the_year_are_shown(self):
        self._quarter(1).write({"numerator": 1, "denominator": 10})
        with self._form(self._quarter(2)) as form:
            form.numerator, form.denominator = 60, 90
            self.assertEqual(form.total_text, "61 %")
            self.assertEqual(form.before_text, "1/10 (10 %) – Quý I/2024")

    def test_the_first_period_has_none_before(self):
        with self._form(self._quarter(1)) as form:
            self.assertFalse(form.before_text)


class TestParts(IndicatorCase):
    def setUp(self):
        super().setUp()
        self.ratio.part_ids = [
            Command.create({"name": name}) for name in ("Trực tuyến", "Trực tiếp")
        ]
        self.value = self._quarter(1)

    def test_the_parts_add_up_before_the_figures_are_confirmed(self):
        with self._form(self.value) as form:
            form.numerator, form.denominator = 5, 10
            for position, (part, whole) in enumerate(((3, 6), (1, 4))):
                with form.part_ids.edit(position) as line:
                    line.numerator, line.denominator = part, whole
            self.assertIn("add up to 4, and not to 5", form.warning_text)
        with self.assert_refused("add up to 4, and not to 5"):
            self.value.action_confirm()
        self.value.part_ids[1].numerator = 2
        self.value.action_confirm()
        self.assertEqual(self.value.state, "confirmed")

    def test_a_change_of_a_part_is_kept_in_the_history(self):
        self.value.part_ids[0].write({"numerator": 3, "denominator": 6})
        self.assertIn("Trực tuyến: 0/0 → 3/6", self.ratio.message_ids[0].body)

    def test_a_part_of_confirmed_figures_stays(self):
        self.value.part_ids[0].write({"numerator": 5, "denominator": 10})
        self.value.write({"numerator": 5, "denominator": 10})
        self.value.action_confirm()
        with self.assert_refused("is confirmed"):
            self.value.part_ids[0].numerator = 4
        with self.assert_refused("rename it"):
            self.ratio.part_ids[0].unlink()

    def test_a_part_that_comes_later_leaves_confirmed_figures_alone(self):
        self.value.part_ids[0].write({"numerator": 5, "denominator": 10})
        self.value.write({"numerator": 5, "denominator": 10})
        self.value.action_confirm()
        self.ratio.part_ids = [Command.create({"name": "BCCI"})]
        self.assertEqual(len(self.value.part_ids), 2)
        self.assertEqual(len(self._quarter(2).part_ids), 3)

    def test_staff_do_not_move_the_figures_of_a_part(self):
        line = self.value.part_ids[0].with_user(self.staff)
        with self.assert_refused("stay with it", AccessError):
            line.value_id = self._quarter(2)


class TestConfirming(IndicatorCase):
    def test_confirmed_figures_are_fixed_for_everybody(self):
        value = self._quarter(1)
        value.write({"numerator": 5, "denominator": 10})
        value.action_confirm()
        for user in (self.staff, self.office, self.admin):
            for vals in ({"numerator": 6}, {"note": "x"}, {"document_ids": False}):
                with self.assert_refused("is confirmed"):
                    value.with_user(user).write(vals)
        self.assertFalse(value.can_enter)

    def test_only_the_office_opens_them_again_and_the_history_tells(self):
        value = self._quarter(1)
        value.write({"numerator": 5, "denominator": 10})
        value.action_confirm()
        with self.assert_refused("Only the office", AccessError):
            value.action_reopen()
        value.with_user(self.office).action_reopen()
        value.numerator = 6
        told = self.ratio.message_ids.sorted("id")[-4:]
        self.assertEqual(
            [message.body.striptags() for message in told],
            [
                "Quý I/2024: – → 5/10 (50 %)",
                "Quý I/2024: confirmed",
                "Quý I/2024: opened again",
                "Quý I/2024: 5/10 (50 %) → 6/10 (60 %)",
            ],
        )
        self.assertEqual(told[-1].author_id, self.staff.partner_id)
        self.assertEqual(told[-2].author_id, self.office.partner_id)

    def test_what_is_empty_is_not_confirmed(self):
        with self.assert_refused("has no figures yet"):
            self._quarter(1).action_confirm()

    def test_what_is_open_is_not_opened_again(self):
        with self.assert_refused("is not confirmed"):
            self._quarter(1).with_user(self.office).action_reopen()

    def test_the_state_changes_by_buttons_only(self):
        for user in (self.office, self.env.user):
            with self.assert_refused("buttons confirm", AccessError):
                self._quarter(1).with_user(user).write({"state": "confirmed"})

    def test_a_key_that_comes_over_rpc_opens_nothing(self):
        value = self._quarter(1).with_context(cchc_unlocked=True)
        with self.assert_refused("buttons confirm", AccessError):
            value.write({"state": "confirmed"})

    def test_figures_belong_to_a_plan_that_is_carried_out(self):
        self.plan.action_close()
        with self.assert_refused("not being carried out"):
            self._quarter(1).with_user(self.office).write({"numerator": 1})

    def test_a_period_to_come_waits(self):
        with self.assert_refused("has not begun"):
            self._quarter(3).write({"numerator": 1, "denominator": 2})

    def test_entered_figures_are_kept(self):
        value = self._quarter(1).sudo()
        value.write({"numerator": 1, "denominator": 2})
        with self.assert_refused("are kept", ValidationError):
            value.unlink()

    def test_a_document_that_proves_figures_is_kept(self):
        document = self.env["cchc.document"].create(
            {"number": "5/BC-UBND", "company_id": self.company.id}
        )
        self._quarter(1).document_ids = document
        with self.assert_refused("in use"):
            document.with_user(self.office).unlink()


class TestWhoEnters(IndicatorCase):
    def test_a_unit_enters_its_own_figures(self):
        self._quarter(1).write({"numerator": 1, "denominator": 2})
        self.assertTrue(self._quarter(1).can_enter)
        self.assertTrue(self.ratio.with_user(self.staff).can_enter)

    def test_nobody_enters_those_of_another_unit(self):
        value = self.yes_no.value_ids.sorted("date_from")[0]
        self.assertFalse(value.with_user(self.staff).can_enter)
        self.assertFalse(self.yes_no.with_user(self.staff).can_enter)
        with self.assert_refused(r"\(cchc\.indicator\.value\)", AccessError):
            value.with_user(self.staff).write({"answer": "yes"})

    def test_the_office_enters_all_and_a_leader_none(self):
        value = self.yes_no.value_ids.sorted("date_from")[0]
        value.with_user(self.office).write({"answer": "yes"})
        self.assertEqual(value.with_user(self.leader).value_text, "Yes")
        with self.assert_refused(r"\(cchc\.indicator\.value\)", AccessError):
            value.with_user(self.leader).write({"answer": "no"})

    def test_a_member_enters_as_the_head_does(self):
        member = self._person("staff", "Hồ Thị Mới", self.other_company)
        member.write(
            {
                "company_ids": [Command.set(self.company.ids)],
                "company_id": self.company.id,
            }
        )
        self.unit_justice.member_ids = member
        self._quarter(1).with_user(member).write({"numerator": 1, "denominator": 2})
        self.assertEqual(self._quarter(1).user_id, member)

    def test_a_neighbour_sees_and_enters_nothing(self):
        value = self._quarter(1).with_user(self.neighbour)
        with self.assert_refused(r"\(cchc\.indicator\.value\)", AccessError):
            value.read(["value"])
        with self.assert_refused(r"\(cchc\.indicator\.value\)", AccessError):
            value.write({"numerator": 1})
        self.assertFalse(
            value.search([("indicator_id", "in", self.plan.indicator_ids.ids)])
        )

    def test_nobody_makes_or_moves_periods(self):
        for user in (self.staff, self.office):
            with self.assert_refused(r"\(cchc\.indicator\.value\)", AccessError):
                self.env["cchc.indicator.value"].with_user(user).create(
                    {
                        "indicator_id": self.ratio.id,
                        "date_from": "2024-01-01",
                        "date_to": "2024-03-31",
                    }
                )
            with self.assert_refused("buttons confirm", AccessError):
                self._quarter(1).with_user(user).write({"indicator_id": self.count.id})

    def test_a_signature_is_the_system_s(self):
        with self.assert_refused("buttons confirm", AccessError):
            self._quarter(1).write({"numerator": 1, "user_id": self.office.id})


class TestOnePeriodOnce(IndicatorCase):
    @mute_logger("odoo.sql_db")
    def test_the_database_holds_a_period_once(self):
        period = {
            "indicator_id": self.ratio.id,
            "date_from": "2024-01-01",
            "date_to": "2024-03-31",
        }
        with self.assertRaises(UniqueViolation), self.env.cr.savepoint():
            self.env["cchc.indicator.value"].create(period)

    def test_only_periods_of_the_calendar_are_there(self):
        self.ratio.value_ids.unlink()
        with self.assert_refused("is no period", ValidationError):
            self.env["cchc.indicator.value"].create(
                {
                    "indicator_id": self.ratio.id,
                    "date_from": "2024-02-01",
                    "date_to": "2024-04-30",
                }
            )

    def test_asking_twice_makes_nothing_twice(self):
        before = self.ratio.value_ids
        self.ratio._create_missing_values()
        self.assertEqual(self.ratio.value_ids, before)

    def test_while_one_confirms_or_opens_the_other_waits(self):
        value = self._quarter(1)
        value.write({"numerator": 5, "denominator": 10})
        empty = self.ratio.value_ids.sorted("date_from")[-1]
        for model, action in (
            (value, value.action_confirm),
            (self.ratio, self.ratio._create_missing_values),
        ):
            if model == self.ratio:
                empty.unlink()
            with (
                patch.object(
                    type(model), "try_lock_for_update", lambda records: records.browse()
                ),
                self.assert_refused("Somebody else is working on this"),
            ):
                action()

    def test_figures_are_confirmed_once(self):
        value = self._quarter(1)
        value.write({"numerator": 5, "denominator": 10})
        value.action_confirm()
        with self.assert_refused("is confirmed", UserError):
            value.with_user(self.office).action_confirm()
