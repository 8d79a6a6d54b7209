"""The same year of work in Odoo's own ``project``: what the addon is measured by."""

from commune import YEAR, Commune, deadline

from odoo import Command


def make_project(env, commune: Commune, tasks: int):
    """One project for a commune's plan with as many tasks, by the ORM."""
    env = env(context={**env.context, "tracking_disable": True})
    project = env["project.project"].create(
        {
            "name": commune.plan.name,
            "company_id": commune.company.id,
            "user_id": commune.users[0].id,
            "privacy_visibility": "employees",
            "type_ids": [
                Command.create({"name": f"{name} {YEAR}"})
                for name in ("Mới", "Đang làm", "Chờ", "Xong")
            ],
        }
    )
    env["project.task"].create(project_task_vals(project, commune, tasks))
    env.flush_all()
    return project


def project_task_vals(project, commune: Commune, tasks: int) -> list[dict]:
    """The commune's tasks by name, person and deadline."""
    people = commune.users[2:]
    return [
        {
            "project_id": project.id,
            "name": task.name,
            "stage_id": project.type_ids[number % 4].id,
            "user_ids": [Command.set(people[number % len(people)].ids)],
            "date_deadline": f"{deadline(number)} 17:00:00",
        }
        for number, task in enumerate(commune.plan.task_ids[:tasks])
    ]


def rows_of(env, project, commune: Commune) -> dict[str, list[int]]:
    """What belongs to a project, to be copied with its commune."""
    env.cr.execute(
        "SELECT id FROM project_task_user_rel WHERE task_id = ANY(%s)",
        (project.task_ids.ids,),
    )
    links = [row for (row,) in env.cr.fetchall()]
    own_stages = env["project.task.type"].search([("user_id", "in", commune.users.ids)])
    return {
        "project_project": project.ids,
        "project_task": project.task_ids.ids,
        "project_task_type": (project.type_ids | own_stages).ids,
        "project_task_user_rel": links,
        "mail_alias": project.alias_id.ids,
    }
