"""The leader's board beside the bare SQL that answers the same."""

from aims import row
from board_sql import STATEMENTS
from commune import TODAY, Commune
from measure import measure

REPEATS = 25


def measure_board(env, commune: Commune) -> list[dict]:
    """One commune's board, in a database with however many others."""
    leader = env(user=commune.users[1].id, su=False)
    plan = commune.plan
    values = {"plan": plan.id, "company": plan.company_id.id, "day": TODAY}

    def bare():
        for statement in STATEMENTS:
            leader.cr.execute(statement, values)
            leader.cr.fetchall()

    both = measure(
        leader, [lambda: leader["cchc.plan"].steering_board(plan.id), bare], REPEATS
    )
    return [row("board of one commune", *both, about="board", by="bare SQL")]
