from odoo import api, fields, models
from odoo.fields import Domain

from ...core.reporting.timeliness import TIMELINESS
from ..reporting.cchc_report import KINDS
from .cchc_plan_communes import APART, FIRST_ROUND
from .cchc_plan_steering_tasks import NEXT_DEADLINES


class CchcPlan(models.Model):
    """What comes next in all communes, which reports went, and what that asks for."""

    _inherit = "cchc.plan"

    @api.model
    def _communes_deadlines(self, year: int) -> list[dict]:
        today = fields.Date.context_today(self)
        milestones = self.env["cchc.milestone"].search_fetch(
            self._communes_domain(year)
            & Domain("state", "=", "todo")
            & Domain("task_state", "not in", ("on_hold", "cancelled"))
            & Domain("date_deadline", ">=", today),
            ("task_id", "company_id", "name", "date_deadline"),
            limit=NEXT_DEADLINES,
        )
        return [
            each._steering_line(today) | {"commune": each.company_id.name}
            for each in milestones
        ]

    @api.model
    def _communes_periods(self, year: int, by_kind: dict) -> dict:
        """The calendar of reports: how many went in time, period by period."""
        reports = self._communes_domain(year) & FIRST_ROUND
        fields_of = self.env["cchc.report"]._fields
        kinds, words = (
            dict(fields_of[name]._description_selection(self.env))
            for name in ("kind", "timeliness")
        )
        rows = []
        for kind, counts in by_kind.items():
            own = reports & Domain("kind", "=", kind)
            cells = [
                self._communes_period(own, kinds[kind], (word, words[word]), counts)
                for word in TIMELINESS
            ]
            rows.append({"id": kind, "name": kinds[kind], "cells": cells})
        order = [kind for kind, _name in KINDS]
        return {
            "columns": [{"name": word, "label": words[word]} for word in TIMELINESS],
            "rows": sorted(rows, key=lambda row: order.index(row["id"])),
        }

    @api.model
    def _communes_period(self, reports: Domain, period: str, how, counts) -> dict:
        """How many reports of a period went so."""
        word, label = how
        behind = self._communes_list(
            "cchc.report", reports & Domain("timeliness", "=", word)
        )
        count = counts.get(word, 0)
        return {
            "name": word,
            "label": label,
            "count": count,
            "value": count,
            "list": behind | {"name": f"{period}: {label}"},
        }

    @api.model
    def _communes_needs(self, year: int) -> list[dict]:
        tasks = self._communes_tasks(year)
        if self._steering_is_manager():
            milestones = self._communes_domain(year)
            needs = self._steering_open_needs(tasks, milestones)
        else:
            needs = self._steering_own_work(tasks)
        return [
            need | {"list": need["list"] | APART} if "list" in need else need
            for need in needs
        ]
