from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain

from ..base.lock import is_unlocked
from .cchc_chasing_scope import LONGEST_HORIZON

# Filled in by the buttons alone.
OWN_FIELDS = frozenset(
    {"state", "date_as_of", "date_sent", "sent_by_id", "document_id", "reminder_ids"}
)
# A change of these changes what is to be chased.
SCOPE_FIELDS = frozenset({"company_id", "horizon_days", "plan_ids", "unit_ids"})


class CchcChasingLetter(models.Model):
    """An official letter that chases overdue and soon-due work, kept once it is sent.

    Its lines are copies: what it says does not change with the tasks.
    """

    _name = "cchc.chasing.letter"
    _description = "Chasing Letter"
    _inherit = [
        "mail.thread",
        "cchc.company.mixin",
        "cchc.letterhead.mixin",
        "cchc.chasing.scope",
    ]
    _order = "id desc"
    _rec_names_search = ["document_number", "subject"]
    _check_company_auto = True
    _mail_post_access = "read"

    state = fields.Selection(
        [("draft", "Draft"), ("sent", "Sent")],
        default="draft",
        required=True,
        readonly=True,
        index=True,
        copy=False,
        tracking=True,
    )
    # What it chases
    horizon_days = fields.Integer(
        help="Work that is due within so many days from the day of the lines is listed "
        "as due soon."
    )
    date_as_of = fields.Date(
        string="Lines as of",
        readonly=True,
        copy=False,
        help="The day on which the lines were taken over from the tasks.",
    )
    line_ids = fields.One2many("cchc.chasing.letter.line", "letter_id", string="Lines")
    unit_names = fields.Char(string="Addressed To", compute="_compute_figures")
    overdue_count = fields.Integer(string="Overdue", compute="_compute_figures")
    due_soon_count = fields.Integer(string="Due Soon", compute="_compute_figures")
    changed_count = fields.Integer(
        string="Changed Lines",
        compute="_compute_changed_count",
        help="Lines whose work was done or moved since they were taken over.",
    )

    # The paper
    subject = fields.Char(
        required=True,
        default=lambda self: self._default_subject(),
        tracking=True,
        help="As printed behind “V/v” under the number.",
    )
    document_number = fields.Char(
        string="Number and Sign",
        copy=False,
        tracking=True,
        help="As in the register of outgoing letters, e.g. 12/UBND-VP. Left open on "
        "paper until it is known.",
    )
    document_date = fields.Date(string="Date of the Letter", copy=False, tracking=True)
    document_id = fields.Many2one(
        "cchc.document",
        string="Registered As",
        ondelete="restrict",
        index="btree_not_null",
        readonly=True,
        copy=False,
        check_company=True,
    )
    date_answer = fields.Date(tracking=True)
    note = fields.Text(string="More Words", help="Paragraphs after the request.")
    recipients = fields.Text(
        default="Như trên\nLưu: VT",
        help="Nơi nhận, one a line.",
    )

    date_sent = fields.Date(readonly=True, copy=False, index=True)
    sent_by_id = fields.Many2one(
        "res.users", ondelete="restrict", readonly=True, copy=False
    )
    reminder_ids = fields.One2many("cchc.reminder", "letter_id", string="In the Log")

    _horizon_range = models.Constraint(
        f"CHECK(horizon_days BETWEEN 0 AND {LONGEST_HORIZON})",
        "Give a number of days from 0 to 366.",
    )

    @api.model
    def _default_subject(self) -> str:
        year = self.env["cchc.reminder"]._today().year
        # The paper is Vietnamese whoever writes it.
        return f"đôn đốc thực hiện nhiệm vụ cải cách hành chính năm {year}"

    @api.depends("line_ids")
    def _compute_figures(self):
        figures = {letter: ({}, {}) for letter in self}
        for letter, unit, status, count in self.env[
            "cchc.chasing.letter.line"
        ]._read_group(
            Domain("letter_id", "in", self.ids),
            ["letter_id", "unit_name", "status"],
            ["__count"],
            order="unit_name",
        ):
            units, counts = figures[letter]
            units[unit] = True
            counts[status] = counts.get(status, 0) + count
        for letter in self:
            units, counts = figures[letter]
            letter.unit_names = ", ".join(units)
            letter.overdue_count = counts.get("overdue", 0)
            letter.due_soon_count = counts.get("due_soon", 0)

    @api.depends("state", "line_ids")
    def _compute_changed_count(self):
        for letter in self:
            lines = letter.line_ids if letter.state == "draft" else ()
            letter.changed_count = sum(not line._is_open() for line in lines)

    @api.depends("document_number", "document_date", "date_sent")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for letter in self:
            day = letter.document_date or letter.date_sent
            name = self.env._(
                "Chasing letter %(number)s", number=letter.document_number or ""
            ).strip()
            letter.display_name = f"{name} ({day:%d/%m/%Y})" if day else name

    @api.model_create_multi
    def create(self, vals_list):
        if not is_unlocked(self.env):
            vals_list = [
                {name: value for name, value in vals.items() if name not in OWN_FIELDS}
                for vals in vals_list
            ]
        letters = super().create(vals_list)
        letters._refresh_lines()
        return letters

    def write(self, vals):
        if not is_unlocked(self.env):
            self._check_locked(vals)
        result = super().write(vals)
        if SCOPE_FIELDS & vals.keys():
            self._refresh_lines()
        return result

    def _check_locked(self, vals):
        if not vals.keys() - self.env["mail.thread"]._fields.keys():
            return
        self._check_not_sent()
        if OWN_FIELDS & vals.keys():
            raise UserError(
                self.env._(
                    "A letter is marked as sent with its button, so that it is logged."
                )
            )

    def _check_not_sent(self):
        for letter in self:
            if letter.state == "sent":
                raise UserError(
                    self.env._(
                        "%(letter)s is sent and stays as it is; write a new letter "
                        "instead.",
                        letter=letter.display_name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_sent(self):
        for letter in self:
            if letter.state == "sent":
                raise UserError(
                    self.env._(
                        "%(letter)s is sent and kept for good; it cannot be deleted.",
                        letter=letter.display_name,
                    )
                )

    def copy_data(self, default=None):
        """A copy chases anew: its lines are taken over from the tasks."""
        default = dict(default or {}, line_ids=[Command.clear()])
        return super().copy_data(default)

    def _action_open(self) -> dict:
        """Open these: one in its form, several in the list."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_chasing_letter_action"
        )
        if len(self) == 1:
            return action | {"res_id": self.id, "views": [(False, "form")]}
        return action | {"domain": [("id", "in", self.ids)]}
