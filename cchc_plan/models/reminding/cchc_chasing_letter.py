from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command, Domain

from ...core.paper.file_name import file_name
from ...core.paper.paper import Paper
from ...core.reminding.chasing_letter import ChasedUnit, ChasingLetter, chasing_paper
from ...core.reminding.chasing_text import chasing_text
from ...report.render.docx_renderer import render_docx
from ..base.lock import is_leader, is_office, is_unlocked, lock, unlocked
from ..base.vietnam_time import today_in_vietnam
from .cchc_chasing_scope import MAX_HORIZON_DAYS

# Filled in by the buttons alone.
OWN_FIELDS = frozenset(
    {"state", "date_as_of", "date_sent", "sent_by_id", "document_id", "reminder_ids"}
)
# A change of these changes what is to be chased.
SCOPE_FIELDS = frozenset({"company_id", "horizon_days", "plan_ids", "unit_ids"})
DOCUMENT_TYPE = "cchc_plan.cchc_document_type_letter"


class CchcChasingLetter(models.Model):
    """An official letter that chases overdue and soon-due work, kept once it is sent.

    Its lines are copies: what it says does not change with the tasks. Sending registers
    it as a document and logs every line; paper and chat text come of one value.
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

    @api.model
    def _default_subject(self) -> str:
        year = today_in_vietnam(self.env).year
        # The paper is Vietnamese in any language of the user.
        return f"đôn đốc thực hiện nhiệm vụ cải cách hành chính năm {year}"

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

    chat_text = fields.Text(
        string="Text for a Chat",
        compute="_compute_chat_text",
        help="The same in short, to be pasted into a chat.",
    )

    _horizon_range = models.Constraint(
        f"CHECK(horizon_days BETWEEN 0 AND {MAX_HORIZON_DAYS})",
        "Give a number of days from 0 to 366.",
    )

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

    @api.depends("line_ids", "subject", "date_as_of", "date_answer", "body_line")
    def _compute_chat_text(self):
        for letter in self:
            has_lines = letter.date_as_of and letter.line_ids
            letter.chat_text = has_lines and chasing_text(letter._to_letter())

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

    def action_refresh(self):
        """Take the lines over again, as the tasks are today."""
        self._check_not_sent()
        self._refresh_lines()

    def action_send(self):
        """Keep the letter as it was sent; the sending itself is the office's."""
        self.ensure_one()
        if not is_office(self.env) and not is_leader(self.env):
            raise AccessError(
                self.env._("Only the office or a leader sends chasing letters.")
            )
        lock(self)
        if self.state == "sent":
            raise UserError(
                self.env._("%(letter)s is sent already.", letter=self.display_name)
            )
        self._check_has_lines()
        self._register_document()
        unlocked(self).write(
            {
                "state": "sent",
                "date_sent": today_in_vietnam(self.env),
                "sent_by_id": self.env.uid,
            }
        )
        self._log_reminders()

    def action_print(self):
        self._check_has_lines()
        return self.env.ref("cchc_plan.cchc_chasing_letter_report").report_action(
            self, config=False
        )

    def action_export_docx(self):
        self._check_has_lines()
        return {
            "type": "ir.actions.act_url",
            "url": f"/cchc_plan/chasing_letter/{self.id}/docx",
            "target": "download",
        }

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

    def _action_open(self) -> dict:
        """Open these: one in its form, several in the list."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_chasing_letter_action"
        )
        if len(self) == 1:
            return action | {"res_id": self.id, "views": [(False, "form")]}
        return action | {"domain": [("id", "in", self.ids)]}

    def _refresh_lines(self):
        today = today_in_vietnam(self.env)
        for letter in self:
            milestones = self.env["cchc.milestone"]._to_chase(
                letter.company_id,
                letter.plan_ids,
                letter.unit_ids,
                today,
                letter.horizon_days,
            )
            lines = [Command.create(vals) for vals in milestones._chased_vals(today)]
            # No role creates lines, so that none is made up; these are the tasks'.
            unlocked(letter.sudo()).write(
                {"date_as_of": today, "line_ids": [Command.clear(), *lines]}
            )

    def _check_has_lines(self):
        self.ensure_one()
        if not self.line_ids:
            raise UserError(
                self.env._(
                    "Nothing is overdue or due within %(days)s days, so there is "
                    "nobody to chase.",
                    days=self.horizon_days,
                )
            )

    def _register_document(self):
        """Enter a letter that has its number in the register of documents."""
        self.ensure_one()
        if bool(self.document_number) != bool(self.document_date):
            raise UserError(
                self.env._(
                    "Give the letter both its number and its date, or neither where "
                    "only the chat text was sent."
                )
            )
        if not self.document_number:
            return
        unlocked(self).document_id = self.env["cchc.document"]._register_paper(
            self, DOCUMENT_TYPE, self.subject
        )

    def _log_reminders(self):
        """Write each line in the log; the unit's head stands for the unit."""
        self.ensure_one()
        log = self.env["cchc.reminder"].sudo()  # no role may write there by itself
        log.create([self._reminder_vals(line) for line in self.line_ids])

    def _reminder_vals(self, line) -> dict:
        head = line.unit_id.head_id
        user = head if head._may_be_reminded(self.company_id) else head.browse()
        env = self.with_context(lang=user._reminder_lang()).env
        return {
            "letter_id": self.id,
            "milestone_id": line.milestone_id.id,
            "recipient": "unit",
            "position": line.distance,
            "date_deadline": line.date_deadline,
            "user_id": user.id,
            "channel": "letter",
            "summary": env._(
                "Letter to %(unit)s: %(task)s (due %(deadline)s)",
                unit=line.unit_name,
                task=line.task_id._cut_name(),
                deadline=f"{line.date_deadline:%d/%m/%Y}",
            ),
        }

    def _render_docx(self) -> bytes:
        self.ensure_one()
        return render_docx(self._paper())

    def _file_name(self) -> str:
        """Name of the printed file, without ending."""
        self.ensure_one()
        units = set(self.line_ids.mapped("unit_name"))
        to = units.pop() if len(units) == 1 else ""
        day = self.document_date or self.date_as_of
        return file_name(
            "Giấy đôn đốc",
            self.document_number or "",
            to,
            day and f"{day:%Y%m%d}" or "",
        )

    def _paper(self) -> Paper:
        """This letter as it is laid out on paper."""
        return chasing_paper(self._to_letter())

    def _to_letter(self) -> ChasingLetter:
        self.ensure_one()
        plans = self.line_ids.milestone_id.plan_id.sorted()
        return ChasingLetter(
            sender=self._sender(),
            subject=self.subject or "",
            as_of=self.date_as_of,
            units=tuple(
                ChasedUnit(name, tuple(line._to_letter_line() for line in lines))
                for name, lines in self.line_ids.grouped("unit_name").items()
            ),
            number=self.document_number or "",
            day=self.document_date or None,
            plans=tuple(plan._citation() for plan in plans),
            answer_by=self.date_answer or None,
            note=self.note or "",
            recipients=tuple((self.recipients or "").splitlines()),
        )
