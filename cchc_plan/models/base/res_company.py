from odoo import api, fields, models

from ...core.paper.paper import Sender
from .cchc_base_mixin import storable_values
from .lock import is_office

# What the office keeps of its own commune, which is otherwise the administrator's.
LETTERHEAD_FIELDS = frozenset(
    {
        "cchc_authority",
        "cchc_body_line",
        "cchc_due_soon_days",
        "cchc_jump_factor",
        "cchc_leader_id",
        "cchc_place",
        "cchc_recipient",
        "cchc_regime_id",
        "cchc_signer",
        "cchc_signer_title",
        "cchc_statistic_form_id",
        "cchc_superior_line",
    }
)


class ResCompany(models.Model):
    """A commune, district or province, with what its letters need at the top and end.

    All of it is data: in July 2025 the district level ended and communes report
    elsewhere.
    """

    _inherit = "res.company"

    cchc_superior_line = fields.Char(
        string="Superior Body",
        help="First line of the letterhead, e.g. ỦY BAN NHÂN DÂN HUYỆN VĨNH LINH.",
    )
    cchc_body_line = fields.Char(
        string="Issuing Body",
        help="Second line of the letterhead, in bold: ỦY BAN NHÂN DÂN XÃ VĨNH KHÊ.",
    )
    cchc_place = fields.Char(
        string="Place Name",
        help="The place that stands before the date of a document, e.g. Vĩnh Khê.",
    )
    cchc_authority = fields.Char(
        string="Authority to Sign",
        default="TM. ỦY BAN NHÂN DÂN",
        help="The line above the signer's title, e.g. TM. ỦY BAN NHÂN DÂN.",
    )
    cchc_signer_title = fields.Char(string="Title of the Signer", default="CHỦ TỊCH")
    cchc_signer = fields.Char(string="Name of the Signer")
    cchc_leader_id = fields.Many2one(
        "res.users",
        string="Leader",
        ondelete="restrict",
        help="The leader who signs and decides.",
    )
    cchc_recipient = fields.Char(
        string="Receiving Authority",
        help="Who receives the plan and its reports, e.g. Phòng Nội vụ or Sở Nội vụ.",
    )
    cchc_due_soon_days = fields.Integer(
        string="Due Soon (Days)",
        default=7,
        help="An open task counts as due soon from this many days before its deadline.",
    )
    cchc_jump_factor = fields.Float(
        string="Jump of a Figure",
        default=5.0,
        digits=(16, 1),
        help="A figure that is so many times the one of the period before, or so many "
        "times smaller, is asked about; 0 asks about none.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._cchc_storable(vals) for vals in vals_list])

    def write(self, vals):
        vals = self._cchc_storable(vals)
        own = self <= self.env.user.company_ids
        if own and vals.keys() <= LETTERHEAD_FIELDS and is_office(self.env):
            # Only the letterhead, and only of the office's own commune.
            return super(ResCompany, self.sudo()).write(vals)
        return super().write(vals)

    def onchange(self, values, field_names, fields_spec):
        return super().onchange(self._cchc_storable(values), field_names, fields_spec)

    @api.model
    def _cchc_storable(self, vals: dict) -> dict:
        """The values, of which only this addon's own fields are checked."""
        own = {name: value for name, value in vals.items() if name.startswith("cchc_")}
        return vals | storable_values(self, own) if own else vals

    def action_cchc_letterhead(self):
        """The letterhead of this commune, to be changed by its office."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_letterhead_form_action"
        )
        return action | {"res_id": self.id}

    def _set_up_as_commune(self, created=None):
        """Hook: these companies begin to work with plans; may be called again.

        :param created: the plans or units by which they begin
        """

    def _cchc_sender(self, signer: str) -> Sender:
        """The letterhead of today, for a paper that somebody of the house signs."""
        self.ensure_one()
        return Sender(
            superior=self.cchc_superior_line or "",
            body=self.cchc_body_line or "",
            place=self.cchc_place or "",
            signer=signer,
        )
