"""Fed to `odoo shell`: the work that the demonstration lacks and papers tell of.

A day's reminders, two chasing letters, one of them sent, an extension granted, an
amendment, a hand-over, the commune's own template, a calendar link, the reminder log.
Only buttons and public methods: this runs with the code of any state.
"""

import base64
import os
import sys

from freezegun import freeze_time

from odoo import Command

sys.path.insert(0, "dev/lib")
from papers_web import Web

env = globals()["env"](
    context={"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh", "mail_notify_force_send": False}
)
DAY = os.environ["CCHC_DAY"]
users = {user.login: user for user in env["res.users"].search([])}
office, leader = users["vanphong"], users["chutich"]


def of(model, user=office):
    return env[model].with_user(user)


def remind():
    env.ref("cchc_plan.ir_cron_remind").method_direct_trigger()
    env.ref("cchc_plan.ir_cron_check_responsibility").method_direct_trigger()


def chase():
    """One letter to all units, sent; one to each, drafts."""
    # So many days that there are tasks of more units than one, which get an annex.
    values = {"is_one_each": False, "horizon_days": 60}
    of("cchc.chasing.wizard").create(values).action_write()
    letter = of("cchc.chasing.letter").search([], order="id desc", limit=1)
    letter.write(
        {
            "document_number": "45/UBND-VP",
            "document_date": DAY,
            "note": "Đơn vị nào có khó khăn thì báo cáo ngay.",
        }
    )
    letter.action_send()
    of("cchc.chasing.wizard").create({"is_one_each": True}).action_write()


def extend():
    request = of("cchc.extension", leader).search([], limit=1)
    wizard = of("cchc.decide.wizard", leader).create(
        {
            "extension_id": request.id,
            "decision": "approved",
            "note": "Đồng ý theo đề nghị.",
        }
    )
    wizard.action_decide()


def amend():
    plan = of("cchc.plan").search([("state", "=", "issued")], limit=1)
    task = plan.task_ids.filtered("date_deadline")[:1]
    document = of("cchc.document").create(
        {
            "number": "88/QĐ-UBND",
            "date": DAY,
            "type_id": env["cchc.document.type"].search([("code", "=", "QĐ")]).id,
            "subject": "Điều chỉnh Kế hoạch cải cách hành chính",
            "issuer": "UBND xã Vĩnh Khê",
            "signer": "Hồ Văn Toàn",
        }
    )
    wizard = of("cchc.amendment.wizard").create(
        {
            "plan_id": plan.id,
            "reason": "Sáp nhập bộ phận.",
            "document_id": document.id,
            "line_ids": [Command.create({"task_id": task.id})],
        }
    )
    wizard.line_ids.write({"name": f"{task.name} (điều chỉnh)"})
    wizard.action_apply()


def hand_over():
    wizard = of("cchc.handover.wizard").create(
        {
            "user_id": users["tuphap"].id,
            "successor_id": users["vanhoa"].id,
            "reason": "Chuyển công tác theo quyết định điều động.",
        }
    )
    wizard.action_hand_over()


def keep_template():
    web = Web(env, office)
    of("cchc.report.template").create(
        {
            "name": "Mẫu của xã",
            "filename": "mau.docx",
            "file": base64.b64encode(web.content("/cchc_plan/report_template/sample")),
        }
    )


def link_calendar():
    for login in ("vanhoa", "vanphong"):
        action = of("cchc.calendar.wizard", users[login]).create({}).action_renew()
        env["ir.config_parameter"].set_param(
            f"cchc_papers.{login}", action["context"]["default_url"]
        )


def choose_log():
    for arrangement in ("date", "task"):
        of("cchc.reminder.print").create({"arrangement": arrangement})


# Who exports lists is chosen by the administrator.
office.group_ids += env.ref("base.group_allow_export")
with freeze_time(f"{DAY} 02:30:00"):
    for work in (
        remind,
        chase,
        extend,
        amend,
        hand_over,
        keep_template,
        link_calendar,
        choose_log,
    ):
        work()
        env.cr.commit()
