from dataclasses import replace

from odoo import api, fields, models
from odoo.fields import Domain

from ...core.plan.progress import STATUSES
from ...core.steering.board_data import (
    Choice,
    EmptyYearBoard,
    StatusEntry,
    YearBoard,
    to_json,
)
from ...core.steering.year_board import months, today_place
from .board_print import YearBoardPrint
from .board_rows import section_rows

PAGE_SIZE = 80
MAX_PAGE_SIZE = 200  # rows that one request may ask for
HIDDEN_STATUSES = ("cancelled",)  # unless they are asked for


class CchcYearBoard(models.AbstractModel):
    """The tasks of one plan as bars over the months of its year."""

    _name = "cchc.year.board"
    _inherit = "cchc.board"
    _description = "Year Board"

    @api.model
    @api.readonly
    def get_board(
        self,
        plan_id: int | None = None,
        filters: dict | None = None,
        offset: int = 0,
        limit: int = PAGE_SIZE,
    ) -> dict:
        """One page of the board, and what can be chosen on it.

        :param plan_id: without one, or with one that the user may not read, the plan
            of the current company that is nearest to today
        :param filters: ``unit_id``, ``section_id``, ``status``, ``is_mine``, ``words``
        """
        plan = self._choose_plan(plan_id)
        if not plan:
            return to_json(EmptyYearBoard())
        return to_json(self._board(plan, filters or {}, int(offset), int(limit)))

    def _board(self, plan, filters: dict, offset: int, limit: int) -> YearBoard:
        entries = self._counted_entries(self._filtered_domain(plan, filters))
        shown = self._shown_statuses(filters.get("status"))
        total = sum(entry.count for entry in entries if entry.word in shown)
        limit = max(1, min(limit, MAX_PAGE_SIZE))
        # An offset behind the last task shows the last page.
        offset = max(0, min(offset, (total - 1) // limit * limit))
        tasks = self.env["cchc.task"].search(
            self._rows_domain(plan, filters), offset=offset, limit=limit
        )
        return YearBoard(
            plan=self._plan_ref(plan),
            months=months(plan.year),
            today=self._today_place(plan),
            plans=self._plan_choices_beside(plan),
            units=self._unit_choices(plan),
            sections_to_choose=self._section_choices(plan),
            statuses=entries,
            total=total,
            offset=offset,
            limit=limit,
            sections=section_rows(tasks, offset),
        )

    def _today_place(self, plan) -> float | None:
        return today_place(fields.Date.context_today(self), plan.year)

    def _section_choices(self, plan) -> list[Choice]:
        return [
            Choice(section.id, section.display_name) for section in plan.section_ids
        ]

    def _counted_entries(self, domain: Domain) -> list[StatusEntry]:
        groups = self.env["cchc.task"]._read_group(domain, ["status"], ["__count"])
        counts = dict(groups)
        return [
            replace(entry, count=counts.get(entry.word, 0))
            for entry in self._status_entries()
        ]

    def _rows_domain(self, plan, filters: dict) -> Domain:
        """The tasks that the board shows."""
        return self._filtered_domain(plan, filters) & self._status_domain(
            filters.get("status")
        )

    def _filtered_domain(self, plan, filters: dict) -> Domain:
        """The tasks that match the filters, whatever their status."""
        domain = self._tasks_domain(plan, filters.get("unit_id"))
        if filters.get("section_id"):
            domain &= Domain("section_id", "=", int(filters["section_id"]))
        if filters.get("is_mine"):
            domain &= Domain("user_id", "=", self.env.uid)
        if filters.get("words"):
            domain &= Domain("name", "ilike", str(filters["words"]))
        return domain

    def _status_domain(self, status: str | None) -> Domain:
        # The status depends on today; the state is stored, so it is searched faster.
        if status in STATUSES:
            return Domain("status", "=", status)
        return Domain("state", "not in", HIDDEN_STATUSES)

    def _shown_statuses(self, status: str | None) -> tuple[str, ...]:
        if status in STATUSES:
            return (status,)
        return tuple(word for word in STATUSES if word not in HIDDEN_STATUSES)

    def _printed(self, plan, sheet_name: str, filters: dict | None = None) -> dict:
        """What the QWeb templates of the printed board draw.

        :param sheet_name: "a4" or "a3"
        """
        return YearBoardPrint(plan, filters or {}).sheets(sheet_name)
