from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form

from odoo.addons.cchc_plan.models.base.lock import unlocked

from .handover_case import HandoverCase


class TestListing(HandoverCase):
    def test_everything_that_hangs_on_a_person_is_listed(self):
        self.unit_culture.head_id = self.staff
        self.company.cchc_leader_id = self.staff
        request = self._request(self.middle.milestone_ids)
        wizard = self._wizard()
        self.assertEqual(
            [line.kind for line in wizard.line_ids.sorted("id")],
            ["task"] * 3 + ["head", "member", "extension", "leader"],
        )
        self.assertEqual(wizard.line_ids.extension_id, request)
        self.assertEqual(wizard.line_ids.successor_id, self.heir)

    def test_what_is_done_or_of_a_closed_plan_is_not(self):
        self.milestone.with_user(self.staff).state = "done"
        unlocked(self.middle).state = "cancelled"
        self.assertEqual(self._wizard().line_ids.task_id, self.last)
        self.plan.action_close()
        self.assertFalse(self._wizard().line_ids.task_id)

    def test_a_task_on_hold_or_of_a_draft_is(self):
        self.early.action_hold()
        draft = self._plan(("Việc mới", "Quý II/2024", {"user_id": self.staff.id}))
        self.assertIn(self.early, self._wizard().line_ids.task_id)
        self.assertIn(draft.task_ids, self._wizard().line_ids.task_id)

    def test_of_one_unit_only_what_belongs_to_it(self):
        self.unit_culture.head_id = self.staff
        unlocked(self.early).lead_unit_id = self.unit_culture
        unlocked(self.early).user_id = self.staff
        wizard = self._wizard(unit_ids=[Command.set(self.unit_culture.ids)])
        self.assertEqual(
            [(line.kind, line._target()) for line in wizard.line_ids],
            [("task", self.early), ("head", self.unit_culture)],
        )

    def test_a_person_who_is_archived_can_be_chosen(self):
        self._leaves()
        wizard = self._wizard()
        self.assertEqual(len(wizard.line_ids), 4)
        self.assertIn(self.staff, wizard.holder_ids)
        self.assertNotIn(self.staff, wizard.able_ids)
        self.assertIn(self.heir, wizard.able_ids)

    def test_a_leader_is_not_offered_what_only_the_office_changes(self):
        self.company.cchc_leader_id = self.staff
        kinds = self._wizard(user=self.leader).line_ids.mapped("kind")
        self.assertNotIn("leader", kinds)
        self.assertIn("task", kinds)

    def test_each_line_follows_the_successor_until_it_names_its_own(self):
        with Form(self.env["cchc.handover.wizard"].with_user(self.office)) as form:
            form.user_id = self.staff
            form.reason = "Nghỉ thai sản"
            form.successor_id = self.heir
            with form.line_ids.edit(0) as line:
                self.assertEqual(line.successor_id, self.heir)
                line.successor_id = self.office
        wizard = form.save()
        self.assertEqual(
            wizard.line_ids.mapped("successor_id"), self.office | self.heir
        )
        self.assertEqual(wizard.line_ids[0].task_id, self.early)

    def _request(self, milestone):
        return (
            self.env["cchc.extension"]
            .with_user(self.staff)
            .create(
                {
                    "milestone_id": milestone.id,
                    "date_requested": "2024-04-30",
                    "reason": "Chờ hướng dẫn",
                }
            )
        )


