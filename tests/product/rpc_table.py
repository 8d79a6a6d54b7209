"""Who may call which public method, and which addresses there are."""

from .rpc_world import SECRET

ADDON = "odoo.addons.cchc_plan."
# Those who have no business in the commune: they may neither do nor read anything.
OUTSIDERS = ("nobody", "portal", "stranger", "neighbour")

# Of the commune's people a colleague is not of the unit that leads the work.
ALL = frozenset({"colleague", "unit", "office", "leader"})
OFFICE = frozenset({"office"})
LEADER = frozenset({"leader"})
DECIDING = OFFICE | LEADER
WORKING = DECIDING | {"unit"}
OWN = OFFICE  # of a dialog: it is the one's who opened it, here the office
# In the own commune or for oneself, so the neighbour there as well.
NEIGHBOUR = frozenset({"neighbour"})
# It only names a window to open. The window reads and writes with the person's rights,
# so the call itself need not be refused: it does nothing and tells nothing.
OPENS = frozenset()

METHODS = {
    "cchc.amendment.wizard": {"action_apply": OWN},
    "cchc.calendar.wizard": {
        "action_renew": ALL | NEIGHBOUR,
        "action_revoke": ALL | NEIGHBOUR,
    },
    "cchc.chasing.letter": {
        "action_export_docx": DECIDING,
        "action_print": DECIDING,
        "action_refresh": DECIDING,
        "action_send": DECIDING,
    },
    "cchc.chasing.wizard": {"action_write": OWN},
    "cchc.complete.wizard": {"action_complete": OWN},
    "cchc.contribution": {"action_reopen": OFFICE, "action_submit": OFFICE | {"unit"}},
    "cchc.coordination": {"action_mark": OPENS},
    "cchc.day.off.fill": {"action_fill": OWN},
    "cchc.decide.wizard": {"action_decide": LEADER},
    "cchc.extension": {
        "action_approve": LEADER,
        "action_decide_approve": OPENS,
        "action_decide_refuse": OPENS,
        "action_refuse": LEADER,
    },
    "cchc.handover": {
        "action_export_docx": DECIDING,
        "action_hand_over": DECIDING,
        "action_print": DECIDING,
        "message_subscribe": DECIDING,
    },
    "cchc.handover.wizard": {"action_hand_over": OWN},
    "cchc.indicator": {"action_enter": ALL, "action_fill_targets": OFFICE},
    "cchc.indicator.value": {
        "action_confirm": OFFICE | {"unit"},
        "action_open": OPENS,
        "action_reopen": OFFICE,
    },
    "cchc.milestone": {
        "action_done": ALL,
        "action_extend": OPENS,
        "action_reopen": WORKING,
        "action_update": ALL,
        "get_unusual_days": OPENS,
    },
    "cchc.next.year": {"action_create": OWN},
    "cchc.plan": {
        "action_amend": OPENS,
        "action_close": DECIDING,
        "action_create_reports": OFFICE,
        "action_enter_figures": ALL,
        "action_export_docx": OPENS,
        "action_export_indicators": OPENS,
        "action_export_xlsx": OPENS,
        "action_home": OPENS,
        "action_issue": DECIDING,
        "action_print": OPENS,
        "action_reopen": DECIDING,
        "action_review": OFFICE,
        "action_view_amendments": OPENS,
        "action_view_indicators": OPENS,
        "action_view_overdue": OPENS,
        "action_view_reports": OPENS,
        "action_view_tasks": OPENS,
        "enter_figures": OFFICE | {"unit"},
        "import_from_file": OFFICE | NEIGHBOUR,
        # Kept for programs until 19.0.3; see the boards' own get_board.
        "steering_board": ALL | NEIGHBOUR,
        "year_board": ALL | NEIGHBOUR,
    },
    "cchc.plan.import": {
        "action_accept": OWN,
        "action_read": OWN,
        "action_start_over": OPENS,
    },
    "cchc.regime": {"action_copy_own": OFFICE, "action_use": OFFICE},
    "cchc.reminder.print": {"action_export_xlsx": OWN, "action_print": OWN},
    "cchc.report": {
        "action_approve": LEADER,
        "action_cancel": OFFICE,
        "action_chase": OFFICE,
        "action_collect": OFFICE,
        "action_export_docx": OPENS,
        "action_export_own_docx": OPENS,
        "action_export_xlsx": OPENS,
        "action_hand_in": OFFICE,
        "action_look": OFFICE,
        "action_plan_again": OFFICE,
        "action_print": OPENS,
        "action_redraft": OFFICE,
        "action_return": OFFICE,
        "action_send": OFFICE,
        "action_take_back": DECIDING,
        "action_take_form": OFFICE,
        "action_view_contributions": OPENS,
        "action_withdraw": LEADER,
    },
    "cchc.report.paragraph": {
        "action_keep_own": DECIDING,
        "action_take_draft": DECIDING,
    },
    "cchc.report.template": {"action_download_sample": OPENS},
    "cchc.statistic.form": {"action_copy_own": OFFICE, "action_use": OFFICE},
    "cchc.steering.board": {"get_board": ALL | NEIGHBOUR},
    "cchc.task": {
        "action_amend": ALL,
        "action_done": ALL,
        "action_hand_over": ALL,
        "action_hold": WORKING,
        "action_resume": WORKING,
        "action_start": WORKING,
        "action_update": OPENS,
        "action_view_extensions": OPENS,
        "action_view_reminders": OPENS,
        "action_view_updates": OPENS,
        "get_unusual_days": OPENS,
        "message_subscribe": WORKING,
    },
    "cchc.unit": {
        "action_confirm": OFFICE,
        "action_hand_over": ALL,
        "action_view_tasks": OPENS,
    },
    "cchc.year.board": {"get_board": ALL | NEIGHBOUR},
    "res.company": {"action_cchc_letterhead": OPENS},
}
# Who of the commune's own people changes a record by Odoo's methods; all others are
# refused. A record that its state keeps from everybody has no row.
ENTERING = OFFICE | {"unit"}
WRITES = {
    "cchc.amendment": {"create": OFFICE},
    "cchc.amendment.line": {"create": OFFICE},
    "cchc.chasing.letter": {
        "create": DECIDING,
        "write": DECIDING,
        "unlink": DECIDING,
    },
    "cchc.chasing.letter.line": {"unlink": DECIDING},
    "cchc.contribution": {"write": ENTERING},
    "cchc.contribution.line": {"write": ENTERING},
    "cchc.coordination": {"write": ENTERING},
    "cchc.day.off": {"write": OFFICE, "unlink": OFFICE},
    "cchc.document": {"create": ALL, "write": ALL},
    "cchc.indicator": {"create": OFFICE, "write": OFFICE},
    "cchc.indicator.part": {"write": OFFICE},
    "cchc.indicator.target": {"write": OFFICE, "unlink": OFFICE},
    "cchc.indicator.value": {"write": ENTERING},
    "cchc.indicator.value.part": {"write": ENTERING},
    "cchc.plan": {"create": OFFICE},
    "cchc.recipient.line": {"create": OFFICE, "write": OFFICE, "unlink": OFFICE},
    "cchc.regime": {"create": OFFICE, "write": OFFICE},
    "cchc.regime.line": {"write": OFFICE, "unlink": OFFICE},
    "cchc.reminder.stage": {"write": OFFICE, "unlink": OFFICE},
    "cchc.report.template": {"write": OFFICE, "unlink": OFFICE},
    "cchc.statistic.form": {"create": OFFICE, "write": OFFICE},
    "cchc.statistic.line": {"write": OFFICE, "unlink": OFFICE},
    "cchc.task.update": {"create": ENTERING, "write": OFFICE},
    "cchc.unit": {"write": OFFICE, "unlink": OFFICE},
}
# The record on which a method is tried, where not the one of ``RpcCase.records``.
RECORDS = {
    ("cchc.indicator.value", "action_reopen"): "confirmed",
    ("cchc.plan", "action_issue"): "draft",
    ("cchc.plan", "action_reopen"): "closed",
    ("cchc.task", "action_resume"): "held",
}
MONTH = ["2024-03-01", "2024-03-31"]
ARGUMENTS = {
    ("cchc.handover", "message_subscribe"): lambda case: [case.office.partner_id.ids],
    ("cchc.milestone", "get_unusual_days"): lambda case: MONTH,
    ("cchc.plan", "enter_figures"): lambda case: [
        "2024-01-01",
        {SECRET: {"numerator": 3, "denominator": 4}},
    ],
    ("cchc.plan", "import_from_file"): lambda case: ["a.docx", "UEs="],
    ("cchc.plan", "steering_board"): lambda case: [case.plan.id],
    ("cchc.plan", "year_board"): lambda case: [case.plan.id],
    ("cchc.steering.board", "get_board"): lambda case: [case.plan.id],
    ("cchc.year.board", "get_board"): lambda case: [case.plan.id],
    ("cchc.task", "get_unusual_days"): lambda case: MONTH,
    ("cchc.task", "message_subscribe"): lambda case: [case.office.partner_id.ids],
}

# Address → the same with a record of the commune in it.
ADDRESSES = {
    "/cchc/calendar/<string:key>.ics": [],  # the key is the right: test_calendar.py
    "/cchc_plan/<string:kind>/<int:record_id>/<string:extension>": [
        "/cchc_plan/plan/{plan}/docx",
        "/cchc_plan/plan/{plan}/xlsx",
        "/cchc_plan/indicators/{plan}/xlsx",
        "/cchc_plan/chasing_letter/{letter}/docx",
        "/cchc_plan/handover/{handover}/docx",
        "/cchc_plan/reminder_log/{log}/xlsx",
        "/cchc_plan/report/{report}/docx",
        "/cchc_plan/report/{report}/xlsx",
    ],
    "/cchc_plan/report_template/sample": ["/cchc_plan/report_template/sample"],
}
# The same file for all, for whoever has a role.
FOR_EVERY_COMMUNE = ("/cchc_plan/report_template/sample",)
