import base64

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, HttpCase, tagged

from ..common import PlanCase
from ..product.test_access import RpcMixin


class CompleteCase(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan(
            ("Ban hành", "Quý I/2024", {"deliverable": "Quyết định của UBND xã"}),
            ("Tuyên truyền", "Thường xuyên", {"deliverable": "Báo cáo"}),
            ("Tập huấn", "Quý I/2024", {}),
            (
                "Của văn hóa",
                "Quý I/2024",
                {"deliverable": "Báo cáo", "lead_unit_id": cls.unit_culture.id},
            ),
        )
        cls.plan.action_issue()
        cls.proven, cls.running, cls.free, cls.others = cls.plan.task_ids
        cls.due = cls.proven.milestone_ids
        cls.document = cls.env["cchc.document"].create(
            {
                "number": "45/QĐ-UBND",
                "date": "2024-03-10",
                "company_id": cls.company.id,
            }
        )

    def _dialog(self, record, user=None):
        """The dialog as the button opens it."""
        action = record.with_user(user or self.staff).action_done()
        self.assertEqual(action["res_model"], "cchc.complete.wizard")
        wizard = self.env["cchc.complete.wizard"].with_user(user or self.staff)
        return Form(wizard.with_context(**action["context"]))

    def _notes(self, task):
        return " ".join(task.message_ids.mapped("body"))


class TestDialog(CompleteCase):
    def test_a_document_is_registered_and_proves(self):
        with self._dialog(self.due) as dialog:
            self.assertEqual(dialog.source, "register")
            self.assertEqual(dialog.type_id.code, "QĐ")
            dialog.number = " 46/QĐ-UBND "
            dialog.date = "2024-03-14"
            dialog.subject = "Ban hành quy chế"
            dialog.file = base64.b64encode(b"%PDF-1.4")
            dialog.filename = "46.pdf"
        dialog.record.action_complete()
        self.assertEqual(self.proven.status, "done_on_time")
        document = self.due.document_ids
        self.assertEqual(document.number, "46/QĐ-UBND")
        self.assertEqual(document.company_id, self.company)
        self.assertEqual(document.attachment_ids.res_id, document.id)
        file = document.attachment_ids.with_user(self.leader)
        self.assertEqual(file.raw, b"%PDF-1.4")

    def test_a_registered_document_is_chosen(self):
        with self._dialog(self.due) as dialog:
            dialog.source = "choose"
            dialog.document_ids.add(self.document)
            dialog.date_done = "2024-03-11"
        dialog.record.action_complete()
        self.assertEqual(self.due.document_ids, self.document)
        self.assertEqual(str(self.due.date_done), "2024-03-11")

    def test_what_is_attached_already_is_proposed(self):
        self.due.with_user(self.staff).document_ids = self.document
        with self._dialog(self.due) as dialog:
            self.assertEqual(dialog.source, "choose")
        dialog.record.action_complete()
        self.assertEqual(self.due.document_ids, self.document)

    def test_a_document_is_registered_once(self):
        with self._dialog(self.due) as dialog:
            dialog.number = "45/qđ-ubnd"
            dialog.date = "2024-03-10"
        with self.assert_refused("registered already"):
            dialog.record.action_complete()

    def test_a_document_needs_number_and_date(self):
        wizard = self.env["cchc.complete.wizard"].with_user(self.staff)
        dialog = wizard.create(
            {"task_id": self.proven.id, "milestone_id": self.due.id, "number": "  "}
        )
        with self.assert_refused("number and the date"):
            dialog.action_complete()

    def test_a_continuous_task_tells_its_result(self):
        milestone = self.running.milestone_ids[0]
        with self.assertRaises(AssertionError), self._dialog(milestone):
            pass  # the result is required
        with self._dialog(milestone) as dialog:
            self.assertEqual(dialog.source, "none")
            dialog.result = "Đã phát 12 bản tin"
        dialog.record.action_complete()
        update = self.running.update_ids
        self.assertEqual(update.result, "Đã phát 12 bản tin")
        self.assertEqual(update.milestone_id, milestone)
        self.assertEqual(update.user_id, self.staff)
        self.assertEqual(milestone.state, "done")

    def test_without_deliverable_nothing_is_asked(self):
        with self._dialog(self.free) as dialog:
            self.assertEqual(dialog.source, "none")
        dialog.record.action_complete()
        self.assertEqual(self.free.state, "done")

    def test_the_task_begins_with_its_next_open_milestone(self):
        first, second = self.running.milestone_ids[:2]
        first.write({"state": "done", "result": "Xong"})
        self.assertEqual(self._dialog(self.running).milestone_id, second)

    def test_only_the_office_waives(self):
        with self._dialog(self.due) as dialog:
            dialog.source = "none"
        with self.assert_refused("ask the office"):
            dialog.record.action_complete()
        with self._dialog(self.due, self.office) as dialog:
            dialog.source = "none"
            dialog.waiver_reason = "Huyện đã ban hành thay"
        dialog.record.action_complete()
        self.assertEqual(self.due.waived_by_id, self.office)
        self.assertIn("Huyện đã ban hành thay", self._notes(self.proven))

    def test_done_meanwhile_by_somebody_else(self):
        with self._dialog(self.free) as dialog:
            pass
        self.free.milestone_ids.state = "done"
        with self.assert_refused("no longer open"):
            dialog.record.action_complete()

    def test_not_for_what_others_lead(self):
        with self._dialog(self.others) as dialog:
            dialog.source = "choose"
            dialog.document_ids.add(self.document)
        with self.assertRaises(AccessError):
            dialog.record.action_complete()

    def test_not_with_a_document_of_another_commune(self):
        foreign = self.env["cchc.document"].create(
            {"number": "1/QĐ-UBND", "company_id": self.other_company.id}
        )
        with self.assertRaises(UserError):
            self.due.write({"state": "done", "document_ids": foreign.ids})


class TestRule(CompleteCase):
    """Whoever writes, whatever the way."""

    def test_no_milestone_is_done_without_its_document(self):
        for user in (self.staff, self.office, self.leader, self.env.user):
            with self.assert_refused("done with a document"):
                self.due.with_user(user).state = "done"
        with self.assert_refused("done with a document"):
            self.proven.with_user(self.staff).state = "done"
        with self.assert_refused("done with a document"):
            self.proven.with_user(self.staff).write(
                {"milestone_ids": [Command.update(self.due.id, {"state": "done"})]}
            )

    def test_nor_without_its_result(self):
        milestone = self.running.milestone_ids[0].with_user(self.staff)
        with self.assert_refused("result in words"):
            milestone.state = "done"
        with self.assert_refused("result in words"):
            milestone.write({"state": "done", "result": ""})
        milestone.write({"state": "done", "result": "Đã tuyên truyền"})
        self.assertEqual(milestone.result, "Đã tuyên truyền")
        with self.assert_refused("result in words"):
            milestone.result = False

    def test_the_proof_is_not_taken_away_later(self):
        self.due.write({"state": "done", "document_ids": self.document.ids})
        with self.assert_refused("done with a document"):
            self.due.with_user(self.staff).document_ids = False
        with self.assertRaises(UserError):
            self.document.with_user(self.staff).milestone_ids = False
        with self.assertRaises(UserError):
            self.document.with_user(self.office).unlink()

    def test_nor_given_from_the_side_of_the_document(self):
        with self.assert_refused("in the milestone"):
            self.document.with_user(
                self.staff
            ).milestone_ids = self.others.milestone_ids
        with self.assert_refused("in the milestone"):
            self.env["cchc.document"].with_user(self.staff).create(
                {"number": "2/QĐ-UBND", "milestone_ids": self.due.ids}
            )

    def test_the_waiver_is_the_office_s(self):
        for user in (self.staff, self.leader):
            for values in ({"waiver_reason": "Thôi"}, {"waived_by_id": user.id}):
                with self.assertRaises(AccessError):
                    self.due.with_user(user).write(values)
        self.due.with_user(self.office).write(
            {"waiver_reason": "  ", "waived_by_id": self.leader.id}
        )
        self.assertFalse(self.due.waived_by_id)
        self.due.with_user(self.office).waiver_reason = "Huyện làm thay"
        self.due.with_user(self.staff).state = "done"
        with self.assert_refused("done with a document"):
            self.due.with_user(self.office).waiver_reason = False

    def test_a_day_to_come_is_no_day_of_completion(self):
        with self.assertRaises(ValidationError):
            self.free.milestone_ids.write({"state": "done", "date_done": "2024-03-16"})

    def test_a_task_without_milestone_cannot_be_proven(self):
        task = self._plan(("Ban hành", "", {"deliverable": "Báo cáo"})).task_ids
        with self.assert_refused("no milestone"):
            task.state = "done"

    def test_a_task_is_not_done_while_a_milestone_is_open(self):
        milestone = self.free.milestone_ids
        milestone.state = "done"
        with self.assert_refused("open milestones"):
            self.free.write(
                {
                    "state": "done",
                    "milestone_ids": [Command.update(milestone.id, {"state": "todo"})],
                }
            )

    def test_reopening_is_told_in_the_chatter(self):
        self.due.write({"state": "done", "document_ids": self.document.ids})
        self.assertIn("45/QĐ-UBND", self._notes(self.proven))
        with freeze_time("2024-03-20 08:00:00"):
            self.due.with_user(self.staff).action_reopen()
        note = self.proven.message_ids[0]
        self.assertIn("done on 15/03/2024, is open again", note.body)
        self.assertEqual(note.author_id, self.staff.partner_id)
        self.assertEqual(self.due.document_ids, self.document)


@tagged("standard", "post_install", "-at_install")
class TestRuleThroughRpc(RpcMixin, CompleteCase, HttpCase):
    today = None

    def test_the_rule_holds(self):
        for values in (
            {"state": "done"},
            {"state": "done", "waiver_reason": "Thôi"},
            {"state": "done", "waived_by_id": self.office.id},
        ):
            self._refused(self.staff, "cchc.milestone", "write", [self.due.id], values)
        self._refused(
            self.staff, "cchc.task", "write", [self.proven.id], {"state": "done"}
        )
        self._refused(
            self.staff,
            "cchc.document",
            "write",
            [self.document.id],
            {"milestone_ids": [[6, 0, [self.due.id]]]},
        )
        self.assertEqual(self.due.state, "todo")

    def test_with_its_document_it_is_done(self):
        answer = self._call(
            self.staff,
            "cchc.milestone",
            "write",
            [self.due.id],
            {"state": "done", "document_ids": [[4, self.document.id]]},
        )
        self.assertTrue(answer["result"])
        self.env.invalidate_all()
        self.assertEqual(self.due.state, "done")
