import base64
import binascii
import hashlib

from odoo import Command, api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...core.organisation.unit_names import is_all_units
from ...core.plan.checks import run_checks
from ...core.plan.draft import NARRATIVE_FIELDS, PlanDraft
from ...core.plan.plan_file import read_pasted_plan, read_plan
from ...core.plan.timeframe import parse
from ...core.reading.file_guard import MAX_FILE
from ...core.text.finding import UnreadableFile
from ...core.text.normalize import fold
from ...models.base.file_storage import create_attachment
from ...models.base.lock import lock, touch
from ...models.plan.cchc_plan import NUMBERINGS

# Head of the plan: field here and on the plan → attribute of PlanDraft.
HEAD_FIELDS = {
    "name": "subject",
    "document_number": "number",
    "document_date": "date",
    "place": "place",
    "body_line": "issuer",
    "superior_line": "superior",
    "authority": "authority",
    "signer_title": "signer_title",
    "signer": "signer",
    "annex_title": "annex_title",
    "has_annex_label": "has_annex_label",
}


# Where a plan may come from; giving one of them reads it.
SOURCES = ("file", "pasted", "pasted_html")


class CchcPlanImport(models.TransientModel):
    """Read a plan from a file or pasted text, show it, and take it over when accepted.

    The file is read when it is given, so a file that cannot be read leaves nothing
    behind; nothing outside of this wizard is written before it is accepted.
    """

    _name = "cchc.plan.import"
    _description = "Import a Plan"
    _inherit = ["cchc.base.mixin"]

    state = fields.Selection(
        [("given", "File"), ("read", "Look"), ("accepted", "Accepted")],
        default="given",
        required=True,
        readonly=True,
    )
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    file = fields.Binary(attachment=False)
    filename = fields.Char()
    pasted = fields.Text(
        string="Or Paste the Table",
        help="The annex's table, copied from Word, Excel or a web page.",
    )
    pasted_html = fields.Text(
        help="The pasted table with its merged cells, as the browser hands it over."
    )
    checksum = fields.Char(readonly=True)
    plan_id = fields.Many2one("cchc.plan", readonly=True, ondelete="set null")

    existing_plan_id = fields.Many2one(
        "cchc.plan",
        string="Draft Found",
        readonly=True,
        help="A draft with the same file, number or subject.",
    )
    target = fields.Selection(
        [("update", "Update the draft found"), ("create", "Create another plan")],
        default="create",
        required=True,
    )

    # What was understood; everything can be corrected before accepting
    year = fields.Integer(default=lambda self: fields.Date.context_today(self).year)
    name = fields.Char(string="Subject")
    document_number = fields.Char(string="Number and Sign")
    document_date = fields.Date(string="Date of Issue")
    place = fields.Char()
    body_line = fields.Char(string="Issuing Body")
    superior_line = fields.Char(string="Superior Body")
    authority = fields.Char(string="Authority to Sign")
    signer_title = fields.Char()
    signer = fields.Char()
    basis_text = fields.Text(string="Legal Bases as Printed")
    recipients_text = fields.Text(string="Recipients", help="One a line.")
    chapter_titles = fields.Text()
    annex_title = fields.Char()
    has_annex_label = fields.Boolean(default=True)
    numbering = fields.Selection(
        NUMBERINGS,
        string="Task Numbers",
        default="section",
        required=True,
    )
    objective = fields.Text()
    requirement = fields.Text()
    key_tasks = fields.Text()
    solutions = fields.Text()
    budget_note = fields.Text(string="Budget")
    organisation = fields.Text()
    reporting_note = fields.Text(string="Reporting")
    other_text = fields.Text(string="Other Chapters")

    line_ids = fields.One2many("cchc.plan.import.line", "import_id")
    unit_ids = fields.One2many("cchc.plan.import.unit", "import_id")
    finding_ids = fields.One2many(
        "cchc.plan.import.finding", "import_id", readonly=True
    )
    section_count = fields.Integer(compute="_compute_counts")
    task_count = fields.Integer(compute="_compute_counts")
    doubt_count = fields.Integer(compute="_compute_counts")
    new_unit_count = fields.Integer(compute="_compute_counts")

    @api.depends("line_ids.kind", "line_ids.doubt", "unit_ids.unit_id")
    def _compute_counts(self):
        for record in self:
            kinds = record.line_ids.mapped("kind")
            record.section_count = kinds.count("section")
            record.task_count = kinds.count("task")
            record.doubt_count = len(record.line_ids.filtered("doubt"))
            record.new_unit_count = len(
                record.unit_ids.filtered(lambda unit: not unit.unit_id)
            )

    @api.model_create_multi
    def create(self, vals_list):
        self._refuse_too_large(vals_list)
        records = super().create(vals_list)
        for record, vals in zip(records, vals_list, strict=True):
            if any(vals.get(name) for name in SOURCES):
                record._read()
        return records

    def write(self, vals):
        self._refuse_too_large([vals])
        result = super().write(vals)
        if any(vals.get(name) for name in SOURCES):
            for record in self:
                record._read()
        return result

    def action_read(self):
        """The button that saves: the reading itself is done on saving."""
        self.ensure_one()
        if self.state == "given":
            raise UserError(
                self.env._("Choose a .docx or .xlsx file, or paste the annex's table.")
            )

    def action_start_over(self):
        return self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_plan.cchc_plan_import_action"
        )

    def action_accept(self):
        """Create or update the plan with all that is shown, in one transaction."""
        self.ensure_one()
        plan = self._accept()
        return {
            "type": "ir.actions.act_window",
            "res_model": "cchc.plan",
            "res_id": plan.id,
            "view_mode": "form",
            "target": "main",
        }

    def _read(self):
        """Understand the file or the pasted text and fill this wizard with it."""
        self.ensure_one()
        if self.state == "accepted":
            raise UserError(
                self.env._(
                    "This import was accepted; start a new one for another file."
                )
            )
        try:
            if self.file:
                content = self._decoded()
                draft = read_plan(self.filename or "", content)
            else:
                text = self.pasted_html or self.pasted or ""
                content = text.encode()
                draft = read_pasted_plan(text)
        except UnreadableFile as error:
            raise UserError(self.env._(error.template, **error.values)) from error
        self.checksum = hashlib.sha256(content).hexdigest()
        self._fill(draft)

    def _refuse_too_large(self, vals_list):
        """Before a file is stored: base64 has four letters for three bytes."""
        for vals in vals_list:
            if len(vals.get("file") or b"") > MAX_FILE * 4 / 3 + 4:
                raise UserError(
                    self.env._(
                        "The file is larger than %(size)s MB; take large pictures out "
                        "of it and save it again.",
                        size=MAX_FILE // 2**20,
                    )
                )

    def _decoded(self) -> bytes:
        try:
            return base64.b64decode(self.file, validate=True)
        except (binascii.Error, ValueError) as error:
            raise UserError(
                self.env._("The file did not arrive whole; send it again, as base64.")
            ) from error

    def _fill(self, draft: PlanDraft):
        year = draft.year or fields.Date.context_today(self).year
        values = {name: getattr(draft, source) for name, source in HEAD_FIELDS.items()}
        values |= {name: draft.narrative.get(name, "") for name in NARRATIVE_FIELDS}
        values |= {
            "year": year,
            "name": draft.subject
            or self.env._("Administrative reform in %(year)s", year=year),
            "basis_text": "\n".join(draft.bases),
            "recipients_text": "\n".join(draft.recipients),
            "chapter_titles": "\n".join(draft.chapter_titles),
            "numbering": _numbering(draft),
            "state": "read",
            "line_ids": [Command.clear()],
            "unit_ids": [Command.clear()],
            "finding_ids": [Command.clear()],
        }
        self.write(values)
        existing = self._existing_draft()
        self.existing_plan_id = existing
        self.target = "update" if existing else "create"
        findings = [*draft.findings, *run_checks(draft, self._check_context())]
        self._fill_units(draft)
        self._fill_lines(draft, findings)
        self._after_fill(draft)
        self._fill_findings(draft, findings)

    def _check_context(self):
        return (
            self.env["cchc.plan"]
            .new({"company_id": self.company_id.id, "year": self.year})
            ._check_context()
        )

    def _existing_draft(self):
        """The draft that this file most likely is: same file, number or subject."""
        drafts = self.env["cchc.plan"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("state", "=", "draft"),
                ("year", "=", self.year),
            ]
        )
        return (
            drafts.filtered(lambda plan: plan.source_checksum == self.checksum)[:1]
            or drafts.filtered(
                lambda plan: (
                    self.document_number
                    and plan.document_number == self.document_number
                )
            )[:1]
            or drafts.filtered(lambda plan: fold(plan.name) == fold(self.name))[:1]
        )

    def _fill_units(self, draft: PlanDraft):
        """List every body the annex names, with the unit it means."""
        units = self.env["cchc.unit"].search([("company_id", "=", self.company_id.id)])
        rows = {}
        for _place, task in draft.tasks:
            names = units._names_in(task.lead) + units._names_in(task.coordinating)
            for name in filter(lambda name: not is_all_units(name), names):
                row = rows.setdefault(fold(name), {"name": name, "use_count": 0})
                row["use_count"] += 1
        for row in rows.values():
            row["unit_id"] = units._match(row["name"]).id
        self.unit_ids = [Command.create(row) for row in rows.values()]

    def _fill_lines(self, draft: PlanDraft, findings):
        places = {}
        for finding in findings:
            places.setdefault(finding.where, []).append(finding)
        rows = []
        tasks = iter(draft.tasks)
        for section in draft.sections:
            rows.append(
                {
                    "kind": "section",
                    "number": section.number,
                    "name": section.name,
                    "original": f"{section.number}. {section.name}".strip(". "),
                }
            )
            for _task in section.tasks:
                place, task = next(tasks)
                doubts = dict.fromkeys((*task.findings, *places.get(place, ())))
                rows.append(self._line_values(task, doubts))
        self.line_ids = [
            Command.create(row | {"sequence": position})
            for position, row in enumerate(rows, 1)
        ]

    def _line_values(self, task, doubts) -> dict:
        text = self.env["cchc.plan"]._finding_text
        return {
            "kind": "task",
            "number": task.number,
            "name": task.name,
            "deliverable": task.deliverable,
            "lead_text": task.lead,
            "coordinating_text": task.coordinating,
            "timeframe_text": task.timeframe,
            "budget_text": task.budget,
            "note": task.note,
            "original": " | ".join(filter(None, task.cells)),
            "doubt": "\n".join(text(finding) for finding in doubts),
            "doubtful": _doubtful_fields(task, doubts, self.year),
        }

    def _fill_findings(self, draft: PlanDraft, findings):
        of_tasks = [
            finding.at(finding.where or place)
            for place, task in draft.tasks
            for finding in task.findings
        ]
        text = self.env["cchc.plan"]._finding_text
        rows = [
            (finding.code, finding.where, text(finding))
            for finding in [*findings, *of_tasks]
        ]
        if not draft.year:
            rows.append(
                (
                    "year_not_found",
                    "",
                    self.env._(
                        "The plan's year was not found; %(year)s is taken, correct it "
                        "if it is another.",
                        year=self.year,
                    ),
                )
            )
        self.finding_ids = [
            Command.create({"code": code, "place": place, "text": words})
            for code, place, words in dict.fromkeys(rows)
        ]

    @api.constrains("year")
    def _check_year(self):
        for record in self:
            if record.state != "given" and not 1990 <= record.year <= 2100:
                raise ValidationError(
                    self.env._("The year of a plan lies between 1990 and 2100.")
                )

    def _accept(self, units_to_confirm=False):
        """Write the plan and return it.

        :param units_to_confirm: mark new units as proposals, where no person looked.
        """
        self.ensure_one()
        lock(self)
        if self.state == "accepted":
            return self.plan_id  # a second click
        if self.state != "read":
            raise UserError(self.env._("Choose a file first."))
        self._check_not_imported_meanwhile()
        self._create_units(units_to_confirm)
        plan = self.existing_plan_id if self.target == "update" else False
        if plan:
            plan.write(self._plan_values() | {"recipient_line_ids": [Command.clear()]})
            self._before_update(plan)
        else:
            plan = self.env["cchc.plan"].create(self._plan_values())
        self._write_annex(plan)
        self._after_annex_written(plan)
        plan.recipient_line_ids = [
            Command.create({"name": name, "sequence": position})
            for position, name in enumerate(_lines(self.recipients_text), 1)
        ]
        if plan.document_number:
            plan._register_document()
        self._keep_file(plan)
        self.write({"state": "accepted", "plan_id": plan.id})
        return plan

    def _check_not_imported_meanwhile(self):
        touch(self.company_id)  # somebody else may accept the same at this moment
        known = not self.existing_plan_id and self._existing_draft()
        if known:
            raise UserError(
                self.env._(
                    "The draft “%(plan)s” was made of this plan meanwhile; import the "
                    "file again to bring it up to date.",
                    plan=known.name,
                )
            )

    def _plan_values(self) -> dict:
        names = [*HEAD_FIELDS, *NARRATIVE_FIELDS]
        names += ["year", "basis_text", "chapter_titles", "numbering"]
        # Where the file says nothing, the commune's letterhead stays.
        values = {
            name: self[name]
            for name in names
            if self[name] or name == "has_annex_label"
        }
        return values | {
            "company_id": self.company_id.id,
            "source_checksum": self.checksum,
        }

    def _create_units(self, to_confirm: bool):
        for row in self.unit_ids.filtered(
            lambda row: row.is_created and not row.unit_id
        ):
            row.unit_id = self.env["cchc.unit"].create(
                {
                    "name": row.name,
                    "company_id": self.company_id.id,
                    "is_to_confirm": to_confirm,
                }
            )

    def _write_annex(self, plan):
        """Sections and tasks in order; those in the draft are kept and updated."""
        sections = {fold(section.name): section for section in plan.section_ids}
        tasks = {fold(task.name): task for task in plan.task_ids}
        section, kept, new_tasks = None, self.env["cchc.section"], []
        kept_tasks = self.env["cchc.task"]
        units = self._units_by_name()
        # All is read before anything is written, which forgets what was read.
        lines = [
            (line, line.kind == "task" and line._task_values(units))
            for line in self.line_ids.sorted("sequence")
        ]
        for position, (line, values) in enumerate(lines, 1):
            if not values or not section:
                section = self._write_section(plan, line, position, sections)
                kept |= section
            if values:
                values |= {"section_id": section.id, "sequence": position}
                task = tasks.pop(fold(values["name"]), None)
                if task:
                    task._write_changed(values)
                    kept_tasks |= task
                else:
                    new_tasks.append(values)
        kept_tasks |= self.env["cchc.task"].create(new_tasks)
        (plan.task_ids - kept_tasks).unlink()
        (plan.section_ids - kept).unlink()
        self._keep_numbers(plan)

    def _write_section(self, plan, line, position, sections):
        is_section = line.kind == "section"
        values = {
            "plan_id": plan.id,
            "name": line.name if is_section else plan.name,
            "sequence": position,
        }
        section = sections.pop(fold(values["name"]), None)
        if section:
            section.write(values)
            return section
        return self.env["cchc.section"].create(values)

    def _keep_numbers(self, plan):
        """Print the numbers of the file, where it has any, instead of counted ones."""
        lines = self.line_ids.sorted("sequence")
        for records, kind in ((plan.section_ids, "section"), (plan.task_ids, "task")):
            numbers = lines.filtered(lambda line, kind=kind: line.kind == kind)
            if len(numbers) != len(records):
                continue  # tasks without a section of their own were given one
            for record, line in zip(records.sorted(), numbers, strict=True):
                if line.number and record.number != line.number:
                    record.number = line.number

    def _keep_file(self, plan):
        """The signed file stays with the plan and with its document."""
        if not self.file:
            return
        attachment = create_attachment(
            plan, self.filename or self.env._("Imported plan"), self.file
        )
        plan.message_post(
            body=self.env._("Imported from this file."), attachment_ids=attachment.ids
        )
        self.file = False

    def _units_by_name(self) -> dict:
        return {fold(row.name): row.unit_id for row in self.unit_ids}

    def _after_fill(self, draft: PlanDraft):
        """Hook: what was read is shown in the dialog."""

    def _before_update(self, plan):
        """Hook: an existing draft is about to get what was read."""

    def _after_annex_written(self, plan):
        """Hook: sections and tasks of the plan are written."""


# What the code of a finding begins with tells which field it is about.
_FIELD_OF_CODE = {
    "deadline": "timeframe_text",
    "lead": "lead_text",
    "bodies": "lead_text",
    "unit": "lead_text",
    "product": "deliverable",
    "name": "name",
    "task": "name",
    "row": "name",
    "part": "name",
}


def _doubtful_fields(task, doubts, year: int) -> str:
    """The fields of a task that its findings are about, for their colour."""
    of_timeframe = {finding.code for finding in parse(task.timeframe, year).findings}
    found = set()
    for finding in doubts:
        if finding.code in of_timeframe:
            found.add("timeframe_text")
        else:
            found.add(_FIELD_OF_CODE.get(finding.code.partition("_")[0], ""))
    return " ".join(sorted(found)).strip()


def _numbering(draft: PlanDraft) -> str:
    """Whether task numbers run through the plan, or start again in each section."""
    numbers = [task.number for _place, task in draft.tasks]
    counted = [str(position) for position in range(1, len(numbers) + 1)]
    return "plan" if len(draft.sections) > 1 and numbers == counted else "section"


def _lines(text) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
