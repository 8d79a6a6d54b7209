"""One row of an annex, its cells told apart by what their columns hold."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...reading.source import Cell, Paragraph
from ...text.cell_text import is_upper
from ...text.normalize import clean
from ...text.numbering import Label, number_label, split_label
from . import headings
from .columns import CellRow, Column, Columns
from .heading_rows import headings_at, is_column_numbers

# As above: "nt" is short for "như trên".
_DITTO = re.compile(
    r"(?:[-–(]?\s*(?:nt|n/t|như trên)\s*[-–)]?\.?|[\"“”〃])$", re.IGNORECASE
)
_LONGEST_ODD_NUMBER = 8  # "NV 01" in the numbers' column is a number, a sentence is not


@dataclass(frozen=True)
class Row:
    """A row that is no heading and not empty; texts still have their line breaks."""

    cells: tuple[str, ...]  # as printed
    name: str = ""  # without the label in front
    label: Label | None = None
    number: str = ""  # as printed, without dot
    values: Mapping[Column, str] = field(default_factory=dict)  # of the other columns
    # Of cells merged with those above.
    repeated: Mapping[Column, str] = field(default_factory=dict)
    dittos: tuple[Column, ...] = ()  # of the values, those that only say "nt"
    group: str = ""  # of the column that names the section
    bold: bool = False
    alone: bool = False  # one text is all there is, in the tasks' columns or across
    wide: bool = False  # and it stretches over other columns
    name_repeated: bool = False  # the task's cell is merged with the one above
    opens_table: bool = False  # the first row of a table or under repeated headings
    is_paragraph: bool = False  # stands between two tables

    @property
    def kind(self) -> str:
        """The kind of its label, "" for none."""
        return self.label.kind if self.label else ""

    @property
    def is_bare(self) -> bool:
        """Whether it has a name and nothing more: a title, or a task not filled in."""
        return bool(self.name) and not self.values and not self.repeated

    @property
    def is_summed_up(self) -> bool:
        """Whether only money stands beside its name: a title with what it costs."""
        roles = {column.role for column in (*self.values, *self.repeated)}
        return bool(self.name) and roles <= {headings.BUDGET}

    @property
    def is_emphatic(self) -> bool:
        """Whether it looks like a title: capital letters, bold or a heading."""
        return is_upper(self.name) or self.bold

    @property
    def text(self) -> str:
        """All that is printed in it, on one line."""
        return " | ".join(filter(None, map(clean, self.cells)))

    def has(self, *roles: str, repeated: bool = True) -> bool:
        """Whether a cell of one of these roles is filled."""
        filled = [*self.values, *self.repeated] if repeated else [*self.values]
        return any(column.role in roles for column in filled)


def paragraph_row(paragraph: Paragraph) -> Row:
    """A title between two tables, as if it stood in a row of its own."""
    label, name = split_label(paragraph.text)
    return Row(
        cells=(paragraph.text,),
        name=name,
        label=label,
        number=label.text if label else "",
        bold=paragraph.bold or bool(paragraph.heading),
        alone=True,
        wide=True,
        is_paragraph=True,
    )


def read_rows(
    rows: Sequence[CellRow], columns: Columns, start: int, *, continues: bool
) -> Iterator[Row]:
    """The rows from ``start`` on, without empty ones and repeated headings.

    :param continues: the table goes on with the one before it
    """
    above = [""] * len(columns.columns)
    opens_table = continues
    index = start
    while index < len(rows):
        found = headings_at(rows, index)
        if found:
            columns = _same_or_new(columns, found.columns)
            opens_table, index = True, found.end
            continue
        cells = rows[index]
        index += 1
        if opens_table and is_column_numbers(cells):
            continue
        carried = [
            _carried(cell, text) for cell, text in zip(cells, above, strict=True)
        ]
        row = _read_row(cells, columns, carried, opens_table=opens_table)
        above = carried
        if row:
            yield row
            opens_table = False


def _carried(cell: Cell, above: str) -> str:
    """What a cell says, which may be what the one above says."""
    if cell.merged:
        return above if cell.merged == "up" else ""
    text = cell.text.strip()
    return above if _DITTO.match(text) else text


def _same_or_new(columns: Columns, found: Columns) -> Columns:
    """The columns known so far, unless new headings say otherwise."""
    before = [column.heading for column in columns.columns]
    return columns if before == [each.heading for each in found.columns] else found


def _read_row(
    cells: CellRow, columns: Columns, carried: Sequence[str], *, opens_table: bool
) -> Row | None:
    texts = tuple("" if cell.merged else cell.text.strip() for cell in cells)
    filled = [index for index, text in enumerate(texts) if text]
    if not filled:
        return None
    known = {
        "cells": texts,
        "opens_table": opens_table,
        "bold": all(cells[index].bold for index in filled),
    }
    if len(filled) == 1 and _is_title_place(cells, columns, filled[0]):
        known["wide"] = _is_wide(cells, columns, filled[0])
        return _title(texts[filled[0]], known)
    dittos = [index for index in filled if _DITTO.match(texts[index])]
    said = [carried[i] or text if i in dittos else text for i, text in enumerate(texts)]
    values = _by_column(columns, said)
    repeated = _by_column(
        columns,
        [
            text if cell.merged == "up" else ""
            for cell, text in zip(cells, carried, strict=True)
        ],
    )
    number_text = _take(values, headings.NUMBER)
    name_text = _take(values, headings.NAME)
    _take(repeated, headings.NUMBER)
    name_above = _take(repeated, headings.NAME)
    group = _take(values, headings.GROUP)
    _take(repeated, headings.GROUP)
    label, number, name = _label_and_name(number_text, name_text)
    return Row(
        name=name,
        label=label,
        number=number,
        values=values,
        repeated=repeated,
        group=group,
        alone=not values and not repeated,
        name_repeated=bool(name_above) and not name,
        dittos=tuple(columns.columns[index] for index in dittos if carried[index]),
        **known,
    )


def _is_title_place(cells: CellRow, columns: Columns, index: int) -> bool:
    """Whether a row's only text stands where a title would."""
    if any(cell.merged == "up" for cell in cells):
        return False
    name = columns.name_index
    return index <= name or _is_wide(cells, columns, index)


