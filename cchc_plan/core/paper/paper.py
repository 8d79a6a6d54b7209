"""Any official document as it goes to paper: its parts in order, without their looks.

NĐ 30/2020/NĐ-CP, Phụ lục I. A plan, a letter and a report are each one :class:`Paper`;
QWeb and DOCX render it and add nothing of their own, so that the two say the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from . import legal_forms
from .charts import Chart
from .matrix import Matrix
from .paragraphs import Block
from .printable import lines, printable


@dataclass(frozen=True)
class Letterhead:
    """The top of page 1: the two bodies on the left, number, place and date.

    A body's name may take two lines.
    """

    superior: str
    body: str
    number: str  # "Số: 10/KH-UBND"; "" for what is only kept in the house
    place_and_date: str
    about: str = ""  # "V/v đôn đốc…", under the number of an official letter [II.5]
    national_name: str = legal_forms.NATIONAL_NAME
    motto: str = legal_forms.MOTTO


@dataclass(frozen=True)
class Signature:
    """The foot: who receives it on the left, who signs on the right."""

    recipients: tuple[str, ...]
    authority: tuple[str, ...]  # "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"
    name: str
    recipients_label: str = legal_forms.RECIPIENTS


@dataclass(frozen=True)
class Party:
    """One side that signs besides the head: what it is, and who."""

    title: str
    name: str


@dataclass(frozen=True)
class Chapter:
    """One chapter; ``number`` is Roman, or "" where the text has no title."""

    title: str
    blocks: tuple[Block | Matrix, ...]  # paragraphs, and tables between them
    number: str = ""

    @property
    def heading(self) -> str:
        return ". ".join(filter(None, (self.number, self.title)))


@dataclass(frozen=True)
class Annex:
    """A table on landscape pages of its own, counted from 1."""

    label: str  # "Phụ lục", or "" for what is no annex of a signed document
    titles: tuple[str, ...]
    reference: str  # "(Kèm theo Kế hoạch số …)"
    matrix: Matrix
    chart: Chart | None = None  # on pages of its own after the table
    # Of a table that belongs to no other document.
    letterhead: Letterhead | None = None
    signature: Signature | None = None


@dataclass(frozen=True)
class Paper:
    """The whole document, ready to be laid out.

    Its kind and subject stand as a title, but for an official letter, which has
    neither and says in its letterhead what it is about.
    """

    letterhead: Letterhead
    signature: Signature
    kind: str = ""
    subject: str = ""
    addressees: tuple[str, ...] = ()  # "Kính gửi: …", or a line for each [II.9]
    bases: tuple[str, ...] = ()  # italic
    opening: tuple[str, ...] = ()  # upright, up to "như sau:"
    chapters: tuple[Chapter, ...] = ()
    closing: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()  # two in a row, above the foot
    annexes: tuple[Annex, ...] = ()

    @property
    def party_rows(self) -> tuple[tuple[Party, ...], ...]:
        """The sides as they sign next to one another."""
        starts = range(0, len(self.parties), 2)
        return tuple(self.parties[start : start + 2] for start in starts)

    @property
    def title(self) -> str:
        """What it is, on one line."""
        titles = (self.kind, self.subject) if self.kind else (self.letterhead.about,)
        return " ".join(filter(None, titles)).replace("\n", " ")


@dataclass(frozen=True)
class Sender:
    """Whose document it is: the words of its letterhead and of its signature."""

    superior: str = ""
    body: str = ""
    place: str = ""
    authority: str = ""
    signer_title: str = ""
    signer: str = ""

    def letterhead(
        self, number: str, day: date | None, year: int | None, about: str = ""
    ) -> Letterhead:
        """The top of page 1; an open day leaves room to write it in.

        :param number: the whole line, "Số: 10/KH-UBND"
        """
        return Letterhead(
            superior=legal_forms.letterhead_name(self.superior),
            body=legal_forms.letterhead_name(self.body),
            number=number,
            place_and_date=legal_forms.place_and_date(self.place, day, year),
            about=printable(about).replace("\n", " "),
        )

    def signature(self, recipients: Iterable[str]) -> Signature:
        return Signature(
            recipients=legal_forms.recipient_lines(recipients),
            authority=(*lines(self.authority), *lines(self.signer_title)),
            name=printable(self.signer),
        )
