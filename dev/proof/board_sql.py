"""What the leader's boards answer, by SQL alone: their lower limit.

One statement for each part, as somebody would write it who knows this database, this
role and this kind of indicator (counts that add up), and asks for nothing else: no
access rights, no language, no wording, no addresses of the lists behind the figures.
"""

STATUS = """
    CASE WHEN task.state IN ('on_hold', 'cancelled') THEN task.state
         WHEN task.state = 'done' AND task.date_deadline IS NULL THEN 'done_no_deadline'
         WHEN task.state = 'done' AND task.is_done_late THEN 'done_late'
         WHEN task.state = 'done' THEN 'done_on_time'
         WHEN task.date_deadline IS NULL THEN 'open_no_deadline'
         WHEN task.date_deadline < %(day)s THEN 'overdue'
         ELSE task.state END"""

PLAN = """
    SELECT id, name, year, state, company_id, date_from, date_to
      FROM cchc_plan WHERE id = %(plan)s"""

PLANS_TO_CHOOSE = """
    SELECT plan.id, plan.year, plan.document_number, plan.name
      FROM cchc_plan AS plan
      JOIN cchc_plan AS chosen ON chosen.company_id = plan.company_id
     WHERE chosen.id = %(plan)s AND plan.active ORDER BY plan.year DESC LIMIT 100"""

# Figures, bars of sections and of units, each with the tasks that it counts.
TASKS = f"""
    SELECT section.id, section.name, unit.id, unit.name, each.status,
           sum(each.weight), array_agg(each.id),
           array_agg(each.id) FILTER (WHERE each.date_deadline <= %(day)s + 15)
      FROM (SELECT task.id, task.section_id, task.lead_unit_id, task.weight,
                   task.date_deadline, {STATUS} AS status
              FROM cchc_task AS task WHERE task.plan_id = %(plan)s) AS each
      JOIN cchc_section AS section ON section.id = each.section_id
      LEFT JOIN cchc_unit AS unit ON unit.id = each.lead_unit_id
     GROUP BY GROUPING SETS (
           (each.status),
           (section.id, section.sequence, section.name, each.status),
           (unit.id, unit.name, each.status))
     ORDER BY section.sequence"""

# The figures of the week before, by what was done and due then.
WEEK_BEFORE = """
    SELECT each.state, each.open = 0 AS is_done, each.is_late,
           each.deadline < %(day)s - 7 AS is_overdue,
           each.deadline <= %(day)s + 8 AS is_due_soon,
           count(*), sum(each.weight)
      FROM (SELECT task.id, task.state, task.weight,
                   count(*) FILTER (WHERE due.date_done IS NULL
                                       OR due.date_done > %(day)s - 7) AS open,
                   bool_or(due.date_done > due.date_deadline
                           AND due.date_done <= %(day)s - 7) AS is_late,
                   min(due.date_deadline) FILTER (WHERE due.date_done IS NULL
                                       OR due.date_done > %(day)s - 7) AS deadline
              FROM cchc_task AS task
              JOIN cchc_milestone AS due
                ON due.task_id = task.id AND due.state != 'cancelled'
             WHERE task.plan_id = %(plan)s GROUP BY task.id) AS each
     GROUP BY 1, 2, 3, 4, 5"""

HAS_PREVIOUS_WEEK = """
    SELECT EXISTS (SELECT FROM cchc_extension
                    WHERE plan_id = %(plan)s AND state = 'approved'
                      AND date_decided > %(day)s - 7)
        OR EXISTS (SELECT FROM cchc_amendment
                    WHERE plan_id = %(plan)s AND date > %(day)s - 7)"""

# Each with its sum, its status and its points; the window adds the quarters up.
INDICATORS = """
    SELECT indicator.id, indicator.name, indicator.target, unit.name,
           max(value.reached), max(value.reached) >= indicator.target,
           array_agg((value.date_from, value.date_to, value.reached)
                     ORDER BY value.date_from)
      FROM cchc_indicator AS indicator
      LEFT JOIN cchc_unit AS unit ON unit.id = indicator.unit_id
      LEFT JOIN (SELECT indicator_id, date_from, date_to,
                        CASE WHEN is_entered THEN sum(amount) OVER so_far END AS reached
                   FROM cchc_indicator_value WHERE plan_id = %(plan)s
                 WINDOW so_far AS (PARTITION BY indicator_id ORDER BY date_from)
                ) AS value ON value.indicator_id = indicator.id
     WHERE indicator.plan_id = %(plan)s
     GROUP BY indicator.id, unit.name ORDER BY indicator.sequence, indicator.id"""

