from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...core.organisation.unit_names import match_unit, split_names


class CchcUnit(models.Model):
    """A body that leads or coordinates tasks; it need not have an account."""

    _name = "cchc.unit"
    _description = "Unit"
    _inherit = ["cchc.company.mixin"]
    _order = "sequence, name, id"
    _rec_names_search = ["name", "short_name", "aliases"]
    _check_company_auto = True

    name = fields.Char(required=True, index="trigram")
    short_name = fields.Char()
    aliases = fields.Text(
        string="Other Spellings",
        help="Other names met in plans, one a line, so that an import finds this unit.",
    )
    sequence = fields.Integer(default=10)
    head_id = fields.Many2one("res.users", ondelete="restrict", index=True)
    member_ids = fields.Many2many("res.users", string="Members")
    is_internal = fields.Boolean(
        string="Belongs to the Commune",
        default=True,
        help="Not ticked for outside bodies that only coordinate, e.g. a bank.",
    )
    is_to_confirm = fields.Boolean(
        string="To Be Confirmed",
        help="Proposed by an import from another program; the office confirms it.",
    )
    date_from = fields.Date(string="Exists From")
    date_to = fields.Date(string="Existed Until")
    predecessor_id = fields.Many2one(
        "cchc.unit",
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        help="The unit that this one took over from; old plans keep the old name.",
    )
    active = fields.Boolean(default=True)

    _name_uniq = models.Constraint(
        "UNIQUE(name, company_id)", "Another unit already has this name."
    )

    @api.constrains("date_from", "date_to")
    def _check_dates(self):
        for unit in self:
            if unit.date_from and unit.date_to and unit.date_from > unit.date_to:
                raise ValidationError(
                    self.env._(
                        "The unit %(unit)s ends before it begins; correct its dates.",
                        unit=unit.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        units = super().create(vals_list)
        units.company_id._set_up_as_commune(units)
        return units

    def action_confirm(self):
        """Accept units that an import has proposed."""
        self.is_to_confirm = False

    def _spellings(self) -> tuple[str, ...]:
        """Every name this unit goes by."""
        self.ensure_one()
        names = [self.name, self.short_name, *(self.aliases or "").splitlines()]
        return tuple(name.strip() for name in names if name and name.strip())

    def _match(self, name: str):
        """The one of these units that ``name`` means, or none."""
        units = list(self)
        index = match_unit(name, [unit._spellings() for unit in units])
        return units[index] if index is not None else self.browse()

    def _names_in(self, text: str) -> list[str]:
        """The bodies that one cell names; a name of these units stays whole."""
        return split_names(text or "", [unit._spellings() for unit in self])
