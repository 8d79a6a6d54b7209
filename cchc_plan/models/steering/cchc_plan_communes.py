from odoo import api, fields, models
from odoo.fields import Domain

from ...core.reporting.timeliness import JUDGED
from ...core.steering.communes import Tally, sent_in_time, share, tallies, total
from ...core.steering.steering_board import TASK_FIGURES
from .cchc_plan_steering_tasks import in_words

# Of a list in which the communes stand apart.
APART = {"group_by": "company_id"}
IN_FORCE_STATES = ("issued", "closed")
# The first round of each counts: what was returned had been sent in time.
FIRST_ROUND = Domain("round", "=", 1) & Domain("state", "!=", "cancelled")


class CchcPlan(models.Model):
    """The steering board over all communes that are chosen, for the plans of a year.

    Everything is counted by the database and listed in words, so that it takes as long
    for a province as the counting does; only one page of communes is named.
    """

    _inherit = "cchc.plan"

    is_in_force = fields.Boolean(
        string="In Force",
        compute="_compute_is_in_force",
        search="_search_is_in_force",
        help="Issued, not archived, and no other issued plan has taken its place.",
    )

    @api.depends("state", "active", "replaced_by_ids.state")
    def _compute_is_in_force(self):
        for plan in self:
            successors = plan.replaced_by_ids.filtered(
                lambda other: other.state in IN_FORCE_STATES
            )
            plan.is_in_force = bool(
                plan.active and plan.state in IN_FORCE_STATES and not successors
            )

    def _search_is_in_force(self, operator, value):
        if operator != "in":
            return NotImplemented
        issued = Domain("state", "in", IN_FORCE_STATES)
        replaced = Domain("replaced_by_ids", "any", issued)
        found = Domain("active", "=", True) & issued & ~replaced
        return found if True in value else ~found

    @api.model
    def _communes_years(self) -> dict[int, int]:
        """The years in which several of the communes chosen have a plan: how many."""
        if len(self.env.companies) < 2:
            return {}
        found = self._read_group(
            Domain("is_in_force", "=", True), ["year"], ["company_id:count_distinct"]
        )
        return {year: count for year, count in found if count > 1}

    @api.model
    def _communes_nearest(self, years) -> int:
        today = fields.Date.context_today(self)
        return min(years, key=lambda year: abs(year - today.year))

    @api.model
    def _communes_choices(self, years) -> dict:
        """The entries of the choice of plans that stand for all communes."""
        return {
            "communes": False,
            "years": [
                {
                    "year": year,
                    "name": self.env._("%(year)s · All Communes", year=year),
                }
                for year in sorted(years, reverse=True)
            ],
        }

    @api.model
    def _communes_board(self, year: int, years: dict[int, int]) -> dict:
        today = fields.Date.context_today(self)
        by_area = self._communes_tallies(year, "area_id")
        by_kind = self._communes_reports(year, "kind")
        page = self._communes_page(year)
        standing = self._communes_standing(year, page)
        return self._communes_choices(years) | {
            "plan": False,
            "plans": self._board_plans(self.env.company)._board_plan_names(),
            "communes": {"year": year, "count": years[year]},
            "as_of": f"{today:%d/%m/%Y}",
            "notes": [self._communes_note(years[year], today)],
            "figures": self._communes_figures(year, by_area, by_kind),
            "areas": self._communes_areas(year, by_area),
            "by_commune": self._communes_side_by_side(year, page, standing),
            "table": self._communes_table(year, page, standing),
            "all": self._communes_list("cchc.task", self._communes_tasks(year)),
            "deadlines": self._communes_deadlines(year),
            "periods": self._communes_periods(year, by_kind),
            "needs": self._communes_needs(year),
        }

    @api.model
    def _communes_note(self, count: int, today) -> str:
        return self.env._(
            "As of %(date)s: the plans in force of %(count)s communes, of those chosen "
            "at the top of the screen.",
            date=f"{today:%d/%m/%Y}",
            count=count,
        )

    @api.model
    def _communes_domain(self, year: int) -> Domain:
        """Whatever belongs to the plans in force of the year, by its plan."""
        return Domain("plan_id.year", "=", year) & Domain(
            "plan_id.is_in_force", "=", True
        )

    @api.model
    def _communes_tasks(self, year: int) -> Domain:
        # Their year is said twice: by it an index finds them among those of all years.
        return Domain("year", "=", year) & self._communes_domain(year)

    @api.model
    def _communes_list(self, model: str, domain: Domain) -> dict:
        return self._steering_list(model, domain) | APART

    @api.model
    def _communes_behind(self, year: int) -> dict[str, tuple]:
        """figure → model, what it counts, and among what; None: a plain number."""
        today = fields.Date.context_today(self)
        work, tasks = self._communes_domain(year), self._communes_tasks(year)
        reports = work & FIRST_ROUND
        found = {
            name: (
                "cchc.task",
                *(each and tasks & in_words(each, today) for each in both),
            )
            for name, both in TASK_FIGURES.items()
        }
        found["reports"] = (
            "cchc.report",
            reports & Domain("timeliness", "=", "in_time"),
            reports & Domain("timeliness", "in", JUDGED),
        )
        found["indicators"] = (
            "cchc.indicator",
            work & Domain("status", "=", "reached"),
            work & Domain("has_target", "=", True),
        )
        return found

    @api.model
    def _communes_figures(self, year: int, by_area: dict, by_kind: dict) -> list[dict]:
        """The same as of one plan."""
        behind = self._communes_behind(year)
        whole = total(by_area.values())
        whole.due_soon, reached, with_target = (
            self.env[model].search_count(domain)
            for model, domain in (
                behind["due_soon"][:2],
                behind["indicators"][:2],
                behind["indicators"][::2],
            )
        )
        found = {
            **whole.figures(),
            "reports": sent_in_time(by_kind.values()),
            "indicators": share(reached, with_target),
        }
        return [
            self._steering_figure(
                name,
                figure,
                tuple(
                    domain and self._communes_list(behind[name][0], domain)
                    for domain in behind[name][1:]
                ),
            )
            for name, figure in found.items()
        ]

    @api.model
    def _communes_tallies(
        self, year: int, group: str, only=Domain.TRUE
    ) -> dict[int, Tally]:
        """How the tasks of each area or of each commune stand."""
        found = self.env["cchc.task"]._read_group(
            self._communes_tasks(year) & only,
            [group, "status"],
            ["__count", "weight:sum"],
        )
        return tallies(
            (key.id, status, count, weight) for key, status, count, weight in found
        )

    @api.model
    def _communes_reports(self, year: int, group: str, only=Domain.TRUE) -> dict:
        """Of each period or commune: how many reports went in time, late or not."""
        found: dict = {}
        for key, word, count in self.env["cchc.report"]._read_group(
            self._communes_domain(year) & FIRST_ROUND & only,
            [group, "timeliness"],
            ["__count"],
        ):
            found.setdefault(key, {})[word] = count
        return found
