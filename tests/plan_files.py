"""Plans as files, made on the spot: Vĩnh Khê's of 2024 and those of other communes.

The rows of other annexes are written by :mod:`.annex_files`; damaged and hostile files
are in :mod:`.bad_files`.
"""

import json
from copy import deepcopy
from pathlib import Path

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from .annex_files import (
    AUTO,
    LEFT,
    UP,
    Bold,
    Header,
    Items,
    Line,
    Nested,
    Section,
    add_rows,
    add_text,
    annex_docx,
    annex_xlsx,
    new_document,
    saved,
    write_paragraph,
)

# The rows' vocabulary comes along, so that a test of plans needs one import.
__all__ = [
    "AUTO",
    "LEFT",
    "TASK_FIELDS",
    "UP",
    "Bold",
    "Header",
    "Items",
    "Line",
    "Nested",
    "Section",
    "annex_docx",
    "annex_xlsx",
    "expected_sections",
    "vinh_khe",
    "vinh_khe_docx",
    "vinh_khe_pasted",
    "vinh_khe_rows",
    "vinh_khe_xlsx",
]

_DATA = Path(__file__).with_name("data") / "vinh_khe_2024.json"

TASK_FIELDS = (
    "number",
    "name",
    "deliverable",
    "lead",
    "coordinating",
    "timeframe",
    "budget",
    "note",
)


def vinh_khe() -> dict:
    """The plan 10/KH-UBND of 15/01/2024 in full, as it should be understood.

    Tasks are dicts of TASK_FIELDS, the body a list of [kind, text] with kind among
    "chapter", "heading", "text" and "note".
    """
    return json.loads(_DATA.read_text(encoding="utf-8"))


def expected_sections() -> list[tuple[str, str, list[tuple[str, ...]]]]:
    """Vĩnh Khê's annex: (number, name, its tasks as tuples in TASK_FIELDS' order)."""
    return [
        (
            section["number"],
            section["name"],
            [tuple(task[name] for name in TASK_FIELDS) for task in section["tasks"]],
        )
        for section in vinh_khe()["sections"]
    ]


# The row that the end of a page cuts in two, and what stands on either side. The text
# of the original file repeats "xuyên" on both sides.
CUT = {"deliverable": ("Các văn bản chỉ đạo của UBND", "xã")}
CUT_BUDGET = ("Kinh phí hoạt động thường", "xuyên")
CUT_BUDGET_REPEATED = ("Kinh phí hoạt động thường xuyên", "xuyên")


def vinh_khe_rows(
    *,
    between_tables: bool = True,
    cut_row: bool = True,
    cut_budget: tuple[str, str] = CUT_BUDGET,
    auto_numbers: bool = False,
    header_again: bool = False,
) -> list:
    """The annex's rows as the original has them.

    :param between_tables: sections III to VI stand between tables, not in rows
    :param cut_row: II.1 is cut in two by the end of a page, its rest without number
    :param cut_budget: what stands on both sides of the cut in II.1's budget
    :param auto_numbers: Word numbers the tasks
    :param header_again: the heading row is typed again in every new table
    """
    plan = vinh_khe()
    header = Header(plan["columns"])
    rows = [header]
    for section in plan["sections"]:
        title = f"{section['number']}. {section['name']}"
        if between_tables and section["number"] in ("III", "IV", "V", "VI"):
            level = 3 if section["number"] in ("III", "IV") else 4
            rows += [Line(title, f"Heading {level}")] + [header] * header_again
        else:
            if between_tables and section["number"] == "VII":
                rows += [Line()] + [header] * header_again
            rows.append(Section(title))
        for task in section["tasks"]:
            cells = [task[name] for name in TASK_FIELDS]
            cells[0] = AUTO if auto_numbers else cells[0] + "."
            cut_here = cut_row and (section["number"], task["number"]) == ("II", "1")
            if not cut_here:
                rows.append(cells)
                continue
            cells[2], rest = CUT["deliverable"]
            cells[6] = cut_budget[0]
            rows += [cells, Line(), *[header] * header_again]
            rows.append(["", "", rest, "", "", "", cut_budget[1], ""])
    return rows


