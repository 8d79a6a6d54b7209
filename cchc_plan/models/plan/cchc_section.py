from odoo import api, fields, models
from odoo.exceptions import UserError

from ...core.text.numbering import counted
from ..base.lock import is_unlocked

LOCKED_FIELDS = frozenset({"name", "number", "plan_id", "sequence"})


class CchcSection(models.Model):
    """A group of tasks in the annex: "II. CẢI CÁCH THỂ CHẾ"."""

    _name = "cchc.section"
    _description = "Section"
    _inherit = ["cchc.base.mixin"]
    _order = "plan_id, sequence, id"
    _check_company_auto = True

    plan_id = fields.Many2one(
        "cchc.plan", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="plan_id.company_id", store=True, index=True)
    sequence = fields.Integer(
        compute="_compute_sequence", store=True, precompute=True, readonly=False
    )
    number = fields.Char(compute="_compute_number", store=True, readonly=False)
    name = fields.Char(required=True)
    area_id = fields.Many2one(
        "cchc.area",
        string="Field",
        ondelete="restrict",
        index="btree_not_null",
        compute="_compute_area_id",
        store=True,
        readonly=False,
    )
    task_ids = fields.One2many("cchc.task", "section_id", string="Tasks")
    task_count = fields.Integer(compute="_compute_task_count")

    @api.depends("plan_id")
    def _compute_sequence(self):
        """A new section comes last in its plan."""
        last = dict(
            self._read_group(
                [("plan_id", "in", self.plan_id.ids)], ["plan_id"], ["sequence:max"]
            )
        )
        for section in self:
            plan = section.plan_id._origin
            section.sequence = section.sequence or last.get(plan, 0) + 10

    @api.depends("plan_id.section_ids.sequence")
    def _compute_number(self):
        for plan in self.plan_id:
            for position, section in enumerate(plan.section_ids.sorted("sequence"), 1):
                if section in self:
                    section.number = counted(position)
        for section in self.filtered(lambda section: not section.plan_id):
            section.number = False

    @api.depends("name")
    def _compute_area_id(self):
        for section in self:
            section.area_id = self.env["cchc.area"]._match(section.name or "")

    @api.depends("task_ids")
    def _compute_task_count(self):
        counts = dict(
            self.env["cchc.task"]._read_group(
                [("section_id", "in", self.ids)], ["section_id"], ["__count"]
            )
        )
        for section in self:
            section.task_count = counts.get(section, 0)

    @api.depends("number", "name")
    def _compute_display_name(self):
        for section in self:
            section.display_name = ". ".join(
                filter(None, (section.number, section.name))
            )

    @api.model_create_multi
    def create(self, vals_list):
        sections = super().create(vals_list)
        if not is_unlocked(self.env):
            sections._check_draft()
        return sections

    def write(self, vals):
        if LOCKED_FIELDS & vals.keys() and not is_unlocked(self.env):
            self._check_draft()
        result = super().write(vals)
        if "plan_id" in vals and not is_unlocked(self.env):
            self._check_draft()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_issued(self):
        self._check_draft()

    def _check_draft(self):
        for section in self:
            if section.plan_id.state != "draft":
                raise UserError(
                    self.env._(
                        "The plan “%(plan)s” is issued, so its section “%(section)s” "
                        "stays as it is; record an amendment instead.",
                        plan=section.plan_id.name,
                        section=section.name,
                    )
                )
