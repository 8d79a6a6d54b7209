"""The tests, for pytest and for Odoo's own runner (``--test-tags /cchc_plan``).

Odoo's runner finds what is imported here; pytest, which knows this package as "tests",
looks for itself, and runs ``core`` without Odoo.
"""

if __name__ == "odoo.addons.cchc_plan.tests":
    from . import test_access
    from . import test_amendment
    from . import test_browser_chasing
    from . import test_browser_handover
    from . import test_browser_import
    from . import test_browser_indicators
    from . import test_browser_reminders
    from . import test_browser_report
    from . import test_browser_tasks
    from . import test_browser_work
    from . import test_browser_board
    from . import test_browser_year_board
    from . import test_board
    from . import test_board_print
    from . import test_calendar
    from . import test_chasing_letter
    from . import test_complete
    from . import test_contribution
    from . import test_coordination
    from . import test_day_off
    from . import test_decide
    from . import test_extension
    from . import test_handover
    from . import test_import
    from . import test_indicator
    from . import test_indicator_value
    from . import test_leaving
    from . import test_next_year
    from . import test_outcome
    from . import test_plan
    from . import test_query_counts
    from . import test_regime
    from . import test_reminder
    from . import test_reminder_activity
    from . import test_reminder_log
    from . import test_reminder_summary
    from . import test_report_cycle
    from . import test_report_export
    from . import test_report_files
    from . import test_report_papers
    from . import test_report_plan
    from . import test_report_template
    from . import test_report_year
    from . import test_responsibility_check
    from . import test_rpc_matrix
    from . import test_rpc_records
    from . import test_schema
    from . import test_screens
    from . import test_statistic_form
    from . import test_task
    from . import test_translations
    from . import test_updates
    from . import test_urgency
    from . import test_vietnamese_messages
    from . import test_views
    from . import test_year_board
    from . import test_year_board_print
