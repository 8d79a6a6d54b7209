from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ...models.base.file_storage import create_attachment
from ...models.base.lock import lock, touch

SOURCES = [
    ("choose", "Choose a registered document"),
    ("register", "Register the document here"),
    ("none", "Without a document"),
]


class CchcCompleteWizard(models.TransientModel):
    """Complete a milestone: when it was done and what proves it."""

    _name = "cchc.complete.wizard"
    _description = "Complete a Milestone"
    _inherit = ["cchc.base.mixin"]

    task_id = fields.Many2one(
        "cchc.task", required=True, ondelete="cascade", readonly=True
    )
    milestone_id = fields.Many2one(
        "cchc.milestone",
        required=True,
        ondelete="cascade",
        domain="[('task_id', '=', task_id), ('state', '=', 'todo')]",
    )
    company_id = fields.Many2one(related="task_id.company_id")
    can_manage = fields.Boolean(related="task_id.can_manage")
    deliverable = fields.Text(related="task_id.deliverable")
    date_deadline = fields.Date(related="milestone_id.date_deadline")
    proof = fields.Selection(related="milestone_id.proof")

    date_done = fields.Date(
        string="Done On", required=True, default=fields.Date.context_today
    )
    result = fields.Text(
        compute="_compute_result",
        store=True,
        readonly=False,
        help="What was achieved; kept as an update of the task.",
    )
    source = fields.Selection(
        SOURCES,
        string="Document",
        compute="_compute_source",
        store=True,
        readonly=False,
    )
    document_ids = fields.Many2many(
        "cchc.document",
        string="Registered Documents",
        compute="_compute_document_ids",
        store=True,
        readonly=False,
        domain="[('company_id', '=', company_id)]",
    )
    waiver_reason = fields.Text(string="Why No Document")

    # The document to register
    type_id = fields.Many2one(
        "cchc.document.type",
        string="Kind",
        compute="_compute_type_id",
        store=True,
        readonly=False,
        ondelete="cascade",
    )
    number = fields.Char(string="Number and Sign", help="As printed, e.g. 10/KH-UBND.")
    date = fields.Date(string="Date of the Document")
    subject = fields.Char()
    file = fields.Binary(attachment=False)
    filename = fields.Char()

    @api.depends("milestone_id")
    def _compute_result(self):
        for wizard in self:
            wizard.result = wizard.milestone_id.result

    @api.depends("milestone_id")
    def _compute_document_ids(self):
        for wizard in self:
            wizard.document_ids = wizard.milestone_id.document_ids

    @api.depends("milestone_id")
    def _compute_source(self):
        for wizard in self:
            milestone = wizard.milestone_id
            if milestone.document_ids:
                wizard.source = "choose"
            elif milestone.proof == "document" and not milestone.waiver_reason:
                wizard.source = "register"
            else:
                wizard.source = "none"

    @api.depends("task_id")
    def _compute_type_id(self):
        for wizard in self:
            wizard.type_id = wizard.task_id.deliverable_type_ids[:1]

    def action_complete(self):
        self.ensure_one()
        milestone = self.milestone_id
        lock(milestone)
        if milestone.state != "todo":
            raise UserError(
                self.env._(
                    "The milestone “%(milestone)s” is no longer open; close this "
                    "dialog and load the page again.",
                    milestone=milestone.display_name,
                )
            )
        values = {"state": "done", "date_done": self.date_done}
        if self.result and self.result != milestone.result:
            values["result"] = self.result
        if self.source == "none" and self.proof == "document" and self.waiver_reason:
            values["waiver_reason"] = self.waiver_reason
        milestone.write(values | self._document_values())
        return {"type": "ir.actions.act_window_close"}

    def _document_values(self) -> dict:
        if self.source == "choose":
            return {"document_ids": [Command.set(self.document_ids.ids)]}
        if self.source == "register":
            return {"document_ids": [Command.link(self._register_document().id)]}
        return {}

    def _register_document(self):
        """Enter the document in the register, with its file."""
        number = (self.number or "").strip()
        if not number or not self.date:
            raise UserError(self.env._("Give the number and the date of the document."))
        touch(self.company_id)  # somebody else may register the same at this moment
        known = self.env["cchc.document"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("number", "=ilike", number.replace("_", r"\_").replace("%", r"\%")),
                ("date", "=", self.date),
            ],
            limit=1,
        )
        if known:
            raise UserError(
                self.env._(
                    "%(document)s is registered already; choose it instead.",
                    document=known.display_name,
                )
            )
        document = self.env["cchc.document"].create(
            {
                "number": number,
                "date": self.date,
                "type_id": self.type_id.id,
                "subject": self.subject,
                "company_id": self.company_id.id,
            }
        )
        if self.file:
            document.attachment_ids = create_attachment(
                document, self.filename or number, self.file
            )
        return document
