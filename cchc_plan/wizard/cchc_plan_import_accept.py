from odoo import Command, models
from odoo.exceptions import UserError

from ..core.draft import NARRATIVE_FIELDS
from ..core.text import fold
from ..core.unit_names import is_all_units
from ..models.file_storage import create_attachment
from ..models.lock import lock, touch
from .cchc_plan_import import HEAD_FIELDS


class CchcPlanImport(models.TransientModel):
    """What was accepted becomes a plan, or updates the draft it belongs to."""

    _inherit = "cchc.plan.import"

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
            plan.indicator_ids.unlink()
        else:
            plan = self.env["cchc.plan"].create(self._plan_values())
        self._write_annex(plan)
        self._write_indicators(plan)
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

    def _write_indicators(self, plan):
        sections = {section.number: section.id for section in plan.section_ids}
        tasks = {
            f"{task.section_id.number}.{task.number}": task for task in plan.task_ids
        }
        self.env["cchc.indicator"].create(
            [
                {
                    "plan_id": plan.id,
                    "section_id": sections.get(row.section_number, False),
                    "sequence": position,
                    "name": row.name,
                    "kind": row.kind,
                    "has_target": row.has_target,
                    "target": row.target,
                    "unit_of_measure": row.unit_of_measure,
                    "direction": row.direction,
                    "numerator_name": row.numerator_name,
                    "denominator_name": row.denominator_name,
                    "place": row.place,
                    "unit_id": row._lead_of(tasks.get(row.place)),
                }
                for position, row in enumerate(self.indicator_ids, 1)
                if row.is_taken
            ]
        )

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


class CchcTask(models.Model):
    _inherit = "cchc.task"

    def _write_changed(self, vals: dict):
        """Write what the file says where it is another than before.

        A wording that stays keeps its milestones. Everything else is written together,
        since a unit that is written alone gives its name as printed, too.
        """
        self.ensure_one()
        same = {
            name
            for name, value in vals.items()
            if self._fields[name].convert_to_write(self[name], self) == value
        }
        if same != vals.keys():
            kept = same & {"timeframe_text"}
            self.write({name: vals[name] for name in vals if name not in kept})


class CchcPlanImportLine(models.TransientModel):
    _inherit = "cchc.plan.import.line"

    def _task_values(self, units: dict) -> dict:
        """The task's values; ``units`` maps folded names to units."""
        self.ensure_one()
        lead, *others = self._units_of(self.lead_text, units) or [False]
        others += self._units_of(self.coordinating_text, units)
        others = [unit for unit in dict.fromkeys(others) if unit != lead]
        company_units = self.env["cchc.unit"].browse()
        names = company_units._names_in(self.coordinating_text or "")
        return {
            "name": self.name,
            "deliverable": self.deliverable,
            "lead_unit_id": lead and lead.id,
            "lead_text": self.lead_text,
            "coordinating_unit_ids": [Command.set([unit.id for unit in others])],
            "coordinating_text": self.coordinating_text,
            "all_units": any(is_all_units(name) for name in names),
            "timeframe_text": self.timeframe_text,
            "budget_text": self.budget_text,
            "note": self.note,
        }

    def _units_of(self, text, units: dict) -> list:
        known = self.env["cchc.unit"].browse().union(*filter(None, units.values()))
        names = known._names_in(text or "")
        found = [units.get(fold(name)) or known._match(name) for name in names]
        return [unit for unit in found if unit]


class CchcPlanImportIndicator(models.TransientModel):
    _inherit = "cchc.plan.import.indicator"

    def _lead_of(self, task):
        """The unit that leads the task, if it is the one that sets this target."""
        self.ensure_one()
        # The text has items of the same numbers.
        said = task and fold(self.name) in fold(f"{task.name}; {task.deliverable}")
        return task.lead_unit_id.id if said else False


def _lines(text) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
