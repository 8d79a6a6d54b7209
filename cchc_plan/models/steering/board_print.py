"""The boards on paper, in Vietnamese: what the QWeb templates draw."""

from odoo import fields
from odoo.exceptions import UserError

from ...core.steering.board_data import (
    FigureData,
    ReportLine,
    SectionRows,
    SteeringBoard,
    to_json,
)
from ...core.steering.quick_report import Block, Cell
from ...core.steering.status_styles import UNIT_CLASS_STYLES
from ...core.steering.steering_board import paper_counts
from ...core.steering.year_board import months
from ...report.steering.board_pages import SHEETS, board_pages
from ...report.steering.quick_report_page import WIDTH, cut_lines, quick_report_page
from ...report.steering.wall_sheet import WALL, wall_sheets
from .board_rows import section_rows, wall_sections

MAX_PRINTED_TASKS = 1000  # some fifty sheets of A4
# Of the quick report, in half points.
TITLES_HEIGHT = 84  # above the first table: whose, title, day
PLAN_LINE_HEIGHT = 25  # a line of the plan's name
NOTE_HEIGHT = 23  # a line below them
PRINTED_DEADLINES = 6


class BoardPrint:
    """What the prints of a plan share.

    :param plan: one plan, in the language of the user; records are searched in it, and
        printed in Vietnamese
    """

    _board_model = "cchc.board"

    def __init__(self, plan):
        self.user_env = plan.env
        self.plan = plan._in_vietnamese()
        self.env = self.plan.env
        self.board = self.env[self._board_model]
        self.entries = self.board._status_entries()

    def _search_tasks(self, domain):
        """The tasks of a print; more than ``MAX_PRINTED_TASKS`` are refused."""
        tasks = self.user_env["cchc.task"].search(domain, limit=MAX_PRINTED_TASKS + 1)
        if len(tasks) > MAX_PRINTED_TASKS:
            raise UserError(
                self.user_env._(
                    "A print takes %(most)s tasks at most; choose a section, a unit or "
                    "a status first.",
                    most=MAX_PRINTED_TASKS,
                )
            )
        return tasks.with_env(self.env)

    def _styles(self) -> dict[str, dict]:
        """status → its label and style, as the templates read them"""
        return {entry.word: to_json(entry) for entry in self.entries}

    def _labels(self) -> dict[str, str]:
        return {entry.word: entry.label for entry in self.entries}

    def _titles(self, title: str, unit_id, as_of: str) -> dict[str, str]:
        plan = self.plan
        unit = self.env["cchc.unit"].browse(unit_id or [])
        return {
            "body": plan.body_line or plan.company_id.name,
            "title": title.upper(),
            "plan": " – ".join(
                filter(None, (plan.document_number, plan.name, unit.name))
            ),
            "day": self.env._("As of %(date)s", date=as_of),
        }


