"""A commune with one record of every model, and people of all kinds."""

import base64
import io
from datetime import date

import docx

from odoo import Command

from ..common import PlanCase

# Words that stand in this commune's records and nowhere else.
SECRET = "BÍ MẬT VĨNH KHÊ"
WATCHED = ("ir_attachment", "mail_activity", "mail_followers", "mail_mail")


class RpcWorld(PlanCase):
    """An issued plan with everything that hangs on it, a draft, and open dialogs."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.colleague = cls.staff.copy(
            {"login": "colleague", "password": "colleague-password", "name": "Khác"}
        )
        cls.portal = cls.stranger.copy(
            {
                "login": "portal",
                "password": "portal-password",
                "group_ids": [Command.set(cls.env.ref("base.group_portal").ids)],
            }
        )
        # All the roles there are, but in the other commune.
        cls.neighbour.group_ids = cls.admin.group_ids
        cls.people = {
            "nobody": None,
            "portal": cls.portal,
            "stranger": cls.stranger,
            "neighbour": cls.neighbour,
            "colleague": cls.colleague,
            "unit": cls.staff,
            "office": cls.office,
            "leader": cls.leader,
        }
        cls.company.cchc_leader_id = cls.leader
        cls._make_plans()
        cls._make_work()
        cls._make_reports()
        cls.records = {}
        cls._find_records()
        cls._make_dialogs()
        cls.env.flush_all()
        cls._tables = sorted(
            {
                *WATCHED,
                "mail_message",
                *(
                    model._table
                    for name in cls.env.registry
                    if name.startswith("cchc.")
                    and (model := cls.env[name])._auto
                    and not model._abstract
                ),
            }
        )

    @classmethod
    def _make_plans(cls):
        coordinating = {"coordinating_unit_ids": [Command.set(cls.unit_culture.ids)]}
        details = {"deliverable": f"Báo cáo {SECRET}", **coordinating}
        cls.plan = cls._plan(
            (f"Kiểm tra {SECRET}", "29/2/2024", details),
            (f"Rà soát {SECRET}", "29/3/2024", coordinating),
            objective=SECRET,
            recipient_line_ids=[Command.create({"name": SECRET})],
        )
        cls.indicator = cls.env["cchc.indicator"].create(
            {
                "plan_id": cls.plan.id,
                "name": SECRET,
                "unit_id": cls.unit_justice.id,
                "part_ids": [Command.create({"name": SECRET})],
                "target_ids": [
                    Command.create({"date_from": "2024-01-01", "date_to": "2024-03-31"})
                ],
            }
        )
        cls.confirmed = cls.env["cchc.indicator"].create(
            {
                "plan_id": cls.plan.id,
                "name": f"{SECRET} 2",
                "unit_id": cls.unit_justice.id,
            }
        )
        cls.plan.task_ids.user_id = cls.staff
        cls.plan.action_issue()
        cls.task, cls.held = cls.plan.task_ids
        cls.held.action_hold()
        cls.milestone = cls.task.milestone_ids
        cls.draft = cls._plan(
            (SECRET, "29/3/2024", {}), name=SECRET, document_number="11/KH-UBND"
        )
        cls.closed = cls._plan(
            (SECRET, "29/3/2024", {}), name=SECRET, document_number="12/KH-UBND"
        )
        cls.closed.action_issue()
        cls.closed.action_close()

    @classmethod
    def _make_work(cls):
        env = cls.env
        env["cchc.amendment"].create(
            {
                "plan_id": cls.plan.id,
                "document_id": cls.plan.document_id.id,
                "reason": SECRET,
                "line_ids": [
                    Command.create({"task_id": cls.task.id, "operation": "change"})
                ],
            }
        )
        figures = {"is_entered": True, "numerator": 1, "denominator": 2}
        cls.value = cls.indicator.value_ids[0]
        cls.value.write(figures)
        cls.confirmed = cls.confirmed.value_ids[0]
        cls.confirmed.write(figures)
        cls.confirmed.action_confirm()
        env["cchc.task.update"].create({"task_id": cls.task.id, "result": SECRET})
        cls.extension = env["cchc.extension"].create(
            {
                "milestone_id": cls.milestone.id,
                "date_requested": "2024-05-31",
                "reason": SECRET,
            }
        )
        env["cchc.day.off"].create(
            {"date": "2024-03-22", "name": SECRET, "company_id": cls.company.id}
        )
        cls.milestone._remind(date(2024, 3, 15))
        env["cchc.report.template"].create(
            {
                "name": SECRET,
                "company_id": cls.company.id,
                "filename": "mau.docx",
                "file": cls._word(),
            }
        )
        letters = env["cchc.chasing.letter"].with_user(cls.office)
        cls.letter = letters.create({"subject": SECRET})
        handover = env["cchc.handover"].create(
            {
                "company_id": cls.company.id,
                "user_id": cls.staff.id,
                "reason": "planned",
                "note": SECRET,
                "line_ids": [
                    Command.create(
                        {
                            "kind": "task",
                            "name": SECRET,
                            "task_id": cls.task.id,
                            "successor_id": cls.colleague.id,
                        }
                    )
                ],
            }
        )
        cls.handover = handover
        env["cchc.calendar.link"].with_user(cls.office)._renew()

    @classmethod
    def _make_reports(cls):
        """One report that is collected, one that is approved, an own regime."""
        cls.report, approved = cls.plan.report_ids[:2].with_user(cls.office)
        cls.report.action_collect()
        cls.report.action_redraft()
        approved.action_collect()
        approved.action_hand_in()
        approved.with_user(cls.leader).action_approve()
        regime = cls.env.ref("cchc_plan.cchc_regime_default", False)
        regime = regime or cls.env["cchc.regime"].search([], limit=1)
        regime.with_user(cls.office).with_company(cls.company).action_copy_own()

        form = cls.env["cchc.statistic.form"].search([], limit=1)
        form.with_user(cls.office).with_company(cls.company).action_copy_own()

    @staticmethod
    def _word() -> bytes:
        target = io.BytesIO()
        docx.Document().save(target)
        return base64.b64encode(target.getvalue())

    @classmethod
    def _find_records(cls):
        """Of every model kept for good the record that belongs to this commune."""
        links = cls.env["cchc.calendar.link"]
        cls.records["cchc.calendar.link"] = links.search(
            [("user_id", "=", cls.office.id)]
        )
        for name in sorted(cls.env.registry):
            model = cls.env[name]
            if not name.startswith("cchc.") or model._transient or model._abstract:
                continue
            for field, record in (("company_id", cls.company), ("plan_id", cls.plan)):
                if field in model._fields and name not in cls.records:
                    cls.records[name] = model.search(
                        [(field, "=", record.id)], limit=1, order="id"
                    )
        cls.records["cchc.milestone"] = cls.milestone
        cls.records["cchc.plan"] = cls.plan
        cls.records["cchc.report"] = cls.report.with_user(cls.env.user)
        cls.records["cchc.indicator.value"] = cls.value
        cls.records["res.company"] = cls.company

    @classmethod
    def _make_dialogs(cls):
        """One open dialog of each kind, opened by the office or by a leader."""
        plan, task = {"plan_id": cls.plan.id}, {"task_id": cls.task.id}
        line = {"operation": "add", "name": SECRET}
        cls._dialog(
            "amendment.wizard",
            plan,
            reason=SECRET,
            line_ids=line,
            document_id=cls.plan.document_id.id,
        )
        cls._dialog("calendar.wizard", {})
        cls._dialog("chasing.wizard", {})
        cls._dialog("complete.wizard", task, milestone_id=cls.milestone.id)
        cls._dialog("day.off.fill", {})
        cls._dialog(
            "decide.wizard",
            {"extension_id": cls.extension.id},
            user=cls.leader,
            decision="approved",
            date_granted="2024-05-31",
        )
        cls._dialog(
            "handover.wizard",
            {"user_id": cls.staff.id},
            reason=SECRET,
            successor_id=cls.colleague.id,
        )
        cls._dialog("next.year", plan)
        cls._dialog("plan.review", plan, line_ids={"text": SECRET})
        cls._dialog(
            "plan.import",
            {"company_id": cls.company.id},
            name=SECRET,
            line_ids={"name": SECRET},
            unit_ids={"name": SECRET},
            indicator_ids={"name": SECRET},
            finding_ids={"text": SECRET},
        )
        cls._dialog("reminder.print", {})

    @classmethod
    def _dialog(cls, dialog, values, /, user=None, **more):
        values = values | {
            key: [Command.create(value)] if isinstance(value, dict) else value
            for key, value in more.items()
        }
        wizard = cls.env[f"cchc.{dialog}"].with_user(user or cls.office).create(values)
        cls.records[wizard._name] = wizard
        for key, field in wizard._fields.items():
            if field.type == "one2many" and field.comodel_name.startswith("cchc."):
                cls.records.setdefault(field.comodel_name, wizard[key][:1])