class TestHandOver(HandoverCase):
    def test_all_of_it_moves_in_one_step(self):
        self.unit_justice.head_id = self.staff
        self._wizard().action_hand_over()
        self.assertEqual(self.plan.task_ids.user_id, self.heir)
        self.assertEqual(self.unit_justice.head_id, self.heir)
        self.assertEqual(self.unit_justice.member_ids, self.heir)

    def test_to_several_people(self):
        wizard = self._wizard()
        wizard.line_ids.filtered(
            lambda line: line.task_id == self.last
        ).successor_id = self.office
        wizard.action_hand_over()
        self.assertEqual(self.last.user_id, self.office)
        self.assertEqual((self.early | self.middle).user_id, self.heir)

    def test_what_is_not_ticked_stays(self):
        wizard = self._wizard()
        wizard.line_ids.filtered(
            lambda line: line.kind == "member" or line.task_id == self.last
        ).is_taken = False
        wizard.action_hand_over()
        self.assertEqual(self.last.user_id, self.staff)
        self.assertEqual(self.unit_justice.member_ids, self.staff)

    def test_a_task_that_is_done_keeps_its_person(self):
        self.milestone.with_user(self.staff).state = "done"
        self._wizard().action_hand_over()
        self.assertEqual(self.early.user_id, self.staff)

    def test_the_task_says_who_handed_over_to_whom_why_and_when(self):
        self.env.flush_all()
        wizard = self._wizard().with_context(tracking_disable=False)
        wizard.action_hand_over()
        self.env.flush_all()
        self.cr.precommit.run()
        messages = self.early.message_ids
        note = messages.filtered(lambda each: "Chuyển công tác" in each.body)
        self.assertEqual(len(note), 1)
        for fact in ("Đỗ Thị Nhân", "Nguyễn Thị Nối", "15/03/2024"):
            self.assertIn(fact, note.body)
        self.assertEqual(note.author_id, self.office.partner_id)
        tracked = messages.tracking_value_ids.filtered(
            lambda value: value.field_id.name == "user_id"
        )
        self.assertEqual(tracked.new_value_char, "Nguyễn Thị Nối")

    def test_it_is_kept_line_by_line_with_what_is_missing(self):
        unlocked(self.early).deliverable = "Báo cáo kiểm tra"
        action = self._wizard().action_hand_over()
        handover = self.handovers.browse(action["res_id"])
        self.assertEqual(handover.state, "done")
        self.assertEqual(handover.reason, "planned")
        self.assertEqual(handover.note, "Chuyển công tác")
        self.assertEqual(
            handover.line_ids.mapped("kind"), ["task", "task", "task", "member"]
        )
        line = handover.line_ids[0]
        self.assertEqual(line.date_deadline, self._date("2024-03-15"))
        self.assertEqual(line.successor_id, self.heir)
        self.assertEqual(line.done_by_id, self.office)
        self.assertEqual(line.missing, "document")

    def test_the_successor_gets_one_message_for_everything(self):
        self.heir.notification_type = "inbox"
        self._wizard().with_context(tracking_disable=False).action_hand_over()
        notified = self.env["mail.notification"].search(
            [("res_partner_id", "=", self.heir.partner_id.id)]
        )
        self.assertEqual(len(notified), 1)
        self.assertIn("4 items", notified.mail_message_id.subject)
        self.assertIn("Rà soát", notified.mail_message_id.body)

    def test_reminders_go_along(self):
        self._run("2024-03-14")
        activity = self._activities(self.early, self.staff)
        with self._clock("2024-03-14"):
            self._wizard().action_hand_over()
        self.assertEqual(activity.user_id, self.heir)

    def test_reminders_that_archiving_deleted_come_back(self):
        self._run("2024-03-14")
        self._leaves()
        self.assertFalse(self._activities(self.early))
        with self._clock("2024-03-14"):
            self._wizard().action_hand_over()
        self.assertEqual(self._activities(self.early).user_id, self.heir)

    def test_escalations_go_to_the_new_head(self):
        self._run("2024-03-20")
        escalation = self._activities(self.early, self.head)
        with self._clock("2024-03-20"):
            self._wizard(person=self.head).action_hand_over()
        self.assertEqual(escalation.user_id, self.heir)

    def test_and_to_a_head_who_is_named_in_the_unit(self):
        self._run("2024-03-20")
        escalation = self._activities(self.early, self.head)
        with self._clock("2024-03-20"):
            self.unit_justice.with_user(self.office).head_id = self.heir
        self.assertEqual(escalation.user_id, self.heir)

    def test_and_to_the_new_leader_of_the_commune(self):
        self._run("2024-03-29")
        escalation = self._activities(self.early, self.leader)
        deputy = self._person_of("deputy", "Phó Chủ Tịch")
        deputy.group_ids = self.env.ref("cchc_plan.cchc_plan_group_leader")
        with self._clock("2024-03-29"):
            wizard = self._wizard(person=self.leader, successor_id=deputy.id)
            wizard.action_hand_over()
        self.assertEqual(self.company.cchc_leader_id, deputy)
        self.assertEqual(escalation.user_id, deputy)

    def test_a_decision_waits_for_the_successor(self):
        deputy = self._person_of("deputy", "Phó Chủ Tịch")
        deputy.group_ids = self.env.ref("cchc_plan.cchc_plan_group_leader")
        request = (
            self.env["cchc.extension"]
            .with_user(self.staff)
            .create(
                {
                    "milestone_id": self.middle.milestone_ids.id,
                    "date_requested": "2024-04-30",
                    "reason": "Chờ hướng dẫn",
                }
            )
        )
        for is_archived in (False, True):
            with self.subTest(is_archived=is_archived), self.env.cr.savepoint() as save:
                if is_archived:
                    self._leaves(self.leader)
                wizard = self._wizard(person=self.leader, successor_id=deputy.id)
                self.assertIn("decision", wizard.line_ids.mapped("kind"))
                wizard.action_hand_over()
                self.assertEqual(request.activity_ids.user_id, deputy)
                save.rollback()

    def test_the_successor_follows_what_was_asked(self):
        request = (
            self.env["cchc.extension"]
            .with_user(self.staff)
            .create(
                {
                    "milestone_id": self.middle.milestone_ids.id,
                    "date_requested": "2024-04-30",
                    "reason": "Chờ hướng dẫn",
                }
            )
        )
        self._wizard().action_hand_over()
        self.assertIn(self.heir.partner_id, request.message_partner_ids)
        self.assertEqual(request.user_id, self.staff)

    def test_a_second_click_changes_nothing(self):
        wizard = self._wizard()
        first = wizard.action_hand_over()
        self.early.with_user(self.office).user_id = self.office
        messages = self.middle.message_ids
        self.assertEqual(wizard.action_hand_over(), first)
        self.assertEqual(self.early.user_id, self.office)
        self.assertEqual(self.middle.message_ids, messages)
        self.assertEqual(len(self._opened()), 1)

    def test_what_somebody_else_moved_meanwhile_is_left_there(self):
        wizard = self._wizard()
        self.early.with_user(self.office).user_id = self.office
        wizard.action_hand_over()
        self.assertEqual(self.early.user_id, self.office)
        self.assertNotIn(self.early, self._opened().line_ids.task_id)

    def test_the_same_from_two_windows_is_refused_the_second_time(self):
        first, second = self._wizard(), self._wizard()
        first.action_hand_over()
        with self.assert_refused("Nothing is left to hand over from Đỗ Thị Nhân"):
            second.action_hand_over()

    def test_rows_that_somebody_holds_are_not_moved(self):
        wizard = self._wizard()
        self.patch(
            self.env.registry["cchc.task"],
            "try_lock_for_update",
            lambda tasks, **_kwargs: tasks[1:],
        )
        with self.assert_refused("Somebody else is working on this"):
            wizard.action_hand_over()
        self.assertEqual(self.plan.task_ids.user_id, self.staff)