def _is_wide(cells: CellRow, columns: Columns, index: int) -> bool:
    """Whether a text stretches over other columns, or did before it was copied."""
    end = index + 1
    while end < len(cells) and cells[end].merged == "left":
        end += 1
    name = columns.name_index
    return index < name or (end - index) * 2 >= len(cells)


def _title(text: str, known: dict) -> Row:
    label = number_label(text)
    if label:
        return Row(label=label, number=label.text, alone=True, **known)
    label, name = split_label(text)
    return Row(
        name=name,
        label=label,
        number=label.text if label else "",
        alone=True,
        **known,
    )


def _by_column(columns: Columns, texts: Sequence[str]) -> dict[Column, str]:
    """Texts by column; two cells under one heading are one."""
    values: dict[Column, str] = {}
    for column, text in zip(columns.columns, texts, strict=True):
        if text and column.role != headings.TRACKING:
            before = values.get(column)
            values[column] = f"{before}\n{text}" if before else text
    return values


def _take(values: dict[Column, str], role: str) -> str:
    """Remove the texts of a role and return them."""
    texts = [values.pop(column) for column in list(values) if column.role == role]
    return "\n".join(texts)


def _label_and_name(number_text: str, name: str) -> tuple[Label | None, str, str]:
    """The label of a task, its number as printed, and its name without them."""
    label = number_label(number_text)
    if (
        label is None
        and number_text
        and (not name or len(clean(number_text)) > _LONGEST_ODD_NUMBER)
    ):
        # The cells of number and name are merged, or the text begins too far left.
        name = f"{number_text}\n{name}".strip()
        number_text = ""
    own_label, rest = split_label(name)
    if label is None and not number_text:
        return own_label, own_label.text if own_label else "", rest
    if label and own_label == label:
        name = rest
    return label, label.text if label else clean(number_text), name
