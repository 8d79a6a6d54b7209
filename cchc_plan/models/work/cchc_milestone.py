from dataclasses import replace

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from ...core.plan.progress import OUTSIDE
from ...core.work.urgency import URGENCIES, last_day_of_week, urgency
from ..base.lock import is_office
from ..base.word_order import by_words
from .cchc_extension import ANSWER_ACTIVITY

PROOFS = [
    ("document", "An official document"),
    ("result", "The result in words"),
    ("none", "Nothing"),
]
# Whoever changes one of these may leave a milestone done without its proof.
PROOF_FIELDS = frozenset({"state", "document_ids", "result", "waiver_reason"})
URGENCY_LABELS = {
    "overdue": "Overdue",
    "today": "Today",
    "this_week": "This Week",
    "soon": "Due Soon",
    "later": "Not Due Yet",
    "no_date": "Waiting for a Date",
}


class CchcMilestone(models.Model):
    """The work on a milestone: its proof, more time for it, and how urgent it is.

    No milestone is done without what proves it, whoever writes. The rule of urgency is
    :func:`core.work.urgency.urgency`; its SQL twin here makes it searchable and
    groupable, right at midnight without a job.
    """

    _inherit = "cchc.milestone"

    proof = fields.Selection(
        PROOFS,
        string="Needs",
        compute="_compute_proof",
        help="What it takes to call this milestone done: a continuous task tells its "
        "result in words, one with a kind of deliverable shows the document.",
    )
    update_ids = fields.One2many(
        "cchc.task.update", "milestone_id", string="Updates", readonly=True
    )
    result = fields.Text(
        compute="_compute_result",
        inverse="_inverse_result",
        help="What was achieved; kept as an update of the task.",
    )
    waiver_reason = fields.Text(
        string="Why No Document",
        copy=False,
        help="The office lets the milestone be done without its document because…",
    )
    waived_by_id = fields.Many2one(
        "res.users", ondelete="restrict", copy=False, readonly=True
    )

    extension_ids = fields.One2many(
        "cchc.extension", "milestone_id", string="Extensions", readonly=True
    )
    is_extended = fields.Boolean(
        string="Extended",
        compute="_compute_extension",
        store=True,
        help="A leader has granted more time; the first deadline is kept.",
    )
    is_extension_asked = fields.Boolean(
        string="Extension Asked",
        compute="_compute_extension",
        store=True,
        help="More time is asked for and not decided yet.",
    )

    extension_note = fields.Char(
        string="Extension",
        compute="_compute_extension_note",
        help="What became of the last request for more time.",
    )
    work_note = fields.Text(
        string="Mind",
        compute="_compute_work_note",
        help="The last working day where the deadline is a day off, and what became of "
        "the last request for more time.",
    )

    urgency = fields.Selection(
        [(word, URGENCY_LABELS[word]) for word in URGENCIES],
        compute="_compute_urgency",
        search="_search_urgency",
        group_expand="_group_expand_urgency",
        help="How soon it is due; empty once it is done, on hold or cancelled.",
    )
    missing = fields.Char(
        string="Still Missing",
        compute="_compute_missing",
        help="What it takes to complete this milestone.",
    )

    date_last_update = fields.Date(related="task_id.date_last_update")

    @api.depends("task_id.deliverable_type_ids", "task_id.timeframe_kind")
    def _compute_proof(self):
        for milestone in self:
            if milestone.task_id.timeframe_kind == "continuous":
                milestone.proof = "result"
            elif milestone.task_id.deliverable_type_ids:
                milestone.proof = "document"
            else:
                milestone.proof = "none"

    @api.depends("update_ids.result", "update_ids.date")
    def _compute_result(self):
        for milestone in self:
            milestone.result = milestone.update_ids.filtered("result")._latest().result

    def _inverse_result(self):
        self.env["cchc.task.update"].create(
            [
                {
                    "task_id": milestone.task_id.id,
                    "milestone_id": milestone.id,
                    "result": milestone.result,
                    "date": milestone.date_done or fields.Date.context_today(self),
                }
                for milestone in self
                if milestone.result
            ]
        )

    @api.depends_context("short_name")
    def _compute_display_name(self):
        super()._compute_display_name()
        if self.env.context.get("short_name"):
            for milestone in self:
                milestone.display_name = milestone.name

    @api.depends("extension_ids.state")
    def _compute_extension(self):
        for milestone in self:
            states = milestone.extension_ids.mapped("state")
            milestone.is_extended = "approved" in states
            milestone.is_extension_asked = "asked" in states

    @api.depends("extension_ids.state", "extension_ids.decision_note")
    @api.depends_context("lang")
    def _compute_extension_note(self):
        for milestone in self:
            last = milestone.extension_ids.sorted("id")[-1:]
            milestone.extension_note = last._note() if last else False

    @api.depends("day_off_note", "extension_note")
    def _compute_work_note(self):
        for milestone in self:
            notes = (milestone.day_off_note, milestone.extension_note)
            milestone.work_note = "; ".join(filter(None, notes))

    @api.depends("is_extended", "date_planned", "date_done")
    def _compute_outcome(self):
        super()._compute_outcome()

    @api.depends("state", "task_state", "date_deadline")
    @api.depends_context("tz", "uid")
    def _compute_urgency(self):
        today = fields.Date.context_today(self)
        for milestone in self:
            state, deadline, _is_done_late = milestone._status_facts()
            milestone.urgency = state == "todo" and urgency(
                deadline, today, milestone.company_id.cchc_due_soon_days
            )

    @api.depends("state", "proof", "document_ids", "waiver_reason", "result", "user_id")
    @api.depends_context("lang")
    def _compute_missing(self):
        for milestone in self:
            lacks = milestone._lacks() if milestone.state == "todo" else []
            milestone.missing = ", ".join(lacks)

    def _search_urgency(self, operator, value):
        if operator != "in":
            return NotImplemented
        words = tuple(word for word in value if word)
        found = Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s IN %s", model._field_to_sql(alias, "urgency", query), words
            ),
            predicate=lambda milestone: milestone.urgency in words,
        )
        none = Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s IS NULL", model._field_to_sql(alias, "urgency", query)
            ),
            predicate=lambda milestone: not milestone.urgency,
        )
        if False not in value:
            return found if words else Domain.FALSE
        return found | none if words else none

    @api.model
    def _group_expand_urgency(self, words, domain):
        """The most urgent first; what is empty is not shown."""
        return [word for word in URGENCIES if word in words]

    @api.constrains("date_done")
    def _check_date_done_has_come(self):
        for milestone in self:
            if milestone.date_done and milestone.date_done > fields.Date.context_today(
                milestone
            ):
                raise ValidationError(
                    self.env._(
                        "The milestone “%(milestone)s” cannot be done on a day to "
                        "come; correct the date.",
                        milestone=milestone.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        milestones = super().create([self._signed(vals) for vals in vals_list])
        milestones._check_proof()
        return milestones

    def write(self, vals):
        before = {milestone: milestone._work_facts() for milestone in self}
        result = super().write(self._signed(vals))
        if PROOF_FIELDS & vals.keys():
            self._check_proof()
        for milestone, facts in before.items():
            milestone._log_work(facts)
        if vals.get("state") in ("done", "cancelled"):
            # Whoever completes it ends the notices, which are to other people.
            self.extension_ids.sudo().activity_unlink([ANSWER_ACTIVITY])
        return result

    def action_done(self):
        """Ask when it was done and what proves it."""
        self.ensure_one()
        return self.task_id._action_complete(self)

    def action_extend(self):
        """Ask for more time."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_extension_action_ask"
        )
        return action | {"context": {"default_milestone_id": self.id}}

    def action_update(self):
        """Write how the task of this milestone goes."""
        return self.task_id.action_update()

    def _signed(self, vals: dict) -> dict:
        """The values with the name of the person of the office who waives."""
        if "waived_by_id" not in vals and "waiver_reason" not in vals:
            return vals
        if not is_office(self.env):
            raise AccessError(
                self.env._(
                    "Only the office waives the document of a milestone; ask it."
                )
            )
        reason = (vals.get("waiver_reason") or "").strip()
        return vals | {
            "waiver_reason": reason,
            "waived_by_id": self.env.uid if reason else False,
        }

    def _check_proof(self):
        """No milestone is done without what proves it."""
        for milestone in self.filtered(lambda due: due.state == "done"):
            if milestone.proof == "document" and not milestone._has_document():
                raise UserError(
                    self.env._(
                        "The milestone “%(milestone)s” is done with a document "
                        "(%(kinds)s): attach it, or ask the office to waive it.",
                        milestone=milestone.display_name,
                        kinds=", ".join(
                            milestone.task_id.deliverable_type_ids.mapped("name")
                        ),
                    )
                )
            if milestone.proof == "result" and not milestone.result:
                raise UserError(
                    self.env._(
                        "The milestone “%(milestone)s” is done with its result in "
                        "words; say what was achieved.",
                        milestone=milestone.display_name,
                    )
                )

    def _has_document(self) -> bool:
        self.ensure_one()
        return bool(self.document_ids or self.waiver_reason)

    def _work_facts(self) -> tuple:
        self.ensure_one()
        return self.state, self.date_done, self.document_ids, self.waiver_reason

    def _log_work(self, before: tuple):
        """Tell in the task's chatter what has become of the milestone."""
        self.ensure_one()
        if before == self._work_facts() or self.plan_state == "draft":
            return
        state, date_done, _documents, waiver_reason = before
        lines = []
        if self.state == "done":
            lines.append(self._done_note())
        elif state == "done":
            lines.append(
                self.env._(
                    "The milestone “%(milestone)s”, done on %(date)s, is open again.",
                    milestone=self.name,
                    date=f"{date_done:%d/%m/%Y}",
                )
            )
        if self.waiver_reason and self.waiver_reason != waiver_reason:
            lines.append(
                self.env._(
                    "No document is needed for “%(milestone)s”: %(reason)s",
                    milestone=self.name,
                    reason=self.waiver_reason,
                )
            )
        for line in lines:
            self.task_id._message_log(body=line)

    def _done_note(self) -> str:
        self.ensure_one()
        names = {"milestone": self.name, "date": f"{self.date_done:%d/%m/%Y}"}
        if not self.document_ids:
            return self.env._(
                "The milestone “%(milestone)s” is done on %(date)s.", **names
            )
        return self.env._(
            "The milestone “%(milestone)s” is done on %(date)s, proved by "
            "%(documents)s.",
            documents=", ".join(self.document_ids.mapped("display_name")),
            **names,
        )

    def _due(self):
        return replace(
            super()._due(),
            planned=self.date_planned or None,
            is_extended=self.is_extended,
        )

    def _is_on_extension(self):
        return self._due().is_on_extension

    def _is_on_extension_sql(self, alias, query):
        state, extended, planned, done = (
            self._field_to_sql(alias, name, query)
            for name in ("state", "is_extended", "date_planned", "date_done")
        )
        return SQL(
            "(%(extended)s AND (%(state)s <> 'done' OR %(done)s > %(planned)s))",
            extended=extended,
            state=state,
            done=done,
            planned=planned,
        )

    def _lacks(self) -> list[str]:
        """What stands between this open milestone and its being done, in words."""
        self.ensure_one()
        lacks = []
        if self.proof == "document" and not self._has_document():
            lacks.append(self.env._("document"))
        if self.proof == "result" and not self.result:
            lacks.append(self.env._("result in words"))
        if not self.user_id:
            lacks.append(self.env._("person in charge"))
        return lacks

    def _field_to_sql(self, alias, field_expr, query=None):
        if field_expr != "urgency":
            return super()._field_to_sql(alias, field_expr, query)
        state, deadline, _is_done_late = self._status_facts_sql(alias, query)
        today = fields.Date.context_today(self)
        soon_days = SQL(
            "(SELECT cchc_due_soon_days FROM res_company WHERE id = %s)",
            self._field_to_sql(alias, "company_id", query),
        )
        return SQL(
            """CASE WHEN %(state)s IN %(closed)s THEN NULL
                    WHEN %(deadline)s IS NULL THEN 'no_date'
                    WHEN %(deadline)s < %(today)s THEN 'overdue'
                    WHEN %(deadline)s = %(today)s THEN 'today'
                    WHEN %(deadline)s <= %(sunday)s THEN 'this_week'
                    WHEN %(deadline)s - %(today)s <= COALESCE(%(soon_days)s, 0)
                         THEN 'soon'
                    ELSE 'later' END""",
            state=state,
            closed=("done", *OUTSIDE),
            deadline=deadline,
            today=today,
            sunday=last_day_of_week(today),
            soon_days=soon_days,
        )

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        if field_name != "urgency":
            return super()._order_field_to_sql(
                alias, field_name, direction, nulls, query
            )
        value = self._field_to_sql(alias, "urgency", query)
        return by_words(URGENCIES, value, direction)
