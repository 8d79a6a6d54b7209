from odoo import fields

# All of Vietnam keeps one time; the server's may be another.
TIMEZONE = "Asia/Ho_Chi_Minh"


def today_in_vietnam(env):
    """The day it is in Vietnam, whatever the clock of the server is set to."""
    return fields.Date.context_today(env["base"].with_context(tz=TIMEZONE))


def day_in_vietnam(env, moment):
    """The day in Vietnam of a moment as the database keeps it, which is in UTC."""
    here = env["base"].with_context(tz=TIMEZONE)
    return fields.Datetime.context_timestamp(here, moment).date()
