from odoo import Command, api, fields, models
from odoo.exceptions import ValidationError

from ...core.plan.draft import NARRATIVE_FIELDS
from ...core.plan.timeframe.marks import FIRST_YEAR, LAST_YEAR
from ...core.plan.yearshift import shift_date, shift_wording

PLAN_FIELDS = ("name", "annex_title", *NARRATIVE_FIELDS)
TASK_FIELDS = ("name", "deliverable", "timeframe_text", "note")


class CchcNextYear(models.TransientModel):
    """A plan for another year from this one; every changed wording is confirmed."""

    _name = "cchc.next.year"
    _description = "New Year from a Plan"
    _inherit = ["cchc.base.mixin"]

    plan_id = fields.Many2one(
        "cchc.plan", required=True, ondelete="cascade", readonly=True
    )
    year = fields.Integer(
        string="New Year", compute="_compute_year", store=True, readonly=False
    )
    line_ids = fields.One2many(
        "cchc.next.year.line",
        "wizard_id",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )

    @api.depends("plan_id")
    def _compute_year(self):
        for wizard in self:
            wizard.year = (wizard.plan_id.year or 0) + 1

    @api.depends("plan_id", "year")
    def _compute_line_ids(self):
        for wizard in self:
            if not wizard._is_possible():
                wizard.line_ids = [Command.clear()]
                continue
            wizard.line_ids = [Command.clear()] + [
                Command.create(line)
                for record, place, names in wizard._shifted_texts()
                for line in wizard._changed(record, place, names)
            ]

    def _shifted_texts(self) -> list[tuple]:
        """Where years are looked for: (record, its place in the plan, fields)."""
        plan = self.plan_id
        return [
            (plan, "", PLAN_FIELDS),
            *((section, section.number, ("name",)) for section in plan.section_ids),
            *(
                (task, f"{task.section_id.number}.{task.number}", TASK_FIELDS)
                for task in plan.task_ids
            ),
        ]

    def _changed(self, record, place, names):
        for name in names:
            old = record[name]
            new = old and shift_wording(old, self.plan_id.year, self.year)
            if old != new:
                yield {
                    "res_model": record._name,
                    "res_id": record.id,
                    "field_name": name,
                    "place": place
                    or record._fields[name]._description_string(self.env),
                    "text_old": old,
                    "text_new": new,
                }

    def _is_possible(self) -> bool:
        self.ensure_one()
        return FIRST_YEAR <= self.year <= LAST_YEAR

    def action_create(self):
        self.ensure_one()
        if self.year == self.plan_id.year or not self._is_possible():
            raise ValidationError(
                self.env._(
                    "Choose another year, between 1990 and 2100, for the new plan."
                )
            )
        plan = self._create_plan()
        return {
            "type": "ir.actions.act_window",
            "res_model": "cchc.plan",
            "res_id": plan.id,
            "view_mode": "form",
        }

    def _create_plan(self):
        source = self.plan_id
        plan = source.copy(
            {
                "year": self.year,
                "user_id": self.env.uid,
                "date_from": self._shifted(source.date_from),
                "date_to": self._shifted(source.date_to),
                **self._confirmed(source),
            }
        )
        sections = {}
        for section in source.section_ids:
            sections[section] = section.copy(
                {"plan_id": plan.id, **self._confirmed(section)}
            )
        self._copy_tasks(sections)
        self._after_copy(plan, sections)
        plan.message_post(
            body=self.env._("Made from the plan “%(plan)s”.", plan=source.name)
        )
        return plan

    def _copy_tasks(self, sections):
        tasks = self.plan_id.task_ids.filtered(lambda task: task.state != "cancelled")
        vals_list = tasks.copy_data()
        for task, vals in zip(tasks, vals_list, strict=True):
            vals |= {
                "section_id": sections[task.section_id].id,
                "user_id": task.user_id.id if task.user_id.active else False,
                "state": "todo",
                **self._confirmed(task),
            }
        copies = self.env["cchc.task"].create(vals_list)
        for task, copy in zip(tasks, copies, strict=True):
            # Dates given by hand, where the wording itself has none.
            if not copy.milestone_ids and copy.timeframe_kind == "unread":
                copy.milestone_ids = [
                    Command.create(
                        {
                            "name": milestone.name,
                            "date_start": self._shifted(milestone.date_start),
                            "date_deadline": self._shifted(milestone.date_deadline),
                        }
                    )
                    for milestone in task.milestone_ids
                ]

    def _after_copy(self, plan, sections: dict):
        """Hook: the new plan has its sections and tasks.

        :param sections: section of this plan → its copy
        """

    def _confirmed(self, record) -> dict:
        """The wordings of this record that were confirmed, by field."""
        return {
            line.field_name: line.text_new
            for line in self.line_ids
            if line.is_taken
            and line.res_model == record._name
            and line.res_id == record.id
        }

    def _shifted(self, day):
        return shift_date(day, self.plan_id.year, self.year) if day else False


class CchcNextYearLine(models.TransientModel):
    """One wording that names a year, before and after."""

    _name = "cchc.next.year.line"
    _description = "Wording to Move to the New Year"
    _inherit = ["cchc.base.mixin"]

    wizard_id = fields.Many2one(
        "cchc.next.year", required=True, ondelete="cascade", index=True
    )
    res_model = fields.Char(required=True)
    res_id = fields.Integer(required=True)
    field_name = fields.Char(required=True)
    place = fields.Char(string="Where", readonly=True)
    is_taken = fields.Boolean(string="Take Over", default=True)
    text_old = fields.Text(string="Before", readonly=True)
    text_new = fields.Text(string="After")