class TestRefusals(HandoverCase):
    def test_staff_may_not(self):
        with self.assertRaises(AccessError):
            self._wizard(user=self.staff)
        with self.assertRaises(AccessError):
            self.handovers.with_user(self.staff).search([])

    def test_office_leader_and_administrator_may(self):
        for user in (self.office, self.leader, self.admin):
            with self.subTest(user=user.name), self.env.cr.savepoint() as save:
                self._wizard(user=user).action_hand_over()
                self.assertEqual(self.plan.task_ids.user_id, self.heir)
                self.assertEqual(self.unit_justice.member_ids, self.heir)
                save.rollback()

    def test_nobody_writes_on_what_was_kept(self):
        self._wizard().action_hand_over()
        handover = self._opened()
        for user in (self.office, self.leader, self.admin):
            for records in (handover, handover.line_ids):
                with self.assertRaises(AccessError):
                    records.with_user(user).write({"write_date": "2020-01-01"})
        with self.assert_refused("kept for good"):
            handover.unlink()

    def test_a_successor_must_be_named(self):
        wizard = self._wizard(successor_id=False)
        with self.assert_refused("Choose who takes over “I.1 Kiểm tra”"):
            wizard.action_hand_over()

    def test_a_successor_is_somebody_else(self):
        wizard = self._wizard(successor_id=self.staff.id)
        with self.assert_refused("Đỗ Thị Nhân hands over .* cannot take it over"):
            wizard.action_hand_over()

    def test_a_successor_has_access_and_an_account(self):
        gone = self._person_of("gone", "Người Đã Nghỉ")
        gone.active = False
        for person in (gone, self.stranger, self.neighbour):
            wizard = self._wizard(successor_id=person.id)
            with (
                self.subTest(person=person.name),
                self.assert_refused(f"{person.name} has no access to UBND xã Vĩnh Khê"),
            ):
                wizard.action_hand_over()
            self.assertEqual(self.plan.task_ids.user_id, self.staff)

    def test_only_a_leader_takes_over_what_leaders_decide(self):
        wizard = self._wizard(person=self.leader)
        with self.assert_refused("Nguyễn Thị Nối is no leader"):
            wizard.action_hand_over()

    def test_one_line_that_fails_stops_all(self):
        wizard = self._wizard()
        wizard.line_ids[-1].successor_id = self.stranger
        with self.assert_refused("Người Lạ has no access"):
            wizard.action_hand_over()
        self.assertEqual(self.plan.task_ids.user_id, self.staff)

    def test_a_leader_cannot_smuggle_in_the_leader_of_the_commune(self):
        wizard = self._wizard(person=self.leader, user=self.leader)
        wizard.line_ids = [
            Command.create(
                {
                    "kind": "leader",
                    "led_company_id": self.company.id,
                    "successor_id": self.admin.id,
                }
            )
        ]
        with self.assert_refused("Only the office names another leader", AccessError):
            wizard.action_hand_over()

    def test_nor_an_office_the_task_of_another_commune(self):
        [task] = self._in_both(self.staff)
        wizard = self._wizard()
        wizard.sudo().line_ids = [Command.create({"kind": "task", "task_id": task.id})]
        with self.assertRaises(AccessError):
            wizard.action_hand_over()
        self.assertEqual(task.user_id, self.staff)

    def test_nor_the_task_of_a_person_who_does_not_go(self):
        self.last.user_id = self.head
        wizard = self._wizard()
        self.assertNotIn(self.last, wizard.line_ids.task_id)
        wizard.line_ids = [
            Command.create(
                {"kind": "task", "task_id": self.last.id, "successor_id": self.heir.id}
            )
        ]
        wizard.action_hand_over()
        self.assertEqual(self.last.user_id, self.head)

    def test_nothing_to_hand_over_is_said(self):
        wizard = self._wizard(person=self.heir, successor_id=self.staff.id)
        self.assertFalse(wizard.line_ids)
        with self.assert_refused("Nothing is left", UserError):
            wizard.action_hand_over()


