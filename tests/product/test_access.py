import json
from datetime import date

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged

from ..common import PlanCase

MODELS = (
    "cchc.plan",
    "cchc.section",
    "cchc.task",
    "cchc.milestone",
    "cchc.indicator",
    "cchc.indicator.target",
    "cchc.indicator.part",
    "cchc.indicator.value",
    "cchc.indicator.value.part",
    "cchc.unit",
    "cchc.document",
    "cchc.amendment",
    "cchc.amendment.line",
    "cchc.recipient.line",
    "cchc.task.update",
    "cchc.extension",
    "cchc.coordination",
    "cchc.day.off",
    "cchc.reminder",
    "cchc.reminder.stage",
    "cchc.report",
    "cchc.report.paragraph",
    "cchc.contribution",
    "cchc.contribution.line",
    "cchc.report.line",
    "cchc.report.indicator.line",
    "cchc.report.part",
    "cchc.report.statistic",
)
COPIES = ("cchc.report.line", "cchc.report.indicator.line", "cchc.report.part")
WIZARDS = (
    "cchc.day.off.fill",
    "cchc.plan.import",
    "cchc.plan.import.line",
    "cchc.plan.import.unit",
    "cchc.plan.import.indicator",
    "cchc.plan.import.finding",
    "cchc.plan.review",
    "cchc.plan.review.line",
    "cchc.amendment.wizard",
    "cchc.amendment.wizard.line",
    "cchc.next.year",
    "cchc.next.year.line",
)
ROLES = ("staff", "office", "leader")
REFERENCE = ("cchc.area", "cchc.document.type", "cchc.decree")