NEXT_DEADLINES = """
    SELECT due.id, task.id, section.number, task.number, task.name, due.name,
           due.date_deadline, due.date_deadline - %(day)s, unit.name, person.name
      FROM cchc_milestone AS due
      JOIN cchc_task AS task ON task.id = due.task_id
      JOIN cchc_section AS section ON section.id = task.section_id
      LEFT JOIN cchc_unit AS unit ON unit.id = task.lead_unit_id
      LEFT JOIN res_users AS account ON account.id = task.user_id
      LEFT JOIN res_partner AS person ON person.id = account.partner_id
     WHERE due.plan_id = %(plan)s AND due.state = 'todo'
       AND task.state NOT IN ('on_hold', 'cancelled')
       AND due.date_deadline >= %(day)s
     ORDER BY due.date_deadline, due.id LIMIT 8"""

# The first round of each is counted, the last one shown with who has not answered.
REPORTS = """
    SELECT report.id, report.name, report.date_due, report.state, report.date_sent,
           report.round = 1 AS is_first, later.id IS NULL AS is_last,
           array_agg(unit.name) FILTER (WHERE unit.id IS NOT NULL)
      FROM cchc_report AS report
      LEFT JOIN cchc_report AS later ON later.previous_id = report.id
      LEFT JOIN cchc_contribution AS part
        ON part.report_id = report.id AND part.state = 'open'
       AND report.state IN ('collecting', 'review')
      LEFT JOIN cchc_unit AS unit ON unit.id = part.unit_id
     WHERE report.plan_id = %(plan)s AND report.state != 'cancelled'
     GROUP BY report.id, later.id ORDER BY report.date_due, report.id"""

NEEDS = """
    SELECT (SELECT count(*) FROM cchc_extension
             WHERE company_id = %(company)s AND state = 'asked'),
           (SELECT count(*) FROM cchc_report
             WHERE company_id = %(company)s AND state = 'review'),
           (SELECT count(*) FROM cchc_plan
             WHERE company_id = %(company)s AND state = 'draft' AND active
               AND document_number IS NOT NULL),
           (SELECT count(DISTINCT due.id)
              FROM cchc_reminder AS reminder
              JOIN cchc_milestone AS due ON due.id = reminder.milestone_id
             WHERE reminder.plan_id = %(plan)s AND reminder.recipient = 'leader'
               AND reminder.stage_id IS NOT NULL AND due.state = 'todo'
               AND due.date_deadline = reminder.date_deadline),
           (SELECT count(*) FROM cchc_task
             WHERE plan_id = %(plan)s AND user_id IS NULL AND active
               AND state IN ('todo', 'in_progress', 'on_hold'))"""

STATEMENTS = (
    PLAN,
    PLANS_TO_CHOOSE,
    TASKS,
    WEEK_BEFORE,
    HAS_PREVIOUS_WEEK,
    INDICATORS,
    NEXT_DEADLINES,
    REPORTS,
    NEEDS,
)

IN_FORCE = "plan.year = %(year)s AND plan.active AND plan.state IN ('issued', 'closed')"

# Figures, areas and communes side by side, counted in one pass.
ALL_TASKS = f"""
    SELECT task.area_id, task.company_id, {STATUS} AS status,
           count(*), sum(task.weight),
           count(*) FILTER (WHERE task.date_deadline <= %(day)s + 15)
      FROM cchc_task AS task JOIN cchc_plan AS plan ON plan.id = task.plan_id
     WHERE {IN_FORCE}
     GROUP BY GROUPING SETS ((3), (1, 3), (2, 3))"""

ALL_REPORTS = f"""
    SELECT report.kind, report.state, report.date_sent <= report.date_due,
           report.date_due < %(day)s, count(*)
      FROM cchc_report AS report JOIN cchc_plan AS plan ON plan.id = report.plan_id
     WHERE {IN_FORCE} AND report.round = 1 AND report.state != 'cancelled'
     GROUP BY 1, 2, 3, 4"""

ALL_INDICATORS = f"""
    SELECT indicator.status_under_way, count(*)
      FROM cchc_indicator AS indicator JOIN cchc_plan AS plan
        ON plan.id = indicator.plan_id
     WHERE {IN_FORCE} GROUP BY 1"""

ALL_DEADLINES = f"""
    SELECT due.id, due.name, due.date_deadline, company.name
      FROM cchc_milestone AS due
      JOIN cchc_task AS task ON task.id = due.task_id
      JOIN cchc_plan AS plan ON plan.id = due.plan_id
      JOIN res_company AS company ON company.id = due.company_id
     WHERE {IN_FORCE} AND due.state = 'todo' AND due.date_deadline >= %(day)s
       AND task.state NOT IN ('on_hold', 'cancelled')
     ORDER BY due.date_deadline, due.id LIMIT 8"""

STATEMENTS_OF_ALL = (ALL_TASKS, ALL_REPORTS, ALL_INDICATORS, ALL_DEADLINES)
