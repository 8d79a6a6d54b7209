from odoo import models

from ...core.steering.quick_report import Block, Cell
from ...core.steering.steering_board import paper_counts
from ...report.steering.quick_report_page import WIDTH, cut_lines, quick_report_page
from ...report.steering.wall_sheet import WALL, wall_sheets
from .cchc_plan_steering_tasks import UNIT_LOOKS

ABOVE = 84  # of the quick report's first table: whose, title, day
PLAN = 25  # a line of the plan's name
NOTE = 23  # a line below them
ON_PAPER = 6  # next deadlines


class CchcPlan(models.Model):
    """The steering board on paper, in Vietnamese: quick report and wall sheet."""

    _inherit = "cchc.plan"

    def _quick_report(self, day=None, unit_id=None) -> dict:
        """One page with what the screen shows."""
        plan = self._in_vietnamese()
        board = plan._steering_board(day or None, unit_id or None)
        lines = [*board["notes"], plan._quick_needs(board)]
        notes = [
            line for text in lines if text for line in cut_lines(text, WIDTH, 20, 2)
        ]
        blocks = [
            plan._quick_figures(board),
            plan._quick_bars(board, "sections"),
            plan._quick_bars(board, "by_unit"),
            plan._quick_indicators(board),
            plan._quick_deadlines(board),
            plan._quick_reports(board),
        ]
        titles = plan._steering_titles(board, plan.env._("Quick Report"))
        plan_lines = cut_lines(titles["plan"], WIDTH, 22, 2)
        above = ABOVE + PLAN * len(plan_lines) + NOTE * len(notes)
        return {
            "titles": titles,
            "plan_lines": plan_lines,
            "notes": notes,
            "looks": plan._steering_looks(),
            "no_data": plan.env._("No data"),
            "blocks": [
                {
                    "table": printed,
                    "more": plan.env._(
                        "… and %(count)s more on the board",
                        count=printed.block.left_out,
                    ),
                }
                for printed in quick_report_page(blocks, above)
            ],
        }

    def _steering_looks(self) -> dict[str, dict]:
        return {status["word"]: status for status in self._board_statuses()}

    def _steering_titles(self, board: dict, title: str) -> dict[str, str]:
        unit = self.env["cchc.unit"].browse(board["unit_id"] or [])
        what = (self.document_number, self.name, unit.name)
        return {
            "body": self.body_line or self.company_id.name,
            "title": title.upper(),
            "plan": " – ".join(filter(None, what)),
            "day": self.env._("As of %(date)s", date=board["as_of"]),
        }

    def _quick_needs(self, board: dict) -> str:
        needs = "; ".join(
            f"{need['label']}: {need['count']}" for need in board["needs"]
        )
        return needs and self.env._("To be dealt with: %(needs)s.", needs=needs)

    def _quick_figures(self, board: dict) -> Block:
        return Block(
            self.env._("Figures"),
            (
                self.env._("Key Figure"),
                self.env._("Value"),
                self.env._("How Many"),
                self.env._("A Week's Change"),
                self.env._("How It Is Counted"),
            ),
            (20, 9, 15, 13, 43),
            tuple(
                (
                    Cell(figure["label"], is_bold=True),
                    Cell(figure["value"], is_bold=True, is_number=True),
                    Cell(self._quick_parts(figure)),
                    Cell(figure["change"]),
                    Cell(figure["meaning"]),
                )
                for figure in board["figures"]
            ),
            lines=2,
        )

    def _quick_parts(self, figure: dict) -> str:
        if not figure["has_data"]:
            return ""
        parts = str(figure["count"])
        if figure["is_ratio"]:
            parts = f"{parts}/{figure['total']}"
        return " ".join(filter(None, (parts, figure["unit"], figure["weights"])))

    def _quick_bars(self, board: dict, name: str) -> Block:
        """A chart of the board as bars, with their numbers in columns."""
        titles = {
            "sections": (self.env._("Sections by Status"), self.env._("Section")),
            "by_unit": (self.env._("Units Side by Side"), self.env._("Lead Unit")),
        }
        title, heading = titles[name]
        words = (
            self.env._("Done"),
            self.env._("Late"),
            self.env._("Overdue"),
            self.env._("In Time"),
        )
        rows = []
        for row in board[name]["rows"]:
            counts = paper_counts(
                {word: part["count"] for word, part in row["parts"].items()}
            )
            bar = tuple((UNIT_LOOKS[word], count) for word, count in counts.items())
            numbers = [*counts.values(), sum(counts.values())]
            rows.append(
                (
                    Cell(row["name"]),
                    Cell(parts=bar),
                    *(Cell(str(number), is_number=True) for number in numbers),
                )
            )
        return Block(
            title,
            (heading, "", *words, self.env._("Total")),
            (34, 17, 12, 10, 10, 11, 6),
            tuple(rows),
            looks=("", "", *UNIT_LOOKS.values(), ""),
        )

    def _quick_indicators(self, board: dict) -> Block:
        return Block(
            self.env._("Indicators against Targets"),
            (
                self.env._("Indicator"),
                self.env._("So Far"),
                self.env._("Target"),
                self.env._("Status"),
            ),
            (51, 17, 16, 16),
            tuple(
                (
                    Cell(line["name"]),
                    Cell(line["value"], is_number=True),
                    Cell(line["target"], is_number=True),
                    Cell(line["status_label"]),
                )
                for line in board["indicators"]
            ),
        )

    def _quick_deadlines(self, board: dict) -> Block:
        return Block(
            self.env._("Next Deadlines"),
            (
                self.env._("Deadline"),
                self.env._("Task"),
                self.env._("Lead Unit"),
                self.env._("Person in Charge"),
            ),
            (13, 51, 16, 20),
            tuple(
                (
                    Cell(line["date"]),
                    Cell(line["name"]),
                    Cell(line["unit"]),
                    Cell(line["person"]),
                )
                for line in board["deadlines"][:ON_PAPER]
            ),
        )

    def _quick_reports(self, board: dict) -> Block:
        return Block(
            self.env._("Report Calendar"),
            (
                self.env._("Due"),
                self.env._("Report"),
                self.env._("State"),
                self.env._("Not Answered"),
            ),
            (13, 24, 27, 36),
            tuple(
                (
                    Cell(line["due"]),
                    Cell(line["name"]),
                    Cell(self._quick_state(line)),
                    Cell(", ".join(line["missing"])),
                )
                for line in board["reports"]
            ),
        )

    def _quick_state(self, line: dict) -> str:
        late = self.env._("late") if line["is_late"] else ""
        return ", ".join(
            filter(None, (" ".join(filter(None, (line["state"], line["sent"]))), late))
        )

    def _wall_sheet(self, unit_id=None) -> dict:
        """All tasks as they stand now, with the address of each as a QR code."""
        plan = self._in_vietnamese()
        board = plan._board_frame() | {"as_of": "", "unit_id": unit_id or False}
        chosen = plan._steering_chosen(None, unit_id)
        # Asked for in one's own language, written in Vietnamese.
        tasks = self._tasks_to_print(plan._steering_tasks(chosen)).with_env(plan.env)
        looks = plan._steering_looks()
        labels = {word: look["label"] for word, look in looks.items()}
        board["as_of"] = f"{chosen.day:%d/%m/%Y}"
        return {
            "titles": plan._steering_titles(board, plan.env._("Wall Sheet")),
            "looks": looks,
            "headings": plan._wall_headings(),
            "measures": WALL,
            "sheets": wall_sheets(
                [
                    {
                        "name": section.display_name,
                        "tasks": [task._wall_line(labels) for task in members],
                    }
                    for section, members in tasks.grouped("section_id").items()
                ]
            ),
        }

    def _wall_headings(self) -> tuple[str, ...]:
        return (
            self.env._("No."),
            self.env._("Task"),
            self.env._("Lead Unit"),
            self.env._("Deadline"),
            self.env._("Status"),
            self.env._("QR Code"),
        )


class CchcTask(models.Model):
    _inherit = "cchc.task"

    def _wall_line(self, labels: dict[str, str]) -> dict:
        self.ensure_one()
        unit = self.lead_unit_id
        return {
            "number": self.number or "",
            "name": self.name,
            "unit": unit.short_name or unit.name or "",
            "person": self.user_id.name or "",
            "deadline": f"{self.date_deadline:%d/%m/%Y}" if self.date_deadline else "",
            "status": self.status,
            "label": labels[self.status],
            "url": self._summary_url(),
        }
