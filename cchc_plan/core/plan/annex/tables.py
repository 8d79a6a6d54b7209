"""Which tables of a file are the annex.

The annex is one table or several with the same headings, with titles of sections
between them; a plan may have several annexes, each under a label of its own. What else
stands in a file (letterhead, signature, staff, money) has no
headings of tasks, or fewer of them and fewer rows.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ...reading.source import Paragraph, Source, Table
from ...text.finding import UnreadableFile, _lt
from ...text.normalize import bare
from ...text.numbering import (
    NUMBER,
    Label,
    split_label,
)
from . import headings
from .columns import (
    CellRow,
    Columns,
    own_texts,
    unit_in,
    widened,
    with_unit,
)
from .guess import guess_columns
from .heading_rows import find_headings
from .parts import AnnexTables, Heading, Part
from .titles import (
    SECTION_KINDS,
    annex_name,
    is_annex_label,
    is_light,
    is_section_title,
    is_unit_line,
    section_titles,
)

_ALIKE = 0.6
_LONGEST_HEADING = 8  # lines
_FORM = re.compile(r"noi nhan|cong hoa xa hoi|doc lap|tm\.|kt\.|chu tich$")


def find_annexes(source: Source) -> list[AnnexTables]:
    """The annexes of tasks in order; mostly there is one.

    :raises UnreadableFile: "no_table" or "no_annex"
    """
    chains = _chains(source)
    if not chains:
        return [_guess(source)]
    best = max(chains, key=lambda chain: chain.weight)
    annexes = [each for each in chains if each is best or _is_further(each, best)]
    annexes[0].similar = [
        each.parts[0].columns.text for each in chains if each not in annexes
    ]
    for annex in annexes:
        annex.parts[0] = _with_title_above(source, annex.parts)
        unit = _money_unit_above(source, annex.parts[0])
        annex.parts = [
            replace(part, columns=with_unit(part.columns, unit)) for part in annex.parts
        ]
    return annexes


# -- Tables that follow one another ----------------------------------------------------


def _chains(source: Source) -> list[AnnexTables]:
    """The tables with headings of tasks, each with those that go on with it."""
    chains: list[AnnexTables] = []
    between: list[Paragraph] = []
    unbroken = False  # no other table stands between
    for place, block in enumerate(source.blocks):
        if isinstance(block, Paragraph):
            between.append(block)
            continue
        chain = chains[-1] if chains else None
        part = _part(place, block, chain, between, unbroken=unbroken)
        if part is None:
            # An empty table, or one of a letterhead, ends what went before.
            unbroken = unbroken and not any(own_texts(row) for row in block.rows)
            continue
        if chain and (part.is_headless or _goes_on(chain, part, between)):
            chain.parts.append(part)
        else:
            chains.append(AnnexTables([part], _heading(between, part)))
        between, unbroken = [], True
    return chains


def _part(
    place: int,
    table: Table,
    chain: AnnexTables | None,
    between: Sequence[Paragraph],
    *,
    unbroken: bool,
) -> Part | None:
    """The table as a part of an annex, None if it cannot be one."""
    rows = table.rows
    titles = section_titles(between)
    found = find_headings(rows)
    if found:
        return Part(place, rows, found.columns, found.first, found.end, titles)
    if chain is None or not unbroken or not is_light(between):
        return None
    last = chain.parts[-1].columns
    if not rows or not _same_width(last, rows) or _is_form(rows):
        return None
    return Part(place, rows, widened(last, len(rows[0])), 0, 0, titles)


def _goes_on(chain: AnnexTables, part: Part, between: Sequence[Paragraph]) -> bool:
    """Whether a table with headings is another part of the annex before it."""
    if any(is_annex_label(each.text) for each in between):
        return False
    if not between and _starts_again(chain.parts[0].first_label, part.first_label):
        return False
    alike = _likeness(chain.parts[0].columns, part.columns)
    return alike == 1 or (alike >= _ALIKE and is_light(between))


def _is_further(chain: AnnexTables, best: AnnexTables) -> bool:
    """Whether these are tasks as well, in an annex of their own."""
    if not (chain.heading and best.heading):
        return False
    columns = chain.parts[0].columns
    says_who_and_when = headings.WHO & columns.roles and headings.WHEN & columns.roles
    return bool(
        says_who_and_when
        and not columns.guessed_name
        and _likeness(best.parts[0].columns, columns) >= _ALIKE
    )


def _likeness(first: Columns, second: Columns) -> float:
    """The share of what both tables tell of their tasks, from 0 to 1."""
    ignored = {headings.NOTE, headings.NUMBER, headings.UNKNOWN, headings.TRACKING}
    ours, theirs = first.roles - ignored, second.roles - ignored
    return len(ours & theirs) / len(ours | theirs)


def _heading(between: Sequence[Paragraph], part: Part) -> Heading | None:
    """What names the annex that begins with this table; None where no label does."""
    above = [text for row in part.rows[: part.first] for text in own_texts(row)]
    lines = [*(paragraph.text for paragraph in between), *above]
    labels = [place for place, text in enumerate(lines) if is_annex_label(text)]
    if not labels or len(lines) - labels[-1] > _LONGEST_HEADING:
        return None
    first = labels[-1]
    return Heading(annex_name(lines[first:]), tuple(between[first:]))


def _starts_again(first: Label | None, second: Label | None) -> bool:
    """Whether sections are counted from I once more: the plan of another year."""
    if first is None or second is None or second.kind not in SECTION_KINDS:
        return False
    return (first.kind, first.ordinal) == (second.kind, second.ordinal)


def _same_width(columns: Columns, rows: Sequence[CellRow]) -> bool:
    """Whether the rows fit the columns, not counting blank ones at the right end."""
    used = max(
        (index + 1 for row in rows for index, cell in enumerate(row) if cell.text),
        default=0,
    )
    width = len(columns.columns)
    return len(rows[0]) == width or used <= width <= len(rows[0])


def _is_form(rows: Sequence[CellRow]) -> bool:
    """Whether it is a letterhead or a signature."""
    lines = [line for row in rows[:3] for cell in row for line in cell.text.split("\n")]
    return any(_FORM.match(bare(line).lstrip("*/ ")) for line in lines)


def _with_title_above(source: Source, parts: list[Part]) -> Part:
    """The first part, with the title of its section where that stands above it.

    The paragraph above may just as well be a chapter of the plan or the annex's own
    title: it is a section only if the next table's title goes on counting from it, or
    if it is the first of its kind and no rows of the table are titles.
    """
    first = parts[0]
    above = source.blocks[first.block - 1] if first.block else None
    if not isinstance(above, Paragraph) or not is_section_title(above):
        return _with_titles(first, ())
    label, _name = split_label(above.text)
    if label is None or label.kind not in (*SECTION_KINDS, NUMBER):
        return _with_titles(first, ())
    following = [
        split_label(part.titles[0].text)[0] for part in parts[1:] if part.titles
    ]
    if following and following[0]:
        after = following[0]
        goes_on = (after.kind, after.ordinal) == (label.kind, label.ordinal + 1)
        return _with_titles(first, (above,) if goes_on else ())
    is_first = label.ordinal == 1 and label.kind != NUMBER
    return _with_titles(first, (above,) if is_first and not _has_titles(first) else ())


def _with_titles(part: Part, titles: tuple[Paragraph, ...]) -> Part:
    return replace(part, titles=titles)


def _money_unit_above(source: Source, part: Part) -> str:
    """The unit in a line "Đơn vị tính: triệu đồng" above the table's headings."""
    above = source.blocks[max(part.block - 3, 0) : part.block]
    lines = [block.text for block in above if isinstance(block, Paragraph)]
    lines += [text for row in part.rows[: part.first] for text in own_texts(row)]
    units = (unit_in(line) for line in lines if is_unit_line(line))
    return next(filter(None, units), "")


