"""The leader's board beside the bare SQL that answers the same."""

from aims import row
from board_sql import STATEMENTS, STATEMENTS_OF_ALL
from commune import TODAY, YEAR, Commune
from measure import measure

from odoo import Command

REPEATS = 25
REPEATS_OF_ALL = 7


def measure_boards(env, commune: Commune) -> list[dict]:
    """One commune's board, in a database with however many others; then that of all."""
    rows = [_board_of_one(env, commune)]
    communes = env["cchc.plan"].search([("state", "=", "issued")]).company_id
    if len(communes) > 1:
        rows.append(_board_of_all(env, communes))
    return rows


def _board_of_one(env, commune: Commune) -> dict:
    leader = env(user=commune.users[1].id, su=False)
    plan = commune.plan
    values = {"plan": plan.id, "company": plan.company_id.id, "day": TODAY}
    both = measure(
        leader,
        [
            lambda: leader["cchc.steering.board"].get_board(plan.id),
            lambda: _ask(leader.cr, STATEMENTS, values),
        ],
        REPEATS,
    )
    return row("board of one commune", *both, about="board", by="bare SQL")


def _board_of_all(env, communes) -> dict:
    """What it counts, by SQL; who may see it and what waits for them is left out."""
    user = env["res.users"].create(
        {
            "name": "Lãnh đạo Sở Nội vụ",
            "login": f"superior-{len(communes)}",
            "company_id": communes[0].id,
            "company_ids": [Command.set(communes.ids)],
            "group_ids": [Command.set(env.ref("cchc_plan.cchc_plan_group_leader").ids)],
        }
    )
    leader = env(
        user=user.id,
        su=False,
        context={**env.context, "allowed_company_ids": communes.ids},
    )
    values = {"year": YEAR, "day": TODAY}
    both = measure(
        leader,
        [
            lambda: leader["cchc.steering.board"].get_board(year=YEAR),
            lambda: _ask(leader.cr, STATEMENTS_OF_ALL, values),
        ],
        REPEATS_OF_ALL,
    )
    return row("board of all communes", *both, by="bare SQL")


def _ask(cr, statements, values):
    for statement in statements:
        cr.execute(statement, values)
        cr.fetchall()
