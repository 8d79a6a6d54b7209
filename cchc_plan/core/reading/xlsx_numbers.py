"""Numbers and dates of a workbook as a person in Viet Nam sees them in Excel.

A cell holds a bare number; its format code says how it looks: "0%", "mm/yyyy",
"#,##0 \\"đồng\\"" (ISO/IEC 29500-1, 18.8.31).
"""

import re
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

_LONGEST_FORMAT = 255  # Excel's own limit
_MAX_DECIMALS = 30
_GENERAL_DIGITS = 10  # what a cell of usual width has room for

# What can stand in one section of a format code, in the order of trying.
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"'
    r"|\\(?P<escaped>.)"
    r"|\[(?P<elapsed>[hms]+)\]"
    r"|\[[^\]]*\]"  # colour, condition, language
    r"|[_*]."  # space of a character's width, filling
    r"|(?P<half>am/pm|a/p)"
    r"|(?P<date>y+|m+|d+|h+|s+)"
    r"|(?P<digits>[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+)"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)


def shown(number: float, code: str, *, from_1904: bool = False) -> str:
    """The number as its cell shows it.

    >>> shown(1.0, "General"), shown(0.5, "0%"), shown(1234567.0, "#,##0")
    ('1', '50%', '1.234.567')
    >>> shown(45323.0, "mm/yyyy"), shown(45323.0, "dd/mm/yyyy"), shown(2.0, "00")
    ('02/2024', '01/02/2024', '02')
    """
    tokens = _tokens(_section(number, code))
    if any(kind == "elapsed" for kind, _ in tokens):  # hours of work and the like
        return plain(number)
    if any(kind == "date" for kind, _ in tokens):
        return _shown_date(number, tokens, from_1904) or plain(number)
    if not any(kind == "digits" for kind, _ in tokens) or _is_scientific(tokens):
        return plain(number)
    negative = number < 0 and _sections(code)[1:] == []
    text = _shown_number(abs(number), tokens)
    return f"-{text}" if negative else text


def shown_date(moment: date | time, code: str) -> str:
    """A date that the file holds as such, as its cell shows it."""
    return _date_text(moment, _tokens(_section(1, code)))


def plain(number: float) -> str:
    """A number in the format "General".

    >>> plain(12.0), plain(1.1), plain(0.1 + 0.2)
    ('12', '1.1', '0.3')
    """
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return format(number, f".{_GENERAL_DIGITS}g")


# -- Format codes ----------------------------------------------------------------------


def _sections(code: str) -> list[str]:
    """The code's sections: positive, negative, zero, text."""
    if code.count('"') % 2:
        return []
    return re.findall(r'((?:"[^"]*"|\\.|[^;"\\])+)(?:;|$)', code[:_LONGEST_FORMAT])


def _section(number: float, code: str) -> str:
    sections = _sections(code) or ["General"]
    if number < 0 and len(sections) > 1:
        return sections[1]
    if number == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]


def _tokens(section: str) -> list[tuple[str, str]]:
    """The section as (kind, text); kinds are those named in _TOKEN."""
    if "general" in section.lower():
        return []
    matches = _TOKEN.finditer(section)
    return [
        (each.lastgroup, each[each.lastgroup]) for each in matches if each.lastgroup
    ]


def _literal(kind: str, text: str) -> str:
    return text if kind in ("quoted", "escaped", "other") and text != "@" else ""


def _is_scientific(tokens) -> bool:
    """Whether the code is for powers of ten or for fractions."""
    return any(kind == "other" and text in "Ee/" for kind, text in tokens)


# -- Numbers ---------------------------------------------------------------------------


def _shown_number(number: float, tokens) -> str:
    percent = sum(text.count("%") for kind, text in tokens if kind == "other")
    text, done = "", False
    for kind, part in tokens:
        if kind == "digits" and not done:
            text += _digits(Decimal(repr(number)) * 100**percent, part)
            done = True
        else:
            text += _literal(kind, part)
    return text.strip()


def _digits(number: Decimal, pattern: str) -> str:
    """The number by a pattern such as "#,##0.0#", with Vietnamese separators."""
    whole, _, decimals = pattern.partition(".")
    scaling = len(whole) - len(whole.rstrip(","))
    decimals = decimals[:_MAX_DECIMALS]
    try:
        number = (number / 1000**scaling).quantize(
            Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP
        )
    except InvalidOperation:  # more digits than a Decimal has room for
        return plain(float(number))
    integral, _, fraction = f"{number:f}".partition(".")
    wanted = decimals.rstrip("#")
    fraction = fraction.rstrip("0").ljust(len(wanted), "0")
    integral = integral.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole.rstrip(","):
        integral = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", integral)
    integral = integral or "0"
    return f"{integral},{fraction}" if fraction else integral


# -- Dates -----------------------------------------------------------------------------


def _shown_date(number, tokens, from_1904) -> str:
    """The date; "" before the calendar begins and beyond the year 9999."""
    epoch = CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900
    if number < 0:
        return ""
    try:
        return _date_text(from_excel(number, epoch), tokens)
    except (OverflowError, ValueError):
        return ""


def _date_text(moment, tokens) -> str:
    parts = {text[0].lower() for kind, text in tokens if kind == "date"}
    if isinstance(moment, time) or ("h" in parts and not parts & {"d", "y"}):
        return f"{moment:%H:%M}"
    if any(kind == "quoted" and re.search(r"\w", text) for kind, text in tokens):
        return _date_in_words(moment, tokens)
    if {"d", "y"} <= parts:
        return f"{moment:%d/%m/%Y}"
    month = f"{moment.month}" if ("date", "m") in _lower(tokens) else f"{moment:%m}"
    if "d" in parts:
        return f"{moment:%d}/{month}"
    if "m" in parts:
        return f"{month}/{moment:%Y}"
    return f"{moment:%Y}"


def _date_in_words(moment, tokens) -> str:
    """The date by a code with words of its own: "Tháng "m/yyyy."""
    text = ""
    for kind, part in tokens:
        if kind != "date":
            text += _literal(kind, part)
            continue
        value = {"d": moment.day, "m": moment.month, "y": moment.year}.get(
            part[0].lower()
        )
        if value is not None:
            text += f"{value:02}" if len(part) > 1 else f"{value}"
    return text.strip()


def _lower(tokens):
    return [(kind, text.lower()) for kind, text in tokens]
