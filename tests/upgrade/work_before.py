"""Fed to `odoo shell` of the earlier version: a few days of work, to be kept.

Only what every version so far can do, by the names it has in the first.
"""

from datetime import timedelta
from unittest.mock import patch

from odoo import Command, fields

env = globals()["env"](context={"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})
reminders = env.registry["cchc.reminder"]


def person(login):
    return env["res.users"].search([("login", "=", login)])


plan = env["cchc.plan"].search([("state", "=", "issued")], order="year desc", limit=1)
office, leader, justice = (person(x) for x in ("vanphong", "chutich", "tuphap"))
for user in (office, leader, justice):
    user.email = f"{user.login}@example.com"

# A week of mornings, of which some are working days: people are reminded.
for days in range(7):
    day = fields.Date.today() + timedelta(days=days)
    with patch.object(reminders, "_today", lambda self, day=day: day):
        env["cchc.reminder"]._cron_remind()

# More time asked, of which one is granted, one refused and one not decided.
waiting = plan.task_ids.milestone_ids.filtered(
    lambda due: due.state == "todo" and due.date_deadline and not due.extension_ids
)[:3]
extensions = [
    env["cchc.extension"]
    .with_user(office)
    .create(
        {
            "milestone_id": milestone.id,
            "date_requested": milestone.date_deadline + timedelta(days=20),
            "reason": "Chờ hướng dẫn của cấp trên",
        }
    )
    .with_user(leader)
    for milestone in waiting
]
extensions[0].action_approve()
extensions[1].decision_note = "Việc đã giao từ đầu năm"
extensions[1].action_refuse()

# A paper with its file, an update, and a note in the chatter of a task.
task = plan.task_ids.filtered(lambda task: task.user_id == justice)[0]
document = (
    env["cchc.document"]
    .with_user(office)
    .create({"number": "77/BC-UBND", "date": "2026-03-02", "subject": "Rà soát"})
)
document.attachment_ids = [
    Command.create({"name": "77.txt", "raw": "Báo cáo".encode()})
]
task.with_user(justice).message_post(body="Đã xong bản thảo")
env["cchc.task.update"].with_user(justice).create(
    {"task_id": task.id, "result": "Đã rà soát 12 văn bản"}
)

# A draft for the next year, begun and not issued.
env["cchc.plan"].with_user(office).create(
    {
        "name": "Cải cách hành chính xã Vĩnh Khê năm sau",
        "year": plan.year + 1,
        "section_ids": [Command.create({"name": "CẢI CÁCH THỂ CHẾ"})],
        "indicator_ids": [Command.create({"name": "Hồ sơ đúng hạn", "target": 95})],
    }
)
env.cr.commit()
