"""Fed to `odoo shell` before the addon is there: what other apps and people keep."""

from odoo import Command

env = globals()["env"]

company = env["res.company"].create({"name": "Công ty Láng giềng", "phone": "0233 1"})
branch = env["res.company"].create({"name": "Chi nhánh", "parent_id": company.id})
people = env["res.users"].create(
    [
        {
            "name": f"Người dùng {number}",
            "login": f"neighbour{number}",
            "email": f"neighbour{number}@example.com",
            "company_id": company.id,
            "company_ids": [Command.set((company | branch).ids)],
            "group_ids": [Command.link(env.ref(group).id)],
        }
        for number, group in enumerate(
            ("hr.group_hr_manager", "project.group_project_manager", "base.group_user")
        )
    ]
)
group = env["res.groups"].create(
    {"name": "Nhóm riêng", "user_ids": [Command.set(people.ids)]}
)
env["res.partner"].create([{"name": name} for name in ("=1+1", "+84 1", "@Bên cạnh")])
project = env["project.project"].create({"name": "Dự án", "company_id": company.id})
task = env["project.task"].create({"name": "Việc", "project_id": project.id})
task.message_post(body="Trao đổi về việc")
task.activity_schedule("mail.mail_activity_data_todo", user_id=people[1].id)
env["ir.attachment"].create(
    {"name": "a.txt", "raw": b"a", "res_model": "project.task", "res_id": task.id}
)
env["hr.employee"].create({"name": "Nhân viên", "company_id": company.id})
env["survey.survey"].create({"title": "Khảo sát"})
env["calendar.event"].create(
    {
        "name": "Họp",
        "start": "2026-03-02 01:00:00",
        "stop": "2026-03-02 02:00:00",
        "partner_ids": [Command.set(people.partner_id.ids)],
    }
)
env["maintenance.equipment"].create({"name": "Máy in"})
env["ir.filters"].create(
    {"name": "Của tôi", "model_id": "project.task", "user_ids": [], "domain": "[]"}
)
env["ir.default"].set("project.task", "priority", "1", user_id=people[1].id)
env["ir.config_parameter"].set_param("neighbour.setting", "kept")
env.cr.commit()
