"""Sources written by hand: tables as rows of texts, without a file around them."""

from odoo.addons.cchc_plan.core.reading.source import Cell, Paragraph, Source, Table

# Cells that only continue another one.
UP, LEFT = object(), object()


def table(*rows, bold=()) -> Table:
    """A table of rows of texts; shorter rows are filled up, a text is a merged row.

    :param bold: positions of rows whose texts are bold
    """
    width = max(len(row) for row in rows if not isinstance(row, str))
    return Table(
        tuple(_row(row, width, position in bold) for position, row in enumerate(rows))
    )


def source(*blocks) -> Source:
    """Tables and paragraphs; a text is a plain paragraph, a text in a list is bold."""
    return Source(tuple(map(_block, blocks)))


def _block(block):
    if isinstance(block, str):
        return Paragraph(block)
    if isinstance(block, list):
        return Paragraph(block[0], bold=True)
    return block


def _row(row, width, bold):
    if isinstance(row, str):
        return (Cell(row, bold=bold), *[Cell(merged="left")] * (width - 1))
    cells = [_cell(text, bold) for text in row]
    return (*cells, *[Cell()] * (width - len(cells)))


def _cell(text, bold):
    if text is UP:
        return Cell(merged="up")
    if text is LEFT:
        return Cell(merged="left")
    return Cell(text, bold=bold and bool(text))