class YearBoardPrint(BoardPrint):
    """The rows of the year board, all of them.

    :param filters: as for the board on screen
    """

    _board_model = "cchc.year.board"

    def __init__(self, plan, filters: dict):
        super().__init__(plan)
        self.filters = filters

    def sheets(self, sheet_name: str) -> dict:
        """The sheets with all that is drawn on them.

        :param sheet_name: "a4" or "a3"
        """
        tasks = self._search_tasks(self.board._rows_domain(self.plan, self.filters))
        sections = section_rows(tasks)
        today = self.board._today_place(self.plan)
        board = {
            "months": self._months(),
            "today": today,
            "sheet": SHEETS[sheet_name],
            "sections": to_json(sections),
            "statuses": to_json(self.entries),
            "looks": self._styles(),
            "words": self._labels() | {"extended": self.env._("Extended")},
            "headings": self._headings(),
            "titles": self._title_lines(),
            "legend": self._legend(sections, today is not None),
        }
        return board | {"pages": list(board_pages(board, board["sheet"]))}

    def _months(self) -> list[dict]:
        return [
            to_json(month) | {"name": self.env._("M%(number)s", number=month.number)}
            for month in months(self.plan.year)
        ]

    def _headings(self) -> tuple[str, ...]:
        """Of the columns; the months are drawn in the fourth."""
        return (
            self.env._("No."),
            self.env._("Task"),
            self.env._("Lead Unit"),
            "",
            self.env._("Status"),
        )

    def _title_lines(self) -> list[tuple[str, int, str]]:
        """Text, size in half points and style of each line above the drawing."""
        plan = self.plan
        what = (plan.document_number, plan.name, *self._filter_texts())
        today = fields.Date.context_today(plan)
        title = self.env._("Year Board %(year)s", year=plan.year)
        return [
            (plan.body_line or plan.company_id.name, 24, ""),
            (title.upper(), 30, "bold"),
            (" – ".join(filter(None, what)), 24, ""),
            (self.env._("As of %(date)s", date=f"{today:%d/%m/%Y}"), 22, "italic"),
        ]

    def _filter_texts(self) -> list[str]:
        """What the print is limited to."""
        filters = self.filters
        texts = [
            self.env[model].browse(int(filters[name])).display_name
            for name, model in (
                ("unit_id", "cchc.unit"),
                ("section_id", "cchc.section"),
            )
            if filters.get(name)
        ]
        texts.append(self._labels().get(filters.get("status"), ""))
        if filters.get("is_mine"):
            texts.append(self.env.user.name)
        if filters.get("words"):
            texts.append(f"“{filters['words']}”")
        return texts

    def _legend(
        self, sections: list[SectionRows], has_today: bool
    ) -> list[tuple[str, str, dict | None]]:
        """Word, label and style of what occurs on this board, and of nothing else."""
        tasks = [task for section in sections for task in section.tasks]
        marks = [mark for task in tasks for mark in task.marks]
        used = {line.status for line in (*tasks, *marks)}
        legend = [
            (entry.word, entry.label, to_json(entry))
            for entry in self.entries
            if entry.word in used
        ]
        if any(task.bar and task.bar.is_open for task in tasks):
            legend.append(("open", self.env._("no start given"), None))
        if any(mark.first_place is not False for mark in marks):
            first = self.env._("first deadline, before an extension")
            legend.append(("first", first, None))
        if has_today:
            legend.append(("today", self.env._("today"), None))
        return legend


