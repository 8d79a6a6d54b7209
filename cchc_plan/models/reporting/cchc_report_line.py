from odoo import api, fields, models

from ...core.plan.progress import STATUSES
from ...core.reporting.facts import DocumentFact, TaskFact
from ...core.reporting.frozen import pack, unpack
from ..plan.cchc_status_mixin import STATUS_LABELS

# Its name in a fact → in a record, where they differ.
NAMES = {
    "key": "task_id",
    "deadline": "date_deadline",
    "next_deadline": "date_next",
}


class CchcReportLine(models.Model):
    """A task as it stood on the day of the report."""

    _name = "cchc.report.line"
    _description = "Task in a Report"
    _inherit = ["cchc.frozen.mixin"]
    _order = "report_id, sequence, id"
    _check_company_auto = True

    task_id = fields.Many2one(
        "cchc.task", required=True, ondelete="restrict", index=True, check_company=True
    )
    section = fields.Char()
    area = fields.Char(string="Field")
    number = fields.Char()
    name = fields.Text(string="Task as Printed")
    deliverable = fields.Text()
    lead = fields.Char(string="Lead Unit")
    coordinating = fields.Text(string="Coordinating Units")
    timeframe = fields.Text()
    date_deadline = fields.Date(string="Deadline")
    date_done = fields.Date(string="Done On")
    date_next = fields.Date(string="Next Deadline")
    status = fields.Selection([(word, STATUS_LABELS[word]) for word in STATUSES])
    weight = fields.Float(aggregator=None)
    is_extended = fields.Boolean(string="Extended")
    is_due = fields.Boolean(string="Due in the Period")
    progress = fields.Float(aggregator=None)
    result = fields.Text()
    difficulty = fields.Text()
    documents = fields.Json(string="Documents as Data")
    documents_text = fields.Text(string="Documents", compute="_compute_documents_text")

    @api.depends("documents")
    def _compute_documents_text(self):
        for line in self:
            line.documents_text = "\n".join(
                f"{fact.number} ({fact.date:%d/%m/%Y})" if fact.date else fact.number
                for fact in line._document_facts()
            )

    @api.depends("number", "name")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.number or ''} {line.name or ''}".strip()

    def _document_facts(self) -> tuple[DocumentFact, ...]:
        self.ensure_one()
        return unpack(tuple[DocumentFact, ...], self.documents or [])

    def _fact(self) -> TaskFact:
        """This line as the core knows it."""
        self.ensure_one()
        values = {
            name: self[NAMES.get(name, name)]
            for name in TaskFact.__dataclass_fields__
            if name not in ("key", "documents")
        }
        for name in ("deadline", "date_done", "next_deadline"):
            values[name] = values[name] or None
        for name, value in values.items():
            if value is False and self._fields[NAMES.get(name, name)].type != "boolean":
                values[name] = ""
        return TaskFact(key=self.task_id.id, documents=self._document_facts(), **values)

    @api.model
    def _vals_of(self, fact: TaskFact) -> dict:
        vals = pack(fact)
        return {NAMES.get(name, name): value for name, value in vals.items()}
