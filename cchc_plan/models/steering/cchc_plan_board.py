from dataclasses import asdict

from odoo import api, fields, models
from odoo.fields import Domain

from ...core.plan.progress import STATUSES
from ...core.steering.status_looks import LOOKS
from ...core.steering.year_board import months, today_place

PAGE_SIZE = 80
LARGEST_PAGE = 200  # rows that one request may ask for
PLAN_CHOICES = 100  # more plans than one commune makes in a lifetime
PLAN_FIELDS = (
    "company_id",
    "date_from",
    "date_to",
    "document_number",
    "name",
    "state",
    "year",
)
UNSHOWN = ("cancelled",)  # unless they are asked for
# The tasks of an archived plan are archived, and it may still be looked at.
EVEN_ARCHIVED = [("active", "in", (True, False))]


class CchcPlan(models.Model):
    """The year board: the tasks of one plan as bars over the months of its year."""

    _inherit = "cchc.plan"

    @api.model
    @api.readonly
    def year_board(
        self,
        plan_id: int | None = None,
        filters: dict | None = None,
        offset: int = 0,
        limit: int = PAGE_SIZE,
    ) -> dict:
        """All that one page of the board shows, and what can be chosen on it.

        :param plan_id: without one, or with one that the user may not read, the plan
            of the current company that is nearest to today
        :param filters: ``unit_id``, ``section_id``, ``status``, ``is_mine``, ``words``
        """
        plan = self._board_plan(plan_id)
        if not plan:
            return {"plan": False, "plans": []}
        filters = filters or {}
        domain = plan._board_domain(filters)
        counts = plan._board_counts(domain)
        asked = filters.get("status")
        total = sum(counts[word] for word in _shown_statuses(asked))
        limit = max(1, min(int(limit), LARGEST_PAGE))
        # A page that lies behind the last task shows the last page.
        offset = max(0, min(int(offset), (total - 1) // limit * limit))
        tasks = self.env["cchc.task"].search(
            domain & status_domain(asked), offset=offset, limit=limit
        )
        return {
            **plan._board_frame(),
            **plan._board_choices(),
            "statuses": [
                status | {"count": counts[status["word"]]}
                for status in self._board_statuses()
            ],
            "total": total,
            "offset": offset,
            "limit": limit,
            "sections": tasks._board_sections(offset),
        }

    def _board_frame(self) -> dict:
        """The year that the rows stand in."""
        self.ensure_one()
        today = fields.Date.context_today(self)
        return {
            "plan": {"id": self.id, "name": self.name, "year": self.year},
            "months": [asdict(month) for month in months(self.year)],
            "today": today_place(today, self.year),
        }

    def _board_choices(self) -> dict:
        """The plans, units and sections to choose from."""
        plans = self._board_plans(self.company_id) | self
        units = [
            unit
            for (unit,) in self.env["cchc.task"]._read_group(
                [("plan_id", "=", self.id), *EVEN_ARCHIVED], ["lead_unit_id"]
            )
            if unit
        ]
        return {
            "plans": plans._board_plan_names(),
            "units": [{"id": unit.id, "name": unit.name} for unit in units],
            "sections_to_choose": [
                {"id": section.id, "name": section.display_name}
                for section in self.section_ids
            ],
        }

    def _board_plan_names(self) -> list[dict]:
        return [
            {
                "id": plan.id,
                "name": " · ".join(
                    filter(None, (str(plan.year), plan.document_number, plan.name))
                ),
            }
            for plan in self
        ]

    @api.model
    def _board_statuses(self) -> list[dict]:
        words = dict(
            self.env["cchc.task"]._fields["status"]._description_selection(self.env)
        )
        return [
            {"word": word, "label": words[word], **asdict(LOOKS[word])}
            for word in STATUSES
        ]

    @api.model
    def _board_plan(self, plan_id: int | None):
        """The plan asked for, or the one that somebody of the commune looks for."""
        if plan_id:
            plan = self.with_context(active_test=False).search_fetch(
                [("id", "=", int(plan_id))], PLAN_FIELDS
            )
            if plan:
                return plan.with_env(self.env)
        this_year = fields.Date.context_today(self).year
        return self._board_plans(self.env.company).sorted(
            lambda plan: (
                plan.year != this_year,
                plan.state == "draft",
                abs(plan.year - this_year),
            )
        )[:1]

    @api.model
    def _board_plans(self, company):
        return self.search_fetch(
            [("company_id", "=", company.id)], PLAN_FIELDS, limit=PLAN_CHOICES
        )

    def _board_domain(self, filters: dict) -> Domain:
        """The tasks that the filters leave, whatever their status."""
        self.ensure_one()
        domain = Domain("plan_id", "=", self.id) & Domain(EVEN_ARCHIVED)
        for name, field in (("unit_id", "lead_unit_id"), ("section_id", "section_id")):
            if filters.get(name):
                domain &= Domain(field, "=", int(filters[name]))
        if filters.get("is_mine"):
            domain &= Domain("user_id", "=", self.env.uid)
        if filters.get("words"):
            domain &= Domain("name", "ilike", str(filters["words"]))
        return domain

    def _board_counts(self, domain: Domain) -> dict[str, int]:
        counts = self.env["cchc.task"]._read_group(domain, ["status"], ["__count"])
        return dict.fromkeys(STATUSES, 0) | dict(counts)


def _shown_statuses(asked) -> tuple[str, ...]:
    if asked in STATUSES:
        return (asked,)
    return tuple(word for word in STATUSES if word not in UNSHOWN)


def status_domain(asked) -> Domain:
    """In terms of what is stored wherever the calendar has no say."""
    if asked in STATUSES:
        return Domain("status", "=", asked)
    return Domain("state", "not in", UNSHOWN)
