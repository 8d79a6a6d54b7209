"""One commune with a plan of 40 tasks, from which the country is made."""

from dataclasses import dataclass
from datetime import date, timedelta

from clone import Cloner

from odoo import Command
from odoo.fields import Domain

SECTIONS = 8
TASKS = 40
YEAR = 2024
# A Wednesday without a holiday near it.
TODAY = date(YEAR, 8, 7)


@dataclass
class Commune:
    """The records that make up a commune."""

    company: object
    users: object
    plan: object


def make_commune(env, tasks: int = TASKS, mark: str = "") -> Commune:
    """A commune with its people, four units and a plan to be issued, made by the ORM.

    :param mark: makes its logins different from those of another.
    """
    env = env(
        context={**env.context, "tracking_disable": True, "no_reset_password": True}
    )
    company = env["res.company"].create(
        {
            "name": f"UBND xã Mẫu{mark}",
            "cchc_place": "Mẫu",
            "cchc_signer": "Nguyễn Văn Ký",
            "cchc_recipient": "Phòng Nội vụ",
        }
    )
    users = env["res.users"].create(
        [
            {
                "name": f"{role} xã Mẫu {number}",
                "login": f"{role}-{number}{mark}",
                "email": f"{role}-{number}{mark}@example.com",
                "company_id": company.id,
                "company_ids": [Command.set(company.ids)],
                "group_ids": [
                    Command.set(env.ref(f"cchc_plan.cchc_plan_group_{role}").ids)
                ],
            }
            for role, number in [("office", 1), ("leader", 1)]
            + [("staff", number) for number in range(1, 5)]
        ]
    )
    company.cchc_leader_id = users[1]
    staff = users[2:]
    units = env["cchc.unit"].create(
        [
            {"name": f"Bộ phận {number}", "company_id": company.id, "head_id": user.id}
            for number, user in enumerate(staff, 1)
        ]
    )
    plan = env["cchc.plan"].create(
        {
            "name": f"Cải cách hành chính xã Mẫu năm {YEAR}",
            "year": YEAR,
            "company_id": company.id,
            "document_number": "10/KH-UBND",
            "document_date": date(YEAR, 1, 15),
            "section_ids": [
                Command.create({"name": f"NHÓM NHIỆM VỤ {number}"})
                for number in range(1, SECTIONS + 1)
            ],
        }
    )
    env["cchc.task"].create(task_vals(plan, units, tasks))
    env.flush_all()
    return Commune(company, users, plan)


def make_issued_commune(env) -> Commune:
    """A commune at work, of whose tasks alone people are reminded."""
    commune = make_commune(env)
    issue(commune.plan)
    cancel_reports(commune.plan.report_ids)
    env.flush_all()
    return commune


def issue(plan):
    plan.with_context(tracking_disable=True).action_issue()


def cancel_reports(reports):
    reports.reason = "Không dùng trong lần thử này"
    for report in reports:
        report.action_cancel()


def add_indicators(plan, number: int):
    plan.env["cchc.indicator"].create(
        [
            {
                "plan_id": plan.id,
                "section_id": plan.section_ids[place % len(plan.section_ids)].id,
                "name": f"Chỉ tiêu số {place + 1}",
                "kind": "count",
                "unit_of_measure": "hồ sơ",
                "target": 100,
            }
            for place in range(number)
        ]
    )


def task_vals(plan, units, tasks: int) -> list[dict]:
    return [_task_vals(plan, units, number) for number in range(tasks)]


def _task_vals(plan, units, number: int) -> dict:
    return {
        "section_id": plan.section_ids[number % SECTIONS].id,
        "name": f"Triển khai nhiệm vụ số {number + 1} của kế hoạch cải cách hành chính",
        "deliverable": "Báo cáo" if number % 2 else "Kế hoạch",
        "timeframe_text": f"{deadline(number):%d/%m/%Y}",
        "lead_unit_id": units[number % len(units)].id,
        "coordinating_unit_ids": [Command.set(units[(number + 1) % len(units)].ids)],
    }


def deadline(number: int) -> date:
    """Two of forty, 5 %, are due within the first stage; ten are near, the rest far."""
    if number < 2:
        return TODAY + timedelta(days=7)
    if number < 12:
        return TODAY + timedelta(days=20 + number)
    return date(YEAR, 10, 1) + timedelta(days=2 * number)


def multiply(env, commune: Commune, copies: int, *, first: int = 1, more=None):
    """Copy a commune with all that belongs to it.

    :param first: the number of the first copy, which makes names different.
    :param more: rows of other modules to copy with it, by table.
    """
    rows = {
        **(more or {}),
        "res_company": commune.company.ids,
        "res_users": commune.users.ids,
        "res_partner": (commune.company.partner_id | commune.users.partner_id).ids,
    }
    for name in sorted(env.registry):
        model = env[name].with_context(active_test=False)
        if name.startswith("cchc.") and model._auto and not model._transient:
            rows[model._table] = model.search(_belongs_to(model, commune)).ids
    Cloner(
        env.cr,
        rows,
        {
            ("res_company", "name"): "t.name || ' ' || k",
            ("res_users", "login"): "t.login || '-' || k",
        },
    ).copy(copies, first)
    env.cr.execute("UPDATE res_company SET parent_path = id || '/'")
    env.cr.commit()
    env.invalidate_all()


def _belongs_to(model, commune: Commune) -> Domain:
    for field, record in (("company_id", commune.company), ("plan_id", commune.plan)):
        if field in model._fields and model._fields[field].store:
            return Domain(field, "=", record.id)
    return Domain.FALSE  # a list that all communes share
