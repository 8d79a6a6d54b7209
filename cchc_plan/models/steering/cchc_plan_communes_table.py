from dataclasses import dataclass

from odoo import api, models
from odoo.fields import Domain

from ...core.steering.communes import Tally, sent_in_time, share
from ...core.steering.steering_board import STATUS_CLASSES, UNIT_CLASSES
from .cchc_plan_steering_tasks import legend

PAGE_SIZE = 20  # communes that one look shows
# What needs attention first.
COLUMNS = ("overdue", "due_soon", "completion", "on_time", "reports", "indicators")


@dataclass(frozen=True)
class Page:
    """The communes that one look shows, with their plans in force."""

    companies: models.BaseModel
    plans: models.BaseModel

    @property
    def domain(self) -> Domain:
        """By the plans: tasks are found by them at once in any country."""
        return Domain("plan_id", "in", self.plans.ids)


class CchcPlan(models.Model):
    """Areas, and one page of communes side by side: those with most overdue."""

    _inherit = "cchc.plan"

    @api.model
    def _communes_page(self, year: int) -> Page:
        """The communes with most overdue, then others, in the order of companies."""
        plans = Domain("year", "=", year) & Domain("is_in_force", "=", True)
        overdue = self._communes_tasks(year) & Domain("status", "=", "overdue")
        companies = self._communes_first(
            self.env["cchc.task"], overdue, "__count DESC, company_id", PAGE_SIZE
        )
        if left := PAGE_SIZE - len(companies):
            others = plans & Domain("company_id", "not in", companies.ids)
            companies += self._communes_first(self, others, "company_id", left)
        return Page(
            companies, self.search(plans & Domain("company_id", "in", companies.ids))
        )

    @api.model
    def _communes_first(self, model, domain: Domain, order: str, limit: int):
        found = model._read_group(domain, ["company_id"], order=order, limit=limit)
        return self.env["res.company"].browse(company.id for (company,) in found)

    @api.model
    def _communes_standing(self, year: int, page: Page) -> dict[int, Tally]:
        """How the tasks of each commune of the page stand."""
        found = self._communes_tallies(year, "company_id", page.domain)
        model, due_soon, _among = self._communes_behind(year)["due_soon"]
        for company, count in self.env[model]._read_group(
            due_soon & page.domain, ["company_id"], ["__count"]
        ):
            found[company.id].due_soon = count
        return {each.id: found.get(each.id, Tally()) for each in page.companies}

    @api.model
    def _communes_areas(self, year: int, by_area: dict[int, Tally]) -> dict:
        areas = self.env["cchc.area"].browse(key for key in by_area if key)
        names = {area.id: area.name for area in areas.sorted("sequence")}
        if False in by_area:
            names[False] = self.env._("In No Field")
        return self._communes_bars(
            self._communes_tasks(year), ("area_id", names), by_area, STATUS_CLASSES
        )

    @api.model
    def _communes_side_by_side(self, year: int, page: Page, standing: dict) -> dict:
        names = {company.id: company.name for company in page.companies}
        return self._communes_bars(
            self._communes_tasks(year), ("company_id", names), standing, UNIT_CLASSES
        )

    @api.model
    def _communes_bars(self, tasks: Domain, group, found: dict, classes: dict) -> dict:
        """A chart of parts, each with the list behind it.

        :param group: the field by which it groups, and the names by its values
        """
        field, names = group
        rows = []
        for key, name in names.items():
            counts = found[key].parts(classes)
            own = tasks & Domain(field, "=", key)
            parts = {
                word: self._communes_part(own, classes[word], name, count)
                for word, count in counts.items()
            }
            total = sum(counts.values())
            rows.append({"id": key or 0, "name": name, "total": total, "parts": parts})
        is_by_status = classes is STATUS_CLASSES
        looks = (
            self._steering_status_looks()
            if is_by_status
            else self._steering_unit_looks()
        )
        return {"legend": legend(looks, rows), "rows": rows}

    @api.model
    def _communes_part(self, tasks: Domain, statuses, name: str, count: int) -> dict:
        behind = self._communes_list(
            "cchc.task", tasks & Domain("status", "in", statuses)
        )
        return {"count": count, "list": behind | {"name": name}}

    @api.model
    def _communes_table(self, year: int, page: Page, standing: dict) -> dict:
        """The figures of each commune of the page, and the board of each."""
        words = self._steering_words()
        behind = self._communes_behind(year)
        figures = self._communes_figures_of(year, page, standing)
        # The newest, where a commune has two.
        plans = {plan.company_id: plan.id for plan in page.plans.sorted("id")}
        return {
            "columns": [{"name": name, "label": words[name][0]} for name in COLUMNS],
            "rows": [
                {
                    "id": company.id,
                    "name": company.name,
                    "plan_id": plans[company],
                    "cells": [
                        self._communes_cell(
                            company,
                            name,
                            words[name][0],
                            figures[company][name],
                            behind[name],
                        )
                        for name in COLUMNS
                    ],
                }
                for company in page.companies
            ],
        }

    @api.model
    def _communes_figures_of(self, year: int, page: Page, standing: dict) -> dict:
        """commune → figure → its value, of those on the page"""
        reports = self._communes_reports(year, "company_id", page.domain)
        model, *domains = self._communes_behind(year)["indicators"]
        reached, with_target = (
            dict(
                self.env[model]._read_group(
                    domain & page.domain, ["company_id"], ["__count"]
                )
            )
            for domain in domains
        )
        return {
            company: {
                **standing[company.id].figures(),
                "reports": sent_in_time([reports.get(company, {})]),
                "indicators": share(
                    reached.get(company, 0), with_target.get(company, 0)
                ),
            }
            for company in page.companies
        }

    @api.model
    def _communes_cell(self, company, name: str, label: str, figure, behind) -> dict:
        model, domain, _among = behind
        own = domain & Domain("company_id", "=", company.id)
        return {
            "name": name,
            "label": label,
            "value": figure.text or self.env._("No data"),
            "parts": f"{figure.count}/{figure.total}" if figure.ratio else "",
            "count": figure.count,
            "list": self._steering_list(model, own)
            | {"name": f"{company.name}: {label}"},
        }
