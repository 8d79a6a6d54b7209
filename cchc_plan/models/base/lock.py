"""Who may change what: the roles, and the one way past the lock of an issued plan."""

from odoo.exceptions import UserError
from odoo.tools import SQL

# The key is an object, so no context that comes in over RPC can hold it.
_KEY = object()


def unlocked(records):
    """The same records, allowed to change what issuing has fixed."""
    return records.with_context(cchc_unlocked=_KEY)


def is_unlocked(env) -> bool:
    return env.context.get("cchc_unlocked") is _KEY


def lock(records):
    """Hold the records until the transaction ends, against a second click or person."""
    # Rows that somebody else holds are left out, not waited for.
    if records.try_lock_for_update() != records:
        raise UserError(
            records.env._("Somebody else is working on this; try again in a moment.")
        )


def touch(records):
    """Make whoever has looked at these rows already, and locks them now, begin anew.

    An update that changes nothing. Several may do it: the later one waits for the
    earlier to end and is tried again by Odoo.
    """
    if records.ids:
        records.env.cr.execute(
            SQL(
                "UPDATE %(table)s SET id = id WHERE id IN %(ids)s",
                table=SQL.identifier(records._table),
                ids=tuple(records.ids),
            )
        )


def talk_fields(env) -> frozenset[str]:
    """What messages and activities write on a record; no lock is about these."""
    mixins = ("mail.thread", "mail.activity.mixin")
    return frozenset(name for mixin in mixins for name in env[mixin]._fields)


def is_office(env) -> bool:
    return env.su or env.user.has_group("cchc_plan.cchc_plan_group_office")


def is_leader(env) -> bool:
    return env.su or env.user.has_group("cchc_plan.cchc_plan_group_leader")
