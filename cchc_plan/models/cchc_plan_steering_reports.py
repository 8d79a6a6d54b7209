from odoo import fields, models

from ..core.board import WEEK, report_figure
from .cchc_contribution import ANSWERING_STATES


class CchcPlan(models.Model):
    """The reports on the steering board, and which units they still wait for."""

    _inherit = "cchc.plan"

    def _steering_report_figure(self, chosen) -> dict:
        """The first round of each counts: what was returned had been sent in time."""
        reports = self.env["cchc.report"].search(
            [
                ("plan_id", "=", self.id),
                ("round", "=", 1),
                ("state", "!=", "cancelled"),
            ]
        )
        now = reports._steering_figure(chosen.day)
        lists = tuple(
            self._steering_list("cchc.report", None, keys)
            for keys in (now.behind, now.among)
        )
        before = reports._steering_figure(chosen.day - WEEK)
        return self._steering_figure("reports", now, lists, before)

    def _steering_reports(self, chosen) -> list[dict]:
        """The calendar of the year's reports as it is now, each in its latest round."""
        reports = self.env["cchc.report"].search(
            [
                ("plan_id", "=", self.id),
                ("next_ids", "=", False),
                ("state", "!=", "cancelled"),
            ],
            order="date_due, id",
        )
        waiting = self.env["cchc.contribution"].search(
            [
                ("report_id", "in", reports.ids),
                ("state", "=", "open"),
                ("report_state", "in", ANSWERING_STATES),
            ]
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
            for report in reports
        ]


class CchcReport(models.Model):
    _inherit = "cchc.report"

    def _steering_figure(self, day):
        return report_figure(
            ((each.id, each.date_sent or None, each.date_due) for each in self), day
        )
