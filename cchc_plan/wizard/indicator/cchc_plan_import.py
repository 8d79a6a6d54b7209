from odoo import Command, fields, models

from ...core.plan.draft import PlanDraft


class CchcPlanImport(models.TransientModel):
    """The targets found in the text of the plan, to become its indicators."""

    _inherit = "cchc.plan.import"

    indicator_ids = fields.One2many("cchc.plan.import.indicator", "import_id")

    def _fill_indicators(self, draft: PlanDraft):
        self.indicator_ids = [
            Command.clear(),
            *(
                Command.create(
                    {
                        "name": indicator.name,
                        "target": indicator.target,
                        "unit_of_measure": indicator.unit_of_measure,
                        "direction": indicator.direction,
                        "kind": indicator.kind,
                        "has_target": indicator.has_target,
                        "numerator_name": indicator.numerator,
                        "denominator_name": indicator.denominator,
                        # What the text only names is for the clerk to choose.
                        "is_taken": indicator.has_target,
                        "place": indicator.where,
                        "section_number": indicator.section,
                    }
                )
                for indicator in draft.indicators
            ),
        ]

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

    def _after_fill(self, draft):
        super()._after_fill(draft)
        self._fill_indicators(draft)

    def _before_update(self, plan):
        super()._before_update(plan)
        plan.indicator_ids.unlink()

    def _after_annex_written(self, plan):
        super()._after_annex_written(plan)
        self._write_indicators(plan)
