from odoo import fields, models
from odoo.exceptions import UserError

from ...report.steering.board_pages import SHEETS, board_pages
from .cchc_plan_board import status_domain

LARGEST_PRINT = 1000  # tasks; some fifty sheets of A4


class CchcPlan(models.Model):
    """The year board on paper: the rows of the screen, all of them, in Vietnamese."""

    _inherit = "cchc.plan"

    def _board_on_paper(self, sheet_name: str, filters: dict | None = None) -> dict:
        """The sheets with all that is drawn on them.

        :param sheet_name: "a4" or "a3"
        :param filters: as for :meth:`year_board`
        """
        plan = self._in_vietnamese()
        filters = filters or {}
        tasks = self._board_tasks_to_print(filters).with_env(plan.env)
        sections = tasks._board_sections()
        board = plan._board_frame() | {
            "sheet": SHEETS[sheet_name],
            "sections": sections,
            "statuses": plan._board_statuses(),
            "words": plan._board_words(),
        }
        for month in board["months"]:
            month["name"] = plan.env._("M%(number)s", number=month["number"])
        board["looks"] = {status["word"]: status for status in board["statuses"]}
        board["headings"] = plan._board_headings()
        board["titles"] = plan._board_titles(filters)
        board["legend"] = plan._board_legend(board)
        board["pages"] = list(board_pages(board, board["sheet"]))
        return board

    def _board_tasks_to_print(self, filters: dict):
        return self._tasks_to_print(
            self._board_domain(filters) & status_domain(filters.get("status"))
        )

    def _tasks_to_print(self, domain):
        """The tasks of a print; more than it takes are refused."""
        tasks = self.env["cchc.task"].search(domain, limit=LARGEST_PRINT + 1)
        if len(tasks) > LARGEST_PRINT:
            raise UserError(
                self.env._(
                    "A print takes %(most)s tasks at most; choose a section, a unit or "
                    "a status first.",
                    most=LARGEST_PRINT,
                )
            )
        return tasks

    def _board_words(self) -> dict[str, str]:
        labels = {status["word"]: status["label"] for status in self._board_statuses()}
        return labels | {"extended": self.env._("Extended")}

    def _board_headings(self) -> tuple[str, ...]:
        """Of the columns; the months stand in the fourth."""
        return (
            self.env._("No."),
            self.env._("Task"),
            self.env._("Lead Unit"),
            "",
            self.env._("Status"),
        )

    def _board_titles(self, filters: dict) -> list[tuple[str, int, str]]:
        """Text, size in half points and style of each line above the drawing."""
        what = (self.document_number, self.name, *self._board_chosen(filters))
        today = fields.Date.context_today(self)
        title = self.env._("Year Board %(year)s", year=self.year)
        return [
            (self.body_line or self.company_id.name, 24, ""),
            (title.upper(), 30, "bold"),
            (" – ".join(filter(None, what)), 24, ""),
            (self.env._("As of %(date)s", date=f"{today:%d/%m/%Y}"), 22, "italic"),
        ]

    def _board_chosen(self, filters: dict) -> list[str]:
        """What the print is limited to, in words."""
        chosen = [
            self.env[model].browse(int(filters[name])).display_name
            for name, model in (
                ("unit_id", "cchc.unit"),
                ("section_id", "cchc.section"),
            )
            if filters.get(name)
        ]
        chosen.append(self._board_words().get(filters.get("status"), ""))
        if filters.get("is_mine"):
            chosen.append(self.env.user.name)
        if filters.get("words"):
            chosen.append(f"“{filters['words']}”")
        return chosen

    def _board_legend(self, board: dict) -> list[tuple[str, str, dict | None]]:
        """Word, label and look of what stands on this board, and of nothing else."""
        tasks = [task for section in board["sections"] for task in section["tasks"]]
        marks = [mark for task in tasks for mark in task["marks"]]
        used = {line["status"] for line in (*tasks, *marks)}
        legend = [
            (look["word"], look["label"], look)
            for look in board["statuses"]
            if look["word"] in used
        ]
        if any(task["bar"] and task["bar"]["is_open"] for task in tasks):
            legend.append(("open", self.env._("no start given"), None))
        if any(mark["first_place"] is not False for mark in marks):
            first = self.env._("first deadline, before an extension")
            legend.append(("first", first, None))
        if board["today"] is not None:
            legend.append(("today", self.env._("today"), None))
        return legend