class TestTwoCommunes(HandoverCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.far_task = cls._in_both(cls.staff)

    def test_an_office_hands_over_its_own_commune_alone(self):
        wizard = self._wizard()
        self.assertNotIn(self.far_task, wizard.line_ids.task_id)
        wizard.action_hand_over()
        self.assertEqual(self.far_task.user_id, self.staff)
        self.assertEqual(self.plan.task_ids.user_id, self.heir)

    def test_who_works_in_both_hands_over_both(self):
        self.office.company_ids = self.company | self.other_company
        wizard = self._wizard()
        line = wizard.line_ids.filtered(lambda each: each.task_id == self.far_task)
        self.assertEqual(line.company_id, self.other_company)
        with self.assert_refused("has no access to UBND xã Vĩnh Ô"):
            wizard.action_hand_over()
        line.successor_id = self.neighbour
        action = wizard.action_hand_over()
        self.assertEqual(self.far_task.user_id, self.neighbour)
        self.assertEqual(self.plan.task_ids.user_id, self.heir)
        self.assertEqual(len(self.handovers.search(action["domain"])), 2)

    def test_or_one_of_them(self):
        self.office.company_ids = self.company | self.other_company
        wizard = self._wizard(company_id=self.company.id)
        self.assertNotIn(self.far_task, wizard.line_ids.task_id)


class TestQueries(HandoverCase):
    def _queries(self, action):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        action()
        self.env.flush_all()
        return self.cr.sql_log_count - before

    def _person_with(self, count, login):
        person = self._person_of(login, f"Người {login}")
        plan = self._plan(
            *((f"Việc {n}", "29/3/2024", {}) for n in range(count)),
        )
        plan.task_ids.user_id = person
        plan.action_issue()
        return person

    def test_listing_asks_as_often_for_four_tasks_as_for_forty(self):
        people = [self._person_with(*each) for each in ((4, "a"), (4, "b"), (40, "c"))]

        def listing(person):
            self._wizard(person=person).line_ids.read(["name", "date_deadline"])

        listing(people[0])
        few, many = (self._queries(lambda p=p: listing(p)) for p in people[1:])
        # The lines themselves are written by the hundred.
        self.assertLessEqual(many, few + 2)

    def test_moving_asks_little_more_for_many(self):
        people = [self._person_with(*each) for each in ((4, "a"), (4, "b"), (40, "c"))]
        wizards = [self._wizard(person=person) for person in people]
        wizards[0].action_hand_over()
        few, many = (self._queries(w.action_hand_over) for w in wizards[1:])
        self.assertLessEqual(many, few + 10)

    def test_archiving_asks_as_often_with_many_tasks(self):
        people = [self._person_with(*each) for each in ((4, "a"), (4, "b"), (40, "c"))]
        people[0].active = False
        few, many = (
            self._queries(lambda p=p: p.write({"active": False})) for p in people[1:]
        )
        self.assertLessEqual(many, few + 2)
