from datetime import date, datetime, time, timedelta

import pytz

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...core.paper.file_name import file_name
from ...core.paper.paper import Annex
from ...core.plan.timeframe.marks import FIRST_YEAR, LAST_YEAR
from ...core.reminding.reminder_log import log_annex
from ...models.base.vietnam_time import TIMEZONE, today_in_vietnam
from ...report.render.xlsx_renderer import render_xlsx

# wkhtmltopdf takes a second and a hundred megabytes for about 100 rows.
MOST_ON_PAPER = 1000
MOST_IN_SHEET = 5000
SHEET = "Nhật ký đôn đốc"


class CchcReminderPrint(models.TransientModel):
    """Which part of the log of reminders is printed."""

    _name = "cchc.reminder.print"
    _description = "Print the Reminder Log"
    _inherit = ["cchc.vietnamese.mixin"]
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company",
        required=True,
        ondelete="cascade",
        compute="_compute_company_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    date_from = fields.Date(
        string="From", required=True, default=lambda self: self._default_date_from()
    )
    date_to = fields.Date(
        string="Until",
        required=True,
        default=lambda self: today_in_vietnam(self.env),
    )
    plan_id = fields.Many2one("cchc.plan", ondelete="cascade", check_company=True)
    task_id = fields.Many2one("cchc.task", ondelete="cascade", check_company=True)
    unit_id = fields.Many2one("cchc.unit", ondelete="cascade", check_company=True)
    arrangement = fields.Selection(
        [("date", "By Date"), ("task", "By Task")], default="date", required=True
    )
    row_count = fields.Integer(
        string="Number of Reminders", compute="_compute_row_count"
    )

    @api.model
    def _default_date_from(self):
        return today_in_vietnam(self.env).replace(month=1, day=1)

    @api.depends("plan_id", "task_id")
    def _compute_company_id(self):
        for wizard in self:
            wizard.company_id = (
                wizard.task_id.company_id
                or wizard.plan_id.company_id
                or wizard.company_id
                or self.env.company
            )

    @api.depends("company_id", "date_from", "date_to", "plan_id", "task_id", "unit_id")
    def _compute_row_count(self):
        for wizard in self:
            wizard.row_count = self.env["cchc.reminder"].search_count(wizard._domain())

    def action_print(self):
        self._check_rows(MOST_ON_PAPER)
        return self.env.ref("cchc_plan.cchc_reminder_log_report").report_action(
            self, config=False
        )

    def action_export_xlsx(self):
        self._check_rows(MOST_IN_SHEET)
        return {
            "type": "ir.actions.act_url",
            "url": f"/cchc_plan/reminder_log/{self.id}/xlsx",
            "target": "download",
        }

    def _check_rows(self, most: int):
        self.ensure_one()
        if not self.row_count:
            raise UserError(
                self.env._(
                    "Nobody was reminded in these days; choose others, or another "
                    "plan, task or unit."
                )
            )
        if self.row_count > most:
            raise UserError(
                self.env._(
                    "These are %(rows)s reminders, more than the %(most)s that go in "
                    "one file; choose fewer days, or one unit (paper takes %(paper)s, "
                    "Excel %(sheet)s).",
                    rows=self.row_count,
                    most=most,
                    paper=MOST_ON_PAPER,
                    sheet=MOST_IN_SHEET,
                )
            )

    def _domain(self) -> Domain:
        self.ensure_one()
        domain = Domain("company_id", "=", self.company_id.id)
        if self.date_from:
            domain &= Domain("date", ">=", _midnight(self.date_from))
        if self.date_to:
            domain &= Domain("date", "<", _midnight(self.date_to) + timedelta(days=1))
        for name in ("plan_id", "task_id"):
            if self[name]:
                domain &= Domain(name, "=", self[name].id)
        if self.unit_id:
            domain &= Domain("lead_unit_id", "=", self.unit_id.id)
        return domain

    def _log(self) -> Annex:
        """The log as it is laid out on paper and in the sheet."""
        wizard = self._in_vietnamese()
        order = "date, id" if self.arrangement == "date" else "task_id, date, id"
        rows = wizard.env["cchc.reminder"].search(
            wizard._domain(), order=order, limit=MOST_IN_SHEET
        )
        return log_annex(
            rows._logged(),
            self.company_id._cchc_sender(self.env.user.name),
            self.date_from,
            self.date_to,
            today_in_vietnam(self.env),
            about=self.task_id.display_name or self.plan_id.name or "",
            is_by_task=self.arrangement == "task",
        )

    def _render_xlsx(self) -> bytes:
        self.ensure_one()
        return render_xlsx(self._log(), SHEET)

    def _file_name(self) -> str:
        """Name of the printed file, without ending."""
        self.ensure_one()
        days = (self.date_from, self.date_to)
        return file_name("Nhật ký đôn đốc", *(f"{day:%Y%m%d}" for day in days))


def _midnight(day):
    """The moment at which a day begins in Vietnam, as the database keeps it.

    Nobody was reminded before the first year of plans or after the last.
    """
    day = min(max(day, date(FIRST_YEAR, 1, 1)), date(LAST_YEAR, 12, 31))
    begins = pytz.timezone(TIMEZONE).localize(datetime.combine(day, time.min))
    return begins.astimezone(pytz.utc).replace(tzinfo=None)
