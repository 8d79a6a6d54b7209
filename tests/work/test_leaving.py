from odoo import Command

from .handover_case import HandoverCase

HANDOVER = "cchc_plan.mail_activity_type_handover"


class TestLeaving(HandoverCase):
    def test_archiving_tells_the_office_once(self):
        self._leaves()
        handover = self._opened()
        self.assertEqual(handover.state, "open")
        self.assertEqual(handover.reason, "archived")
        activity = self._office_activities()
        self.assertEqual(activity.user_id, self.office)
        self.assertEqual(activity.activity_type_id, self.env.ref(HANDOVER))
        self.assertEqual(
            activity.summary,
            "Đỗ Thị Nhân (the account is archived), to hand over: 3 open tasks",
        )
        self.assertEqual(self.plan.task_ids.user_id, self.staff)

    def test_an_account_without_work_is_archived_in_silence(self):
        self._leaves(self.heir)
        self.assertFalse(self._opened(self.heir))

    def test_a_head_without_tasks_is_told_of_too(self):
        self._leaves(self.head)
        self.assertIn("the head of 1 units", self._office_activities().summary)

    def test_losing_the_role(self):
        self.staff.group_ids = self.env.ref("base.group_user")
        self.assertEqual(self._opened().reason, "no_access")
        self.assertEqual(len(self._office_activities()), 1)

    def test_losing_the_role_on_the_screen_of_the_group(self):
        group = self.env.ref("cchc_plan.cchc_plan_group_staff")
        group.user_ids = [Command.unlink(self.staff.id)]
        self.assertEqual(self._opened().reason, "no_access")

    def test_losing_the_commune(self):
        self._in_both(self.staff)
        self.staff.company_id = self.other_company
        self.staff.company_ids = self.other_company
        self.assertEqual(self._opened().company_id, self.company)
        self.assertFalse(self._office_activities(self.other_company))

    def test_two_communes_each_hear_of_it(self):
        self._in_both(self.staff)
        self._leaves()
        self.assertEqual(self._opened().company_id, self.company | self.other_company)
        self.assertEqual(
            self._office_activities(self.other_company).user_id, self.neighbour
        )
        self.assertIn(
            "1 open tasks", self._office_activities(self.other_company).summary
        )

    def test_leaving_a_unit(self):
        self.unit_justice.with_user(self.office).member_ids = self.heir
        handover = self._opened()
        self.assertEqual(handover.reason, "left_unit")
        self.assertEqual(handover.unit_ids, self.unit_justice)
        self.assertEqual(handover.task_count, 3)
        self.assertEqual(len(self._office_activities()), 1)

    def test_a_head_who_stays_a_member_has_not_left(self):
        self.unit_justice.head_id = self.staff
        self.unit_justice.head_id = self.heir
        self.assertFalse(self._opened())

    def test_a_head_who_is_replaced_and_no_member_has(self):
        self.plan.task_ids.user_id = self.head
        self.unit_justice.head_id = self.heir
        self.assertEqual(self._opened(self.head).reason, "left_unit")

    def test_who_comes_back_to_the_unit_has_nothing_to_hand_over(self):
        self.unit_justice.member_ids = [Command.clear()]
        self.unit_justice.member_ids = self.staff
        self.assertEqual(self._opened().state, "done")
        self.assertFalse(self._office_activities())

    def test_never_a_second_one_while_it_is_open(self):
        self.unit_justice.member_ids = [Command.clear()]
        self._leaves()
        handover = self._opened()
        self.assertEqual(len(handover), 1)
        self.assertEqual(handover.reason, "archived")
        self.assertEqual(len(self._office_activities()), 1)
        self.staff.group_ids = self.env.ref("base.group_user")
        self.assertEqual(len(self._opened()), 1)

    def test_what_the_office_ticked_off_does_not_come_back(self):
        self._leaves()
        self._office_activities().with_user(self.office).action_feedback()
        self.staff.group_ids = self.env.ref("base.group_user")
        self.early.user_id = self.heir
        self.assertFalse(self._office_activities())
        self.assertEqual(self._opened().state, "open")

    def test_it_ends_with_the_dialog(self):
        self._leaves()
        handover = self._opened()
        action = handover.with_user(self.office).action_hand_over()
        values = {
            key.removeprefix("default_"): value
            for key, value in action["context"].items()
            if key.startswith("default_")
        }
        self.assertEqual(values["user_id"], self.staff.id)
        self.assertEqual(values["company_id"], self.company.id)
        wizard = self._wizard(company_id=values["company_id"])
        self.assertEqual(wizard.action_hand_over()["res_id"], handover.id)
        self.assertEqual(handover.state, "done")
        self.assertEqual(handover.date_done, self._date("2024-03-15"))
        self.assertEqual(len(handover.line_ids), 4)
        self.assertFalse(self._office_activities())

    def test_it_counts_down_and_ends_with_the_last_task_given_by_hand(self):
        self._leaves()
        activity = self._office_activities()
        tasks = self.plan.with_user(self.office).task_ids
        tasks[:2].write({"user_id": self.heir.id})
        self.assertIn("1 open tasks", activity.summary)
        tasks[2].user_id = self.heir
        self.assertEqual(self._opened().state, "done")
        self.assertFalse(activity.exists())

    def test_it_ends_when_the_work_is_done(self):
        self._leaves()
        (self.early | self.middle).write({"user_id": self.heir.id})
        self.last.milestone_ids.with_user(self.office).write(
            {"result": "Đã tổng kết", "state": "done"}
        )
        self.assertEqual(self._opened().state, "done")

    def test_it_ends_when_the_plan_is_closed(self):
        self._leaves()
        self.plan.action_close()
        self.assertEqual(self._opened().state, "done")

    def test_it_ends_when_the_person_is_back(self):
        self._leaves()
        self.staff.action_unarchive()
        self.assertEqual(self._opened().state, "done")
        self.assertFalse(self._office_activities())
        self._leaves()
        self.assertEqual(len(self._opened().filtered(lambda h: h.state == "open")), 1)

    def test_many_accounts_at_once(self):
        self.last.user_id = self.heir
        (self.staff | self.heir | self.stranger).action_archive()
        self.assertEqual(len(self._office_activities()), 2)

    def test_the_keeper_of_the_plan_is_told_before_others_of_the_office(self):
        keeper = self._person_of("keeper", "Người Giữ Kế Hoạch")
        keeper.group_ids = self.env.ref("cchc_plan.cchc_plan_group_office")
        self.plan.user_id = keeper
        self._leaves()
        self.assertEqual(self._office_activities().user_id, keeper)

    def test_without_an_office_the_leader_is_told(self):
        self.office.active = False
        self._leaves()
        self.assertEqual(self._office_activities().user_id, self.leader)

    def test_without_anybody_it_is_still_kept(self):
        self.company.cchc_leader_id = False
        self.unit_office.head_id = False
        self.office.active = False
        with self.assertLogs(
            "odoo.addons.cchc_plan.models.work.cchc_handover", "WARNING"
        ):
            self._leaves()
        self.assertEqual(self._opened().state, "open")
        self.assertFalse(self._office_activities())

    def test_when_the_office_s_own_person_leaves_another_takes_the_activity(self):
        second = self._person_of("second", "Văn Phòng Hai")
        second.group_ids = self.env.ref("cchc_plan.cchc_plan_group_office")
        self._leaves()
        self.assertEqual(self._office_activities().user_id, self.office)
        self._leaves(self.office)
        self.assertEqual(self._office_activities().mapped("user_id"), second)

    def test_an_activity_given_to_a_colleague_stays_there(self):
        second = self._person_of("second", "Văn Phòng Hai")
        second.group_ids = self.env.ref("cchc_plan.cchc_plan_group_office")
        self._leaves()
        self._office_activities().with_user(self.office).user_id = second
        self.early.user_id = self.heir
        self.assertEqual(self._office_activities().user_id, second)

    def test_with_a_hand_over_open_a_task_costs_few_more_queries(self):
        def give(user):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.early.user_id = user
            self.env.flush_all()
            return self.cr.sql_log_count - before

        self.early.user_id = self.office
        give(self.heir)
        quiet = give(self.office)
        self._leaves()
        give(self.heir)
        self.assertLess(give(self.office), quiet + 16)

    def test_no_mail_goes_out(self):
        self._leaves()
        self.assertFalse(self._mails())

    def test_the_office_reads_its_own_commune_s_and_no_other(self):
        self._in_both(self.staff)
        self._leaves()
        for user, company in (
            (self.office, self.company),
            (self.leader, self.company),
            (self.neighbour, self.other_company),
        ):
            self.assertEqual(
                self.handovers.with_user(user).search([]).company_id, company
            )
