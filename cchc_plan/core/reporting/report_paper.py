"""A periodic report as it goes to paper: every part in its words and order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from ..paper import legal_forms
from ..paper.paper import Annex, Chapter, Paper, Sender
from ..paper.paragraphs import HEADING, SUBHEADING, TEXT, Block
from ..paper.printable import lines, printable
from ..plan.plan_chapters import lower_first
from .draft import CLOSING, OPENING
from .facts import Paragraph, ReportFacts
from .report_annexes import report_annexes

KIND = "BÁO CÁO"
SIGN = "BC-UBND"  # of a report whose number is still open

_KIND_IN_TEXT = "Báo cáo"
_END = "./."
_HEADINGS = {2: HEADING}  # level of a paragraph → how its heading looks


@dataclass(frozen=True)
class ReportFrame:
    """What stands around a report's text."""

    subject: str  # "Kết quả thực hiện công tác cải cách hành chính quý I năm 2024"
    sender: Sender = field(default_factory=Sender)
    number: str = ""  # "31/BC-UBND"; "" leaves room to write it in
    day: date | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


def report_paper(
    facts: ReportFacts, paragraphs: Iterable[Paragraph], frame: ReportFrame
) -> Paper:
    """Lay a report out.

    Its annexes are numbered even where there is one, since its text names them.
    """
    subject = printable(frame.subject).replace("\n", " ")
    paragraphs = list(paragraphs)
    bases, opening = _opening(facts, paragraphs, frame.sender, subject)
    body = [each for each in paragraphs if each.key not in (OPENING, CLOSING)]
    return Paper(
        letterhead=frame.sender.letterhead(
            legal_forms.number_line(frame.number, SIGN), frame.day, facts.period.year
        ),
        kind=KIND,
        subject=subject,
        addressees=legal_forms.addressee_lines(frame.addressees),
        bases=bases,
        opening=opening,
        chapters=_chapters(body),
        closing=_closing(paragraphs, subject),
        signature=frame.sender.signature(frame.recipients),
        annexes=_annexes(facts, frame),
    )


def _annexes(facts: ReportFacts, frame: ReportFrame) -> tuple[Annex, ...]:
    cited = legal_forms.citation(
        frame.number, SIGN, frame.day, frame.sender.body or facts.body
    )
    return report_annexes(facts, f"(Kèm theo {_KIND_IN_TEXT} {cited})")


def _opening(
    facts: ReportFacts, paragraphs: list[Paragraph], sender: Sender, subject: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The legal bases, and what leads to the text; the usual words where none are."""
    found = _lines_of(paragraphs, OPENING)
    if found:
        bases = [line for line in found if line.endswith(";")]
        return tuple(bases), tuple(line for line in found if line not in bases)
    name = legal_forms.body_in_text(sender.body) or printable(facts.body)
    sentence = f"{name} báo cáo {lower_first(subject)} như sau:"
    plan = printable(facts.plan_name)
    usual = f"Thực hiện {plan}, {sentence}" if plan else sentence
    return legal_forms.bases(facts.bases), (usual,)


def _closing(paragraphs: list[Paragraph], subject: str) -> tuple[str, ...]:
    usual = f"Trên đây là {_KIND_IN_TEXT} {lower_first(subject)}"
    *before, last = _lines_of(paragraphs, CLOSING) or (usual,)
    return (*before, last.rstrip(" ./") + _END)


def _lines_of(paragraphs: list[Paragraph], key: str) -> tuple[str, ...]:
    return tuple(
        line for each in paragraphs if each.key == key for line in lines(each.text)
    )


def _chapters(paragraphs: Iterable[Paragraph]) -> tuple[Chapter, ...]:
    """Each paragraph of level 1 with a heading begins a chapter."""
    found: list[tuple[str, list[Block]]] = []
    for paragraph in paragraphs:
        heading = printable(paragraph.heading).replace("\n", " ")
        begins = bool(heading) and paragraph.level <= 1
        if begins or not found:
            found.append((heading if begins else "", []))
        found[-1][1].extend(_blocks(paragraph, "" if begins else heading))
    return tuple(
        Chapter(heading, tuple(blocks))
        for heading, blocks in found
        if heading or blocks
    )


def _blocks(paragraph: Paragraph, heading: str) -> Iterator[Block]:
    if heading:
        yield Block(_HEADINGS.get(paragraph.level, SUBHEADING), heading)
    for line in lines(paragraph.text):
        yield Block(TEXT, line)
