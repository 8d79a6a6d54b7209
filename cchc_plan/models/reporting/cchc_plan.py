from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from ...core.plan.checks.context import ReportLine
from ...core.plan.timeframe.marks import FIRST_YEAR, LAST_YEAR
from ...core.reporting.regime import kind_name, still_to_come
from ..base.lock import is_office, unlocked
from .cchc_report import BEGUN_STATES, report_vals


class CchcPlan(models.Model):
    """The reports of a plan: made when it is issued, by the regime of its commune."""

    _inherit = "cchc.plan"

    report_ids = fields.One2many(
        "cchc.report", "plan_id", string="Reports", readonly=True
    )
    report_count = fields.Integer(compute="_compute_report_count")

    def _compute_report_count(self):
        counts = self._count_lines("cchc.report")
        for plan in self:
            plan.report_count = counts.get(plan, 0)

    def action_create_reports(self):
        """Put the year's reports on the calendar, where they are missing."""
        self.ensure_one()
        if not is_office(self.env):
            raise AccessError(self.env._("Only the office runs the reports."))
        if self.state != "issued":
            raise UserError(
                self.env._(
                    "The plan “%(plan)s” is not issued; its reports come with that.",
                    plan=self.name,
                )
            )
        self._create_reports()
        return self.action_view_reports()

    def action_view_reports(self):
        return self._action_of_plan("cchc_plan.cchc_report_action")

    def _after_issue(self):
        super()._after_issue()
        self._take_over_reports()
        self._create_reports()

    def _before_close(self):
        super()._before_close()
        self._check_no_report_open()

    def _after_close(self):
        super()._after_close()
        waiting = self.report_ids.filtered(lambda report: report.state == "planned")
        waiting._cancel_by_rule(self.env._("The plan is closed."))

    def _after_reopen(self):
        super()._after_reopen()
        self._create_reports()

    def _check_no_report_open(self):
        for plan in self:
            begun = plan.report_ids.filtered(
                lambda report: report._is_open() and report.state in BEGUN_STATES
            )
            if begun:
                raise UserError(
                    self.env._(
                        "The report “%(report)s” is being compiled; send or cancel it "
                        "before the plan is closed.",
                        report=begun[0].display_name,
                    )
                )

    def _create_reports(self):
        """Make the plans' reports, and move those that are not begun.

        What is begun or sent keeps its days. One that the regime no longer has is
        cancelled while nobody has begun it, and comes back with the regime. One that
        a person has cancelled stays so.
        """
        calendars = self.env["cchc.day.off"].sudo()._calendars(self.company_id)
        # A leader issues a plan as well, and has no right to make a report.
        reports = unlocked(self.env["cchc.report"].sudo())
        vals_list = []
        for plan in self:
            wanted = plan._reports_wanted(calendars[plan.company_id])
            vals_list += plan._sync_reports(wanted)
        reports.create(vals_list)

    def _reports_wanted(self, is_off) -> dict:
        """kind → the days of each report that the plan has to send."""
        self.ensure_one()
        regime = self.company_id._cchc_regime().sudo()  # another's may be the chosen
        calendar = regime._calendar(self.year, is_off)
        first = self._first_due_day()
        taken = self.replaces_id.report_ids.filtered(
            lambda report: report.state in BEGUN_STATES
        )
        return {
            line.kind: line
            for line in still_to_come(calendar, first, self.date_to)
            if line.kind not in taken.mapped("kind")
        }

    def _sync_reports(self, wanted: dict) -> list[dict]:
        """Move what is there; returns the values of what is missing."""
        self.ensure_one()
        periodic = self.report_ids.filtered(lambda report: report.kind != "adhoc")
        idle = periodic.filtered(
            lambda report: (
                report.state in ("planned", "cancelled") and not report.date_begun
            )
        )
        busy = set((periodic - idle).mapped("kind"))
        by_kind = {report.kind: report for report in idle.sorted("id")}
        idle.filtered(
            lambda report: report.state == "planned" and report.kind not in wanted
        )._cancel_by_rule(self.env._("The reporting regime no longer has it."))
        missing = []
        for kind, line in wanted.items():
            if kind in busy:
                continue
            if kind in by_kind:
                by_kind[kind]._apply_regime_dates(line)
            else:
                missing.append({"plan_id": self.id, **report_vals(line)})
        return missing

    def _take_over_reports(self):
        """The plan that this one replaces sends no report that is not begun."""
        self.ensure_one()
        waiting = self.replaces_id.report_ids.filtered(
            lambda report: (
                report.state == "planned" and report.date_due >= self._first_due_day()
            )
        )
        waiting._cancel_by_rule(
            self.env._("The plan “%(plan)s” takes its place.", plan=self.name)
        )

    def _cancel_reports_due_before(self, day):
        """Leave alone what was sent, on paper, before the reports were kept here."""
        self.ensure_one()
        before = self.report_ids.filtered(
            lambda report: (
                report.state == "planned"
                and report.date_due < day
                and not report.reminder_ids
            )
        )
        reason = self.env._("It was due before the reports were kept here.")
        unlocked(before).write({"state": "cancelled", "reason": reason})

    def _regime_lines(self, company) -> tuple[ReportLine, ...]:
        """The reports of the plan's year, where its own text dates none."""
        year = self.year
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return super()._regime_lines(company)
        is_off = self.env["cchc.day.off"]._calendars(company)[company]
        return super()._regime_lines(company) + tuple(
            ReportLine(kind_name(line.kind, year), line.date_due, line.date_cutoff)
            for line in company._cchc_regime()._calendar(year, is_off)
        )