class QuickReport(BoardPrint):
    """The steering board of a plan on one page.

    :param day: the end of a past quarter, or nothing for today
    """

    _board_model = "cchc.steering.board"

    def __init__(self, plan, day=None, unit_id=None):
        super().__init__(plan)
        self.data: SteeringBoard = self.board._board(
            self.plan, day or None, unit_id or None
        )

    def page(self) -> dict:
        titles = self._titles(
            self.env._("Quick Report"), self.data.unit_id, self.data.as_of
        )
        plan_lines = cut_lines(titles["plan"], WIDTH, 22, 2)
        notes = [
            line
            for text in (*self.data.notes, self._needs_text())
            if text
            for line in cut_lines(text, WIDTH, 20, 2)
        ]
        above = (
            TITLES_HEIGHT
            + PLAN_LINE_HEIGHT * len(plan_lines)
            + NOTE_HEIGHT * len(notes)
        )
        return {
            "titles": titles,
            "plan_lines": plan_lines,
            "notes": notes,
            "looks": self._styles(),
            "no_data": self.env._("No data"),
            "blocks": self._printed_blocks(above),
        }

    def _printed_blocks(self, above: int) -> list[dict]:
        """The tables, cut so that they fit below ``above``."""
        blocks = [
            self._figures(),
            self._bars("sections"),
            self._bars("by_unit"),
            self._indicators(),
            self._deadlines(),
            self._reports(),
        ]
        return [
            {
                "table": printed,
                "more": self.env._(
                    "… and %(count)s more on the board", count=printed.block.left_out
                ),
            }
            for printed in quick_report_page(blocks, above)
        ]

    def _needs_text(self) -> str:
        needs = "; ".join(f"{need.label}: {need.count}" for need in self.data.needs)
        return needs and self.env._("To be dealt with: %(needs)s.", needs=needs)

    def _figures(self) -> Block:
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
                    Cell(figure.label, is_bold=True),
                    Cell(figure.value, is_bold=True, is_number=True),
                    Cell(_parts_text(figure)),
                    Cell(figure.change),
                    Cell(figure.meaning),
                )
                for figure in self.data.figures
            ),
            lines=2,
        )

    def _bars(self, chart: str) -> Block:
        """A chart of the board as bars, with their numbers in columns.

        :param chart: "sections" or "by_unit"
        """
        titles = {
            "sections": (self.env._("Sections by Status"), self.env._("Section")),
            "by_unit": (self.env._("Units Side by Side"), self.env._("Lead Unit")),
        }
        title, heading = titles[chart]
        words = (
            self.env._("Done"),
            self.env._("Late"),
            self.env._("Overdue"),
            self.env._("In Time"),
        )
        return Block(
            title,
            (heading, "", *words, self.env._("Total")),
            (34, 17, 12, 10, 10, 11, 6),
            tuple(_bar_cells(row) for row in getattr(self.data, chart).rows),
            looks=("", "", *UNIT_CLASS_STYLES.values(), ""),
        )

    def _indicators(self) -> Block:
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
                    Cell(line.name),
                    Cell(line.value, is_number=True),
                    Cell(line.target, is_number=True),
                    Cell(line.status_label),
                )
                for line in self.data.indicators
            ),
        )

    def _deadlines(self) -> Block:
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
                (Cell(line.date), Cell(line.name), Cell(line.unit), Cell(line.person))
                for line in self.data.deadlines[:PRINTED_DEADLINES]
            ),
        )

    def _reports(self) -> Block:
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
                    Cell(line.due),
                    Cell(line.name),
                    Cell(self._state_text(line)),
                    Cell(", ".join(line.missing)),
                )
                for line in self.data.reports
            ),
        )

    def _state_text(self, line: ReportLine) -> str:
        state = " ".join(filter(None, (line.state, line.sent)))
        late = self.env._("late") if line.is_late else ""
        return ", ".join(filter(None, (state, late)))


class WallSheet(BoardPrint):
    """All tasks as they are now, with the address of each as a QR code."""

    def __init__(self, plan, unit_id=None):
        super().__init__(plan)
        self.unit_id = int(unit_id) if unit_id else None

    def sheets(self) -> dict:
        domain = self.board._tasks_domain(self.plan, self.unit_id)
        tasks = self._search_tasks(domain)
        today = fields.Date.context_today(self.plan)
        return {
            "titles": self._titles(
                self.env._("Wall Sheet"), self.unit_id, f"{today:%d/%m/%Y}"
            ),
            "looks": self._styles(),
            "headings": self._headings(),
            "measures": WALL,
            "sheets": wall_sheets(wall_sections(tasks, self._labels())),
        }

    def _headings(self) -> tuple[str, ...]:
        return (
            self.env._("No."),
            self.env._("Task"),
            self.env._("Lead Unit"),
            self.env._("Deadline"),
            self.env._("Status"),
            self.env._("QR Code"),
        )


def _parts_text(figure: FigureData) -> str:
    """Numerator and denominator of a figure, with its unit and weights."""
    if not figure.has_data:
        return ""
    parts = str(figure.count)
    if figure.is_ratio:
        parts = f"{parts}/{figure.total}"
    return " ".join(filter(None, (parts, figure.unit, figure.weights)))


def _bar_cells(row) -> tuple[Cell, ...]:
    """Name, bar and numbers of a ``ChartRow``."""
    counts = paper_counts({word: part.count for word, part in row.parts.items()})
    bar = tuple((UNIT_CLASS_STYLES[word], count) for word, count in counts.items())
    numbers = (*counts.values(), sum(counts.values()))
    return (
        Cell(row.name),
        Cell(parts=bar),
        *(Cell(str(number), is_number=True) for number in numbers),
    )