class AccessCase(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        coordinating = {"coordinating_unit_ids": [Command.set(cls.unit_culture.ids)]}
        cls.plan = cls._plan(("Ban hành Kế hoạch", "Quý I/2024", coordinating))
        cls.env["cchc.indicator"].create(
            {
                "plan_id": cls.plan.id,
                "name": "TTHC",
                "part_ids": [Command.create({"name": "Trực tuyến"})],
                "target_ids": [
                    Command.create({"date_from": "2024-01-01", "date_to": "2024-03-31"})
                ],
            }
        )
        cls.plan.recipient_line_ids = [Command.create({"name": "Phòng Nội vụ"})]
        cls.plan.action_issue()
        amendment = cls.env["cchc.amendment"].create(
            {
                "plan_id": cls.plan.id,
                "document_id": cls.plan.document_id.id,
                "reason": "Tỉnh giao thêm",
                "line_ids": [
                    Command.create(
                        {"task_id": cls.plan.task_ids.id, "operation": "change"}
                    )
                ],
            }
        )
        cls.env["cchc.task.update"].create(
            {"task_id": cls.plan.task_ids.id, "result": "Đã trình dự thảo"}
        )
        cls.env["cchc.extension"].create(
            {
                "milestone_id": cls.plan.task_ids.milestone_ids.id,
                "date_requested": "2024-05-31",
                "reason": "Chờ hướng dẫn của huyện",
            }
        )
        cls.env["cchc.day.off"].create(
            {"date": "2024-03-22", "name": "Lễ hội", "company_id": cls.company.id}
        )
        cls.plan.task_ids.milestone_ids._remind(date(2024, 3, 29))
        report = cls.plan.report_ids[0]
        report.action_collect()
        report.action_hand_in()
        report.action_approve()
        cls.records = {
            model: cls.env[model].search([("company_id", "=", cls.company.id)], limit=1)
            for model in MODELS
            if "company_id" in cls.env[model]._fields
        }
        cls.records["cchc.recipient.line"] = cls.plan.recipient_line_ids
        cls.records["cchc.amendment"] = amendment


class TestRoles(AccessCase):
    def test_every_model_has_a_record_here(self):
        self.assertEqual(set(self.records), set(MODELS))
        self.assertFalse(
            [model for model, record in self.records.items() if not record]
        )

    def test_what_each_role_may(self):
        """Read, write, create, unlink by role, as the rights say and no more."""
        rights = {
            "cchc.plan": {"staff": "r", "office": "rwcu", "leader": "rw"},
            "cchc.section": {"staff": "r", "office": "rwcu", "leader": "r"},
            "cchc.task": {"staff": "rw", "office": "rwcu", "leader": "rw"},
            "cchc.milestone": {"staff": "rw", "office": "rwcu", "leader": "rwc"},
            "cchc.indicator": {"staff": "r", "office": "rwcu", "leader": "r"},
            "cchc.indicator.target": {"staff": "r", "office": "rwcu", "leader": "r"},
            "cchc.indicator.part": {"staff": "r", "office": "rwcu", "leader": "r"},
            "cchc.indicator.value": dict.fromkeys((*ROLES, "admin"), "rw"),
            "cchc.indicator.value.part": dict.fromkeys((*ROLES, "admin"), "rw"),
            "cchc.unit": {"staff": "r", "office": "rwcu", "leader": "r"},
            "cchc.document": {"staff": "rwc", "office": "rwcu", "leader": "rwc"},
            "cchc.amendment": {"staff": "r", "office": "rc", "leader": "r"},
            "cchc.amendment.line": {"staff": "r", "office": "rc", "leader": "r"},
            "cchc.recipient.line": {"staff": "r", "office": "rwcu", "leader": "r"},
            "cchc.day.off": {"staff": "r", "office": "rwcu", "leader": "r"},
            "cchc.reminder.stage": {"staff": "r", "office": "rwcu", "leader": "r"},
            "cchc.reminder": {"staff": "r", "office": "r", "leader": "r", "admin": "r"},
        }
        rights |= {
            model: {"staff": "r", "office": "r", "leader": "r"} for model in REFERENCE
        }
        rights["cchc.decree"]["office"] = "rwc"
        rights |= {
            "cchc.task.update": {"staff": "rwc", "office": "rwc", "leader": "rwc"},
            "cchc.extension": {"staff": "rc", "office": "rc", "leader": "rwc"},
            "cchc.coordination": {"staff": "rw", "office": "rw", "leader": "rw"},
            "cchc.complete.wizard": dict.fromkeys(ROLES, "rwcu"),
        }
        rights |= {
            "cchc.regime": {"staff": "r", "office": "rwcu", "leader": "r"},
            "cchc.regime.line": {"staff": "r", "office": "rwcu", "leader": "r"},
            "cchc.statistic.form": {"staff": "r", "office": "rwcu", "leader": "r"},
            "cchc.statistic.line": {"staff": "r", "office": "rwcu", "leader": "r"},
            "cchc.report.statistic": {"staff": "r", "office": "rw", "leader": "r"},
            "cchc.report": {"staff": "r", "office": "rwcu", "leader": "rw"},
            "cchc.report.paragraph": {"staff": "r", "office": "rw", "leader": "rw"},
            "cchc.contribution": {"staff": "rw", "office": "rw", "leader": "rw"},
            "cchc.contribution.line": {"staff": "rw", "office": "rw", "leader": "rw"},
        }
        rights |= {
            model: {"staff": "r", "office": "r", "leader": "r", "admin": "r"}
            for model in COPIES
        }
        rights |= {
            model: {"staff": "", "office": "rwcu", "leader": ""} for model in WIZARDS
        }
        operations = {"r": "read", "w": "write", "c": "create", "u": "unlink"}
        for model, by_role in rights.items():
            for role, allowed in by_role.items():
                user = getattr(self, role)
                for letter, operation in operations.items():
                    self.assertEqual(
                        self.env[model].with_user(user).has_access(operation),
                        letter in allowed,
                        f"{role} {operation} {model}",
                    )

    def test_a_stranger_reads_nothing(self):
        for model in (*MODELS, *WIZARDS, *REFERENCE, "cchc.complete.wizard"):
            with self.assertRaises(AccessError, msg=model):
                self.env[model].with_user(self.stranger).search([])

    def test_another_commune_sees_nothing(self):
        for model, record in self.records.items():
            theirs = self.env[model].with_user(self.neighbour)
            self.assertFalse(theirs.search([("id", "=", record.id)]), model)
            with self.assertRaises(AccessError, msg=model):
                theirs.browse(record.id).read(["display_name"])

    def test_a_record_does_not_move_to_another_commune(self):
        with self.assertRaises(AccessError):
            self.records["cchc.unit"].with_user(
                self.office
            ).company_id = self.other_company
        document = self.env["cchc.document"].create(
            {"number": "1/QĐ-UBND", "company_id": self.company.id}
        )
        with self.assertRaises(AccessError):
            document.with_user(self.office).company_id = self.other_company

    def test_a_wizard_is_its_owners(self):
        wizard = self.env["cchc.plan.import"].with_user(self.office).create({})
        clerk = self._person("office", "Người Khác", self._commune("Vĩnh Hà"))
        clerk.write({"company_ids": [Command.link(self.company.id)]})
        with self.assertRaises(AccessError):
            wizard.with_user(clerk).read(["name"])


class RpcMixin:
    """Calls through JSON-RPC, where no screen stands in between."""

    def _call(self, user, model, method, *args):
        self.env.flush_all()
        response = self.url_open(
            "/jsonrpc",
            data=json.dumps(
                {
                    "jsonrpc": "2.0",
                    "method": "call",
                    "params": {
                        "service": "object",
                        "method": "execute_kw",
                        "args": [
                            self.cr.dbname,
                            user.id,
                            f"{user.login}-password",
                            model,
                            method,
                            list(args),
                        ],
                    },
                }
            ),
            headers={"Content-Type": "application/json"},
        )
        return response.json()

    def _refused(self, user, model, method, *args):
        answer = self._call(user, model, method, *args)
        self.assertIn("error", answer, f"{user.login} {model}.{method}")
        return answer["error"]["data"]["name"]


@tagged("standard", "post_install", "-at_install")
class TestRpc(RpcMixin, AccessCase, HttpCase):
    """The same rights as on the screens."""

    def test_strangers_and_neighbours_are_refused(self):
        for model, record in self.records.items():
            for user in (self.stranger, self.neighbour):
                for method, args in (
                    ("read", [[record.id], ["display_name"]]),
                    ("write", [[record.id], {"company_id": 1}]),
                    ("unlink", [[record.id]]),
                ):
                    self._refused(user, model, method, *args)
            self.assertTrue(record.exists())

    def test_public_methods_of_a_plan_are_refused(self):
        plan = self.plan
        for user in (self.stranger, self.neighbour, self.staff):
            for method in ("action_issue", "action_close", "action_reopen"):
                self.assertEqual(
                    self._refused(user, "cchc.plan", method, [plan.id]),
                    "odoo.exceptions.AccessError",
                )
            self.assertEqual(
                self._refused(user, "cchc.plan", "import_from_file", "a.docx", "UEs=")
                if user != self.neighbour
                else "odoo.exceptions.AccessError",
                "odoo.exceptions.AccessError",
            )
        self.assertEqual(plan.state, "issued")

    def test_private_methods_are_not_callable(self):
        for method in ("_register_document", "_change_state", "_write_annex"):
            self._refused(self.admin, "cchc.plan", method, [self.plan.id])

    def test_nobody_writes_in_the_log_of_reminders(self):
        row = self.records["cchc.reminder"]
        for user in (self.staff, self.office, self.leader, self.admin):
            for method, args in (
                ("create", [{"milestone_id": row.milestone_id.id}]),
                ("write", [[row.id], {"user_id": user.id}]),
                ("unlink", [[row.id]]),
                ("_cron_remind", []),
            ):
                self.assertEqual(
                    self._refused(user, "cchc.reminder", method, *args),
                    "odoo.exceptions.AccessError",
                )

    def test_the_lock_holds_through_rpc(self):
        name = self._refused(
            self.office, "cchc.plan", "write", [self.plan.id], {"name": "Khác"}
        )
        self.assertEqual(name, "odoo.exceptions.UserError")

    def test_staff_read(self):
        answer = self._call(
            self.staff, "cchc.plan", "read", [self.plan.id], ["document_number"]
        )
        self.assertEqual(answer["result"][0]["document_number"], "10/KH-UBND")
