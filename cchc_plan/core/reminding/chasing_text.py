"""A chasing letter as short text for a chat: plain, and readable on a phone."""

from ..paper.legal_forms import body_short
from ..paper.matrix import cell_text
from ..paper.printable import printable
from .chasing_letter import ChasedLine, ChasedUnit, ChasingLetter

LONGEST = 1500  # characters for a unit; chats fold or refuse what is much longer
_LONGEST_NAME = 80
_ROOM_FOR_END = 40  # for "… và 12 nội dung khác"


def chasing_text(letter: ChasingLetter) -> str:
    """Head, each unit with its lines, and what is asked; an empty line between."""
    head = f"{body_short(letter.body)}: {printable(letter.subject)}"
    parts = [f"{head} (tính đến {cell_text(letter.as_of)})"]
    parts += [_unit_text(unit) for unit in letter.units]
    if letter.answer_by:
        until = cell_text(letter.answer_by)
        parts.append(f"Đề nghị hoàn thành, báo cáo chậm nhất {until}.")
    return "\n\n".join(parts)


def _unit_text(unit: ChasedUnit) -> str:
    counts = [
        f"{count} {words}"
        for count, words in ((unit.overdue, "quá hạn"), (unit.soon, "sắp đến hạn"))
        if count
    ]
    text = f"{_shortened(printable(unit.name)).upper()}: {', '.join(counts)}"
    for position, line in enumerate(unit.lines):
        added = f"\n- {_line_text(line)}"
        if len(text) + len(added) > LONGEST - _ROOM_FOR_END:
            return f"{text}\n… và {len(unit.lines) - position} nội dung khác"
        text += added
    return text


def _line_text(line: ChasedLine) -> str:
    status = line.status.lower()
    if line.is_overdue:
        status = f"quá {line.distance} ngày làm việc" if line.distance else "quá hạn"
    names = (_shortened(printable(line.task)), _shortened(printable(line.period)))
    task = " – ".join(filter(None, names))
    return f"{task}: hạn {cell_text(line.deadline)}, {status}"


def _shortened(text: str) -> str:
    """A text on one line of a phone or two.

    >>> _shortened("Rà soát " * 20)
    'Rà soát Rà soát Rà soát Rà soát Rà soát Rà soát Rà soát Rà soát Rà soát Rà soát…'
    """
    text = " ".join(text.split())
    if len(text) <= _LONGEST_NAME:
        return text
    return text[: _LONGEST_NAME - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–") + "…"
