"""Documents cited in a text: number, sign and date, as officials write them.

A state document reads "20/2008/NĐ-CP", with the year inside when it is a legal
normative document, or "468/QĐ-TTg" without; a Party document reads "01-NQ/TU".
"""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from ..text.normalize import clean

# Letters that word processors put in the place of the right ones, one for one.
_LOOKALIKES = str.maketrans({"Ð": "Đ", "–": "-", "—": "-", "‑": "-"})
_WITHOUT_ACCENT = re.compile(r"^(N|Q)D(?=-|$)")  # "ND-CP" typed for "NĐ-CP"

_WORD = r"[A-ZĐ]{1,10}[gr]?\d{0,2}"  # NĐ, TTg, TTr, UBTVQH15
_STATE = (
    r"(?P<serial>\d{1,5})(?: ?/ ?(?P<year>\d{4}))? ?/ ?"
    rf"(?P<sign>{_WORD}(?: ?- ?{_WORD}){{1,3}}|QH ?\d{{1,2}})"
)
_PARTY = r"(?P<party_serial>\d{1,5}) ?- ?(?P<party_sign>[A-ZĐ]{2,3}r? ?/ ?[A-ZĐ]{1,6})"
_NUMBER = re.compile(rf"(?<![\w/.-])(?:{_STATE}|{_PARTY})(?![A-ZĐ])")

_DATED = re.compile(
    # "… ngày 14/02/2008", "… của Chính phủ ngày 14 tháng 02 năm 2008", "… (14/02/2008)"
    r"(?:(?: của [^\d;.,:()]{1,60})?[ ,(]{0,3}(?:ký |ban hành )?ngày |[ ,(]{1,3})"
    r"(?P<date>(?P<day>\d{1,2}) ?(?:[/.-]|tháng) ?(?P<month>\d{1,2})"
    r" ?(?:[/.-]|,? ?năm) ?(?P<year>\d{4}))(?!\d)",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\s[/-]|[/-]\s")

# Signs whose documents carry their year inside the number by law: decrees, circulars,
# laws and resolutions of the National Assembly (Luật Ban hành VBQPPL).
_NORMATIVE = re.compile(r"^(?:NĐ-CP|TT-|TTLT-|QH\d)")


@dataclass(frozen=True)
class Citation:
    """One document named in a text that is clean (see :func:`.text.clean`)."""

    printed: str  # "20/2018/NĐ-CP"
    number: str  # the same without stray spaces and lookalike letters
    serial: int
    year: int | None  # the one inside the number
    sign: str  # "NĐ-CP"
    start: int  # where it stands in the text
    end: int  # after the date, if there is one
    date_printed: str = ""  # "14/02/2018"
    date: datetime.date | None = None  # None too when the day does not exist

    @property
    def key(self) -> str:
        """Equal for all ways to write one number: "02/2021/…" and "2/2021/…"."""
        year = f"{self.year}/" if self.year else ""
        return f"{self.serial}/{year}{self.sign}".upper()

    @property
    def carries_year(self) -> bool:
        """Whether documents of this sign are numbered with their year."""
        return bool(_NORMATIVE.match(self.sign))

    @property
    def is_loose(self) -> bool:
        """Whether a space stands beside a stroke: "02 -NQ/TU", "04 /11/2021"."""
        return bool(_LOOSE.search(self.printed) or _LOOSE.search(self.date_printed))


@lru_cache(maxsize=1024)  # several checks read the same texts
def find_citations(text: str) -> tuple[Citation, ...]:
    """Every document number in the text, in order.

    >>> found = find_citations("Nghị định số 20/2018/NĐ-CP ngày 14/02/2018")[0]
    >>> found.number, found.year, found.date
    ('20/2018/NĐ-CP', 2018, datetime.date(2018, 2, 14))
    >>> [each.number for each in find_citations("468/QĐ-TTg, 02 -NQ/TU, mức độ 3/4")]
    ['468/QĐ-TTg', '02-NQ/TU']
    """
    plain = clean(text).translate(_LOOKALIKES)
    return tuple(_citation(plain, match) for match in _NUMBER.finditer(plain))


def citation_key(number: str) -> str:
    """The key under which a number stands in a table, however it is written.

    >>> citation_key("Nghị định 09/2019/ND-CP")
    '9/2019/NĐ-CP'
    """
    found = find_citations(number)
    return found[0].key if found else clean(number).upper()


def _citation(text: str, match: re.Match) -> Citation:
    sign = (match["sign"] or match["party_sign"]).replace(" ", "")
    dated = _DATED.match(text, match.end())
    printed = match[0].strip()
    return Citation(
        printed=printed,
        number=printed.replace(" ", ""),
        serial=int(match["serial"] or match["party_serial"]),
        year=int(match["year"]) if match["year"] else None,
        sign=_WITHOUT_ACCENT.sub(r"\1Đ", sign),
        start=match.start(),
        end=dated.end() if dated else match.end(),
        date_printed=dated["date"] if dated else "",
        date=_date(dated["day"], dated["month"], dated["year"]) if dated else None,
    )


def _date(day: str, month: str, year: str) -> datetime.date | None:
    """The day, if there is such a day."""
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
