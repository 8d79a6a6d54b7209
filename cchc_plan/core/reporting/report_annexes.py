"""The annexes of a periodic report: its tasks, its indicators, its statistics."""

from collections.abc import Iterable, Iterator, Sequence

from ..paper.charts import Chart
from ..paper.legal_forms import ANNEX_LABEL, document_number
from ..paper.matrix import LINE, SECTION, Column, Matrix, Row, Value, ordinal_cell
from ..paper.paper import Annex
from ..paper.printable import printable
from ..text.numbering import counted
from .facts import (
    DocumentFact,
    IndicatorFact,
    ReportFacts,
    StatisticFact,
    TaskFact,
)
from .report_charts import completion_chart, indicator_chart
from .report_words import EVALUATIONS, STATUSES, by_section, figure

# Shares are millimetres of the 252 that a landscape page leaves.
TASK_COLUMNS = (
    Column("TT", 11, kind="number", align="center"),
    Column("Nhiệm vụ", 66),
    Column("Sản phẩm", 33),
    Column("Bộ phận chủ trì", 25, align="center"),
    Column("Thời hạn", 26, kind="date", align="center"),
    Column("Tình trạng", 29, align="center"),
    Column("Số, ngày văn bản", 32),
    Column("Lý do chậm", 30),
)
INDICATOR_COLUMNS = (
    Column("TT", 11, kind="number", align="center"),
    Column("Chỉ tiêu", 78),
    Column("Đơn vị tính", 22, align="center"),
    Column("Mục tiêu", 25, align="center"),
    Column("Kỳ báo cáo", 25, kind="number", align="center"),
    Column("Lũy kế", 25, kind="number", align="center"),
    Column("Cùng kỳ năm trước", 25, kind="number", align="center"),
    Column("Đánh giá", 41),
)
STATISTIC_COLUMNS = (
    Column("TT", 15, kind="number", align="center"),
    Column("Chỉ tiêu thống kê", 107),
    Column("Đơn vị tính", 27, align="center"),
    Column("Kỳ báo cáo", 30, kind="number", align="center"),
    Column("Lũy kế từ đầu năm", 30, kind="number", align="center"),
    Column("Ghi chú", 43),
)
TASKS_TITLE = "TÌNH HÌNH THỰC HIỆN CÁC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH"
INDICATORS_TITLE = "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH"
STATISTICS_TITLE = "BIỂU SỐ LIỆU THỐNG KÊ CẢI CÁCH HÀNH CHÍNH"

NO_FIGURE = "-"
_LATE = ("overdue", "done_late")


def report_annexes(facts: ReportFacts, reference: str) -> tuple[Annex, ...]:
    """Those that have something to tell, numbered.

    :param reference: "(Kèm theo Báo cáo số …)"
    """
    tables = (
        (TASKS_TITLE, task_matrix(facts.tasks), completion_chart(facts.tasks)),
        (
            INDICATORS_TITLE,
            indicator_matrix(facts.indicators),
            indicator_chart(facts.indicators),
        ),
        (STATISTICS_TITLE, statistics_matrix(facts.statistics), None),
    )
    return tuple(_numbered(tables, reference))


def _numbered(
    tables: Iterable[tuple[str, Matrix, Chart | None]], reference: str
) -> Iterator[Annex]:
    kept = (table for table in tables if table[1].rows)
    for position, (title, matrix, chart) in enumerate(kept, 1):
        yield Annex(
            label=f"{ANNEX_LABEL} {counted(position)}",
            titles=(title,),
            reference=reference,
            matrix=matrix,
            chart=chart,
        )


def task_matrix(tasks: Sequence[TaskFact]) -> Matrix:
    """A row for each section and each task; the plan's own numbers."""
    return _in_sections(TASK_COLUMNS, tasks, _task_cells)


def indicator_matrix(indicators: Sequence[IndicatorFact]) -> Matrix:
    """A row for each section and each indicator, counted through."""
    numbers = iter(range(1, len(indicators) + 1))
    return _in_sections(
        INDICATOR_COLUMNS,
        indicators,
        lambda indicator: (next(numbers), *_indicator_cells(indicator)),
    )


def statistics_matrix(statistics: Iterable[StatisticFact]) -> Matrix:
    """The superior's form, line by line; a heading goes over all columns."""
    return Matrix(STATISTIC_COLUMNS, tuple(map(_statistic_row, statistics)))


def _in_sections(columns: tuple[Column, ...], facts: Iterable, cells) -> Matrix:
    rows: list[Row] = []
    for section, members in by_section(facts).items():
        if section:
            rows.append(Row(SECTION, (section,)))
        rows += (Row(LINE, cells(member)) for member in members)
    return Matrix(columns, tuple(rows))


def _task_cells(task: TaskFact) -> tuple[Value, ...]:
    documents = "\n".join(filter(None, map(_document, task.documents)))
    return (
        ordinal_cell(task.number),
        printable(task.name),
        printable(task.deliverable),
        printable(task.lead),
        task.deadline or printable(task.timeframe),
        _status(task),
        documents,
        printable(task.difficulty) if task.status in _LATE else "",
    )


def _status(task: TaskFact) -> str:
    """The status word, since when it is done, and whether more time was given."""
    words = [STATUSES.get(task.status, task.status)]
    if task.date_done and task.status.startswith("done"):
        words.append(f"({task.date_done:%d/%m/%Y})")
    if task.is_extended:
        words.append("(đã gia hạn)")
    return "\n".join(words)


def _document(document: DocumentFact) -> str:
    """Number and date, and what it is where it has no number.

    >>> from datetime import date
    >>> _document(DocumentFact("Quyết định", "5/QĐ-UBND", date(2024, 2, 5)))
    '05/QĐ-UBND ngày 05/02/2024'
    """
    number = printable(document.number)
    name = document_number(number, "") if number else printable(document.kind)
    return " ".join(
        filter(None, (name, document.date and f"ngày {document.date:%d/%m/%Y}"))
    )


def _indicator_cells(indicator: IndicatorFact) -> tuple[Value, ...]:
    evaluation = EVALUATIONS.get(indicator.evaluation, indicator.evaluation)
    texts = (indicator.name, indicator.unit_of_measure, indicator.target)
    values = (
        indicator.period_value,
        indicator.year_value,
        indicator.last_year_value,
    )
    return (
        *map(printable, texts),
        *(figure(value, NO_FIGURE) for value in values),
        "\n".join(filter(None, (printable(evaluation), printable(indicator.note)))),
    )


def _statistic_row(statistic: StatisticFact) -> Row:
    name = printable(statistic.name)
    if statistic.is_heading:
        title = ". ".join(filter(None, (printable(statistic.number), name)))
        return Row(SECTION, (title.replace("\n", " "),))
    return Row(
        LINE,
        (
            ordinal_cell(statistic.number),
            name,
            printable(statistic.unit_of_measure),
            figure(statistic.period_value, ""),
            figure(statistic.year_value, ""),
            printable(statistic.note),
        ),
    )
