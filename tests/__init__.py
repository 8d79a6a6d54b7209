"""The tests, for pytest and for Odoo's own runner (``--test-tags /cchc_plan``).

Odoo's runner finds what is imported here; pytest, which knows this package as "tests",
looks for itself, and runs ``core`` without Odoo.
"""

if __name__ == "odoo.addons.cchc_plan.tests":
    from .organisation import (
        test_day_off,
    )
    from .plan import (
        test_amendment,
        test_browser_import,
        test_browser_tasks,
        test_form_queries,
        test_import,
        test_next_year,
        test_plan,
        test_query_counts,
        test_task,
    )
    from .work import (
        test_browser_handover,
        test_browser_work,
        test_complete,
        test_coordination,
        test_decide,
        test_extension,
        test_handover,
        test_handover_print,
        test_leaving,
        test_outcome,
        test_responsibility_check,
        test_updates,
        test_urgency,
    )
    from .reminding import (
        test_browser_chasing,
        test_browser_reminders,
        test_calendar,
        test_chasing_letter,
        test_reminder,
        test_reminder_activity,
        test_reminder_log,
        test_reminder_summary,
    )
    from .indicator import (
        test_browser_indicators,
        test_indicator,
        test_indicator_value,
    )
    from .reporting import (
        test_browser_report,
        test_contribution,
        test_regime,
        test_report_cycle,
        test_report_export,
        test_report_files,
        test_report_papers,
        test_report_plan,
        test_report_template,
        test_report_year,
        test_statistic_form,
    )
    from .steering import (
        test_board,
        test_board_print,
        test_browser_board,
        test_browser_year_board,
        test_communes,
        test_year_board,
        test_year_board_print,
    )
    from .product import (
        test_access,
        test_architecture,
        test_full_disk,
        test_hooks,
        test_hostile_words,
        test_nasty_values,
        test_neighbour,
        test_rpc_mail,
        test_rpc_matrix,
        test_rpc_records,
        test_schema,
        test_screen_queries,
        test_screens,
        test_translations,
        test_vietnamese_messages,
        test_views,
    )
