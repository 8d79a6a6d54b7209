from odoo import fields, models

from ...core.steering.steering_board import WEEK, report_figure
from ..reporting.cchc_contribution import ANSWERING_STATES

REPORT_FIELDS = (
    "date_due",
    "date_sent",
    "kind",
    "name",
    "previous_id",
    "round",
    "state",
    "year",
)


class CchcPlan(models.Model):
    """The reports on the steering board, and which units they still wait for."""

    _inherit = "cchc.plan"

    def _steering_all_reports(self):
        """All rounds, the cancelled ones as well."""
        return self.env["cchc.report"].search_fetch(
            [("plan_id", "=", self.id)], REPORT_FIELDS, order="date_due, id"
        )

    def _steering_report_figure(self, chosen, reports) -> dict:
        """The first round of each counts: what was returned had been sent in time."""
        first = reports.filtered(
            lambda report: report.round == 1 and report.state != "cancelled"
        )
        now = first._steering_figure(chosen.day)
        lists = tuple(
            self._steering_list("cchc.report", None, keys)
            for keys in (now.behind, now.among)
        )
        before = first._steering_figure(chosen.day - WEEK)
        return self._steering_figure("reports", now, lists, before)

    def _steering_reports(self, reports) -> list[dict]:
        """The calendar of the year's reports as it is now, each in its latest round."""
        latest = (reports - reports.previous_id).filtered(
            lambda report: report.state != "cancelled"
        )
        waiting = self.env["cchc.contribution"].search_fetch(
            [
                ("report_id", "in", latest.ids),
                ("state", "=", "open"),
                ("report_state", "in", ANSWERING_STATES),
            ],
            ("report_id", "unit_id"),
        )
        of_report = waiting.grouped("report_id")
        words = dict(reports._fields["state"]._description_selection(self.env))
        today = fields.Date.context_today(self)
        return [
            {
                "id": report.id,
                "name": report.display_name,
                "due": f"{report.date_due:%d/%m/%Y}",
                "state": words[report.state],
                "sent": f"{report.date_sent:%d/%m/%Y}" if report.date_sent else "",
                "is_late": (report.date_sent or today) > report.date_due,
                "missing": of_report.get(report, waiting[:0]).unit_id.mapped(
                    "display_name"
                ),
            }
            for report in latest
        ]


class CchcReport(models.Model):
    _inherit = "cchc.report"

    def _steering_figure(self, day):
        return report_figure(
            ((each.id, each.date_sent or None, each.date_due) for each in self), day
        )