def vinh_khe_pasted() -> str:
    """The annex as it stands in the text of the original file, marks and all."""
    plan = vinh_khe()
    lines = [f"**{title}**  " for title in plan["annex_title"]]
    lines += [f"*{plan['annex_reference']}*", ""]
    for row in vinh_khe_rows(cut_budget=CUT_BUDGET_REPEATED):
        match row:
            case Header(cells):
                lines.append("\t".join(cells))
            case Section(text):
                lines.append(f"<b>{text}</b>" + "\t" * (len(TASK_FIELDS) - 1))
            case Line("", _):
                lines.append("")
            case Line(text, style):
                marks = "#" * int(style[-1])
                mark = "**" if text.startswith(("V.", "VI.")) else ""
                lines += ["", f"{marks} {mark}{text}{mark}", ""]
            case cells:
                lines.append("\t".join(cells))
    return "\n".join(lines)


def vinh_khe_xlsx(**variations) -> bytes:
    """The annex as .xlsx; the variations are those of :func:`vinh_khe_rows`."""
    plan = vinh_khe()
    variations = {"between_tables": False, "cut_row": False} | variations
    return annex_xlsx(
        vinh_khe_rows(**variations),
        title=[*plan["annex_title"], plan["annex_reference"]],
    )


def vinh_khe_docx(
    *,
    letterhead: bool = True,
    body: bool = True,
    annex_label: str = "",
    in_content_control: bool = False,
    **variations,
) -> bytes:
    """The whole plan as .docx, laid out as the original.

    :param letterhead: the two-column table at the top of page 1 is there
    :param body: the chapters are there
    :param annex_label: a line such as "PHỤ LỤC" above the annex's title
    :param in_content_control: the annex's tables stand in one content control
    The other variations are those of :func:`vinh_khe_rows`.
    """
    plan = vinh_khe()
    document = new_document()
    if letterhead:
        _add_letterhead(document, plan)
    add_text(document, plan["kind"], bold=True, centred=True)
    add_text(document, plan["subject"], bold=True, centred=True)
    add_text(document, plan["preamble"])
    if body:
        _add_body(document, plan)
    add_text(document, plan["closing"])
    _add_signature(document, plan)
    _landscape(document)
    if annex_label:
        add_text(document, annex_label, bold=True, centred=True)
    for title in plan["annex_title"]:
        add_text(document, title, bold=True, centred=True)
    add_text(document, plan["annex_reference"], italic=True, centred=True)
    before = len(document.element.body)
    add_rows(document, vinh_khe_rows(**variations))
    if in_content_control:
        _wrap_in_content_control(document, before - 1)
    return saved(document)


def _add_letterhead(document, plan):
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    day = plan["date"].split("-")[::-1]
    write_paragraph(left.paragraphs[0], plan["superior"])
    write_paragraph(left.add_paragraph(), plan["issuer"], bold=True)
    write_paragraph(left.add_paragraph(), f"Số: {plan['number']}")
    write_paragraph(
        right.paragraphs[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True
    )
    write_paragraph(right.add_paragraph(), "Độc lập - Tự do - Hạnh phúc", bold=True)
    write_paragraph(
        right.add_paragraph(),
        "{place}, ngày {0} tháng {1} năm {2}".format(*day, place=plan["place"]),
        italic=True,
    )


def _add_body(document, plan):
    for kind, text in plan["body"]:
        add_text(
            document, text, bold=kind in ("chapter", "heading"), italic=kind == "note"
        )


def _add_signature(document, plan):
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    run = left.paragraphs[0].add_run("Nơi nhận:")
    run.bold = run.italic = True
    *others, last = plan["recipients"]
    for recipient in [f"- {each};" for each in others] + [f"- {last}."]:
        write_paragraph(left.add_paragraph(), recipient)
    write_paragraph(right.paragraphs[0], plan["authority"], bold=True)
    for text in (plan["signer_title"], "", "", plan["signer"]):
        write_paragraph(right.add_paragraph(), text, bold=True)


def _landscape(document):
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)


def _wrap_in_content_control(document, first):
    body = document.element.body
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    moved = list(body)[first:-1]  # the last one is the section's layout
    body.insert(first, control)
    control.find(qn("w:sdtContent")).extend(deepcopy(each) for each in moved)
    for each in moved:
        body.remove(each)
