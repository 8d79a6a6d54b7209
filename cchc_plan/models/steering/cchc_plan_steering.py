from dataclasses import dataclass
from datetime import date

from odoo import api, fields, models
from odoo.fields import Domain

from ...core.steering.steering_board import WEEK, Figure, change_text, past_days
from ..base.lock import is_leader, is_office


@dataclass(frozen=True)
class Chosen:
    """What the board is about, besides the plan."""

    day: date
    is_today: bool
    unit_id: int | None
    knows_week: bool  # what changed since the week before can be told


class CchcPlan(models.Model):
    """The steering board: how a plan stands on a day, and what that asks for."""

    _inherit = "cchc.plan"

    @api.model
    @api.readonly
    def steering_board(
        self,
        plan_id: int | None = None,
        day: str | None = None,
        unit_id: int | None = None,
        year: int | None = None,
    ) -> dict:
        """All that the board shows, and what can be chosen on it.

        :param plan_id: as for :meth:`year_board`
        :param day: the end of a past quarter of the plan; anything else is today
        :param unit_id: only what this unit leads and reports
        :param year: instead of one plan, those of this year in all communes that are
            chosen; without such plans, as if it were not given
        """
        years = self._communes_years()
        if year and int(year) in years:
            return self._communes_board(int(year), years)
        plan = self._board_plan(plan_id)
        if plan:
            return plan._steering_board(day, unit_id) | self._communes_choices(years)
        if years:  # who oversees communes has no plan of their own
            return self._communes_board(self._communes_nearest(years), years)
        return {"plan": False, "needs": self._steering_decisions()}

    def _steering_board(self, day=None, unit_id=None) -> dict:
        self.ensure_one()
        chosen = self._steering_chosen(day, unit_id)
        standings = self._steering_standings(chosen)
        judged = self._steering_judged(chosen)
        reports = self._steering_all_reports()
        choices = self._board_choices()
        return {
            "plan": {"id": self.id, "name": self.name, "year": self.year},
            "plans": choices["plans"],
            "units": choices["units"],
            "unit_id": chosen.unit_id or False,
            "days": self._steering_days(),
            "day": False if chosen.is_today else fields.Date.to_string(chosen.day),
            "as_of": f"{chosen.day:%d/%m/%Y}",
            "notes": self._steering_notes(chosen),
            "figures": [
                *self._steering_task_figures(chosen, standings),
                self._steering_report_figure(chosen, reports),
                self._steering_indicator_figure(chosen, judged),
            ],
            "sections": self._steering_sections(chosen, standings),
            "by_unit": self._steering_units(chosen, standings),
            "indicators": self._steering_indicators(chosen, judged),
            "deadlines": self._steering_deadlines(chosen),
            "reports": self._steering_reports(reports),
            "needs": self._steering_needs(chosen),
        }

    def _steering_chosen(self, day, unit_id) -> Chosen:
        today = fields.Date.context_today(self)
        known = {choice["value"] for choice in self._steering_days()}
        is_past = bool(day) and day in known
        day = fields.Date.to_date(day) if is_past else today
        return Chosen(
            day=day,
            is_today=not is_past,
            unit_id=int(unit_id) if unit_id else None,
            knows_week=self._steering_knows_week(day),
        )

    def _steering_days(self) -> list[dict]:
        """The past days that can be looked at."""
        if not self.date_from or not self.date_to:
            return []
        today = fields.Date.context_today(self)
        return [
            {
                "value": fields.Date.to_string(day),
                "label": self.env._(
                    "End of %(period)s (%(date)s)",
                    period=name,
                    date=f"{day:%d/%m/%Y}",
                ),
            }
            for day, name in past_days(self.date_from, self.date_to, today)
        ]

    def _steering_notes(self, chosen: Chosen) -> list[str]:
        """How far the figures can be trusted, where that is not plain."""
        notes = []
        if self.state == "draft":
            notes.append(
                self.env._(
                    "The plan is a draft; its deadlines count once it is issued."
                )
            )
        if not chosen.is_today:
            notes.append(
                self.env._(
                    "What was done later counts as open. Deadlines, and what is on "
                    "hold or cancelled, stand as they do today."
                )
            )
        if self._steering_has_begun(chosen.day - WEEK) and not chosen.knows_week:
            notes.append(
                self.env._(
                    "Deadlines or tasks were changed after %(date)s, so what changed "
                    "since then is not shown for the tasks.",
                    date=f"{chosen.day - WEEK:%d/%m/%Y}",
                )
            )
        return notes

    def _steering_figure(
        self,
        name: str,
        figure: Figure,
        lists: tuple[dict, dict | None],
        before: Figure | None = None,
    ) -> dict:
        """A figure as it is shown, with the lists behind it and its denominator."""
        label, meaning, unit = self._steering_words()[name]
        behind, among = lists
        return {
            "name": name,
            "label": label,
            "meaning": meaning,
            "unit": unit,
            "value": figure.text or self.env._("No data"),
            "has_data": figure.value is not None,
            "is_ratio": figure.ratio is not None,
            "count": figure.count,
            "total": False if figure.total is None else figure.total,
            "weights": self._steering_weights(figure),
            "change": self._steering_change(figure, before),
            "list": behind | {"name": label},
            "total_list": among and among | {"name": label},
        }

    def _steering_weights(self, figure: Figure) -> str:
        if not figure.is_weighed:
            return ""
        return self.env._("weight %(parts)s", parts=self._parts(figure.ratio))

    def _steering_change(self, figure: Figure, before: Figure | None) -> str:
        """Since the week before; empty where it cannot be known."""
        change = figure.change(before) if before else None
        if change is None:
            return ""
        words = change_text(change, is_points=figure.ratio is not None)
        if not change:
            return self.env._("unchanged in 7 days")
        if figure.ratio:
            return self.env._("%(change)s points in 7 days", change=words)
        return self.env._("%(change)s in 7 days", change=words)

    def _steering_words(self) -> dict[str, tuple[str, str, str]]:
        """name → label, what it means with its denominator, what is counted"""
        tasks = self.env._("tasks")
        # Whatever unit is chosen.
        of_commune = self.env._(
            "Reports sent by their due day over those sent or past due, of the whole "
            "commune."
        )
        of_all = self.env._(
            "Reports sent by their due day over those sent or past due."
        )
        return {
            "completion": (
                self.env._("Completion of the Plan"),
                self.env._(
                    "Weight of the tasks done over the weight of all tasks that are "
                    "neither on hold nor cancelled."
                ),
                tasks,
            ),
            "on_time": (
                self.env._("On-Time Rate"),
                self.env._(
                    "Weight of the tasks done on time over that of the tasks done on "
                    "time, done late or overdue."
                ),
                tasks,
            ),
            "overdue": (
                self.env._("Overdue"),
                self.env._("Tasks that are not done and whose deadline has passed."),
                tasks,
            ),
            "due_soon": (
                self.env._("Due in 15 Days"),
                self.env._(
                    "Open tasks in time whose next deadline comes within 15 days."
                ),
                tasks,
            ),
            "reports": (
                self.env._("Reports Sent in Time"),
                of_commune if self else of_all,
                self.env._("reports"),
            ),
            "indicators": (
                self.env._("Indicators Reached"),
                self.env._(
                    "Indicators that have reached the target of the year over all that "
                    "have a target."
                ),
                self.env._("indicators"),
            ),
        }

    @api.model
    def _steering_list(self, model: str, domain, ids=None) -> dict:
        """A list to open: by words while they are true, by its records for the past."""
        if ids is not None:
            domain = Domain("id", "in", list(ids))
            if "active" in self.env[model]._fields:
                domain &= Domain("active", "in", [True, False])
        return {"model": model, "domain": _plain(domain)}

    @api.model
    def _steering_is_manager(self) -> bool:
        return is_office(self.env) or is_leader(self.env)


def _plain(domain) -> list:
    """A domain as JSON carries it."""
    return [
        [term[0], term[1], list(term[2]) if _is_many(term[2]) else _value(term[2])]
        if not isinstance(term, str)
        else term
        for term in Domain(domain)
    ]


def _is_many(value) -> bool:
    return not isinstance(value, str) and hasattr(value, "__iter__")


def _value(value):
    return fields.Date.to_string(value) if isinstance(value, date) else value
