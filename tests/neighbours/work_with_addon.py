"""Fed to `odoo shell`: what a commune of a shared ERP has made by the time it leaves.

A plan read from a file, one at work, and whatever refuses to be deleted while the addon
is there: reminders sent, a decision, a letter and a report that are fixed, activities,
files, settings of the company that point at the addon's records.
"""

import base64
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from odoo import Command, fields
from odoo.tools.misc import file_path

env = globals()["env"](context={"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})
TODAY = fields.Date.context_today(env.user)
waiting = env["mail.mail"].search([])
PLAN_FILE = "cchc_plan/demo/ke-hoach-10-KH-UBND-2024.docx"

company = env["res.company"].search([("name", "=", "Công ty Láng giềng")])
office, leader, staff = env["res.users"].search(
    [("login", "like", "neighbour")], order="login"
)
for user, role in ((office, "office"), (leader, "leader"), (staff, "staff")):
    group = env.ref(f"cchc_plan.cchc_plan_group_{role}")
    user.group_ids = [Command.link(group.id)]
company.write(
    {
        "cchc_leader_id": leader.id,
        "cchc_signer": "Hồ Văn Toàn",
        "cchc_place": "Vĩnh Khê",
        "cchc_recipient": "Sở Nội vụ",
        "cchc_regime_id": env["cchc.regime"].search([], limit=1).id,
        "cchc_statistic_form_id": env["cchc.statistic.form"].search([], limit=1).id,
    }
)
unit = env["cchc.unit"].create(
    {"name": "Tư pháp", "company_id": company.id, "head_id": staff.id}
)


def issued_plan():
    plan = (
        env["cchc.plan"]
        .with_user(office)
        .create(
            {
                "name": "Cải cách hành chính năm nay",
                "year": TODAY.year,
                "company_id": company.id,
                "document_number": "10/KH-UBND",
                "document_date": TODAY.replace(month=1, day=1),
                "section_ids": [Command.create({"name": "CẢI CÁCH THỂ CHẾ"})],
                "indicator_ids": [Command.create({"name": "Đúng hạn", "target": 95})],
            }
        )
    )
    for number, days in enumerate((-9, 3, 4), 1):
        env["cchc.task"].with_user(office).create(
            {
                "section_id": plan.section_ids.id,
                "name": f"Nhiệm vụ {number}",
                "timeframe_text": f"{TODAY + timedelta(days=days):%d/%m/%Y}",
                "lead_unit_id": unit.id,
                "user_id": staff.id,
            }
        )
    plan.action_issue()
    return plan


def remind_for_a_week():
    reminders = env.registry["cchc.reminder"]
    for days in range(7):
        day = TODAY + timedelta(days=days)
        with patch.object(reminders, "_today", lambda self, day=day: day):
            env["cchc.reminder"]._cron_remind()


def ask_and_decide(milestone):
    request = (
        env["cchc.extension"]
        .with_user(office)
        .create(
            {
                "milestone_id": milestone.id,
                "date_requested": milestone.date_deadline + timedelta(days=20),
                "reason": "Chờ hướng dẫn",
            }
        )
    )
    request.with_user(leader).action_approve()


def keep_proof(task):
    document = (
        env["cchc.document"]
        .with_user(office)
        .create({"number": "77/BC-UBND", "date": TODAY, "subject": "Rà soát"})
    )
    file = {"name": "77.txt", "raw": b"77", "res_model": document._name}
    document.attachment_ids = [Command.create({**file, "res_id": document.id})]
    task.with_user(staff).message_post(
        body="Đã xong bản thảo", attachments=[("ban-thao.txt", b"1")]
    )
    env["cchc.task.update"].with_user(staff).create(
        {"task_id": task.id, "result": "Đã rà soát"}
    )


def send_report(plan):
    report = (
        env["cchc.report"]
        .with_user(office)
        .create(
            {
                "plan_id": plan.id,
                "name": "Kết quả",
                "date_from": TODAY.replace(month=1, day=1),
                "date_to": TODAY,
                "date_internal": TODAY,
                "date_due": TODAY,
            }
        )
    )
    report.action_collect()
    for part in report.contribution_ids.with_user(office):
        part.missing_reason = "Bổ sung sau"
        part.action_submit()
    report.action_hand_in()
    report.with_user(leader).action_approve()
    report.write({"document_number": "99/BC-UBND", "document_date": TODAY})
    report.action_send()


def chase():
    letter = (
        env["cchc.chasing.letter"].with_user(office).create({"company_id": company.id})
    )
    letter.write({"document_number": "5/UBND", "document_date": TODAY})
    letter.action_send()


plan = issued_plan()
remind_for_a_week()
first, *_, last = plan.task_ids.sorted("id")
ask_and_decide(last.milestone_ids)
keep_proof(first)
send_report(plan)
chase()
env["cchc.plan"].with_user(office).with_context(
    allowed_company_ids=company.ids
).import_from_file(
    "ke-hoach.docx", base64.b64encode(Path(file_path(PLAN_FILE)).read_bytes())
)
# Somebody leaves with work in hand: a hand-over is opened, with its activity.
staff.group_ids = [
    Command.unlink(env.ref(f"cchc_plan.cchc_plan_group_{role}").id)
    for role in ("staff",)
]
env["res.company"]._cron_check_responsibility()
# What a person keeps of the addon's lists.
env["ir.filters"].create({"name": "Của tôi", "model_id": "cchc.task", "domain": "[]"})
env["ir.default"].set("cchc.task", "all_units", True, user_id=office.id)
# The server has sent its mails, which are deleted then.
(env["mail.mail"].search([]) - waiting).unlink()
env.cr.commit()