def _has_titles(part: Part) -> bool:
    """Whether the first row of the table is the title of a section."""
    texts = next(filter(None, map(own_texts, part.rows[part.start :])), [])
    label = part.first_label
    return len(texts) <= 2 or bool(label and label.kind in SECTION_KINDS)


# -- No headings at all ----------------------------------------------------------------


def _guess(source: Source) -> AnnexTables:
    """The longest table whose cells look like tasks and times."""
    best: Part | None = None
    for place, block in enumerate(source.blocks):
        if not isinstance(block, Table) or _is_form(block.rows):
            continue
        columns = guess_columns(block.rows)
        if columns and (best is None or len(block.rows) > len(best.rows)):
            best = Part(place, block.rows, columns, 0, 0)
    if best:
        return AnnexTables([best], guessed=True)
    if not source.tables:
        raise UnreadableFile(
            "no_table",
            _lt(
                "There is no table in this file: choose the file that holds the table "
                "of tasks, or copy that table and paste it."
            ),
        )
    raise UnreadableFile(
        "no_annex",
        _lt(
            "None of the tables in this file is a list of tasks: one row must hold "
            "headings such as “Nhiệm vụ”, “Sản phẩm”, “Bộ phận chủ trì” and “Thời gian "
            "thực hiện”."
        ),
    )
