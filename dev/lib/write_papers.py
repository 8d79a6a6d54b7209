"""Fed to `odoo shell`: all that the addon prints, exports and shows, as text files.

Knows XML ids, addresses and public methods, no private one, so that it runs with the
code of any state. What is refused is a paper too: its text is the refusal.
"""

import importlib
import json
import os
import pkgutil
import re
import sys
from pathlib import Path
from urllib.parse import urlencode

from freezegun import freeze_time
from lxml import etree, html

from odoo.exceptions import UserError
from odoo.fields import Domain

sys.path.insert(0, "dev/lib")
import paper_text
from papers_web import Web

FOLDER, DAY = Path(os.environ["CCHC_PAPERS"]), os.environ["CCHC_DAY"]
READERS = {
    "docx": paper_text.of_docx,
    "xlsx": paper_text.of_xlsx,
    "ics": paper_text.of_calendar,
}
# A board's method → the models that may have it, and what it is asked.
BOARDS = {
    "year_board": ("cchc.plan", "cchc.year.board"),
    "steering_board": ("cchc.plan", "cchc.steering.board", "cchc.communes.board"),
}
UNSEEN = dict.fromkeys((0x34F, 0x200B, 0x200C, 0xAD, 0x2007))
BINARY = ("binary", "properties", "properties_definition", "json")

root = globals()["env"]
users = {user.login: user for user in root["res.users"].search([])}


def env_of(login):
    user = users[login]
    context = {
        "lang": "vi_VN",
        "tz": user.tz,
        "allowed_company_ids": user.company_ids.ids,
    }
    return root(user=user.id, context=context)


env = env_of("vanphong")
web = Web(root, users["vanphong"])


def write(name, text):
    """A paper; the folder's files are told apart by name."""
    file = FOLDER / f"{re.sub(r'[^A-Za-z0-9_.-]+', '_', name)}.txt"
    if file.exists():
        raise ValueError(f"two papers are named {file.name}")
    file.write_text(text.rstrip() + "\n", encoding="utf-8")


def all_of(model):
    """Its records, archived ones too, in the order in which they were made."""
    records = env[model].with_context(active_test=False).search([], order="id")
    return list(enumerate(records, 1))


# -- PDF


def print_all():
    owned = root["ir.model.data"].search(
        [("module", "=", "cchc_plan"), ("model", "=", "ir.actions.report")],
        order="name",
    )
    for row in owned:
        report = root["ir.actions.report"].browse(row.res_id)
        # Annexes are printed with their document.
        if not report.report_name.endswith("_annexes"):
            for number, record in all_of(report.model):
                for suffix, data in choices(report, record):
                    print_one(f"pdf.{row.name}.{number}{suffix}", report, record, data)


def choices(report, record):
    """What a print may be limited to, besides everything."""
    yield "", {}
    name = report.report_name
    if "year_board" in name:
        yield ".overdue", {"filters": {"status": "overdue"}}
    if "quick_report" in name:
        yield ".past", {"day": f"{record.year}-06-30"}
    if "quick_report" in name or "wall_sheet" in name:
        unit = env["cchc.unit"].search([], limit=1, order="sequence, id")
        yield ".unit", {"unit_id": unit.id}


def print_one(name, report, record, data):
    reports = env["ir.actions.report"]
    try:
        content, _kind = reports._render_qweb_pdf(
            report.report_name, record.ids, data=data or None
        )
    except UserError as error:
        write(name, f"refused: {error}")
    else:
        write(name, paper_text.of_pdf(content))


# -- files


def downloads():
    """The table of the download's controller, wherever it is."""
    package = importlib.import_module("odoo.addons.cchc_plan.controllers")
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        table = getattr(importlib.import_module(found.name), "DOWNLOADS", None)
        if table:
            return table
    raise ValueError("no controller has a table of downloads")


def download_all():
    for kind, download in downloads().items():
        for number, record in all_of(download.model):
            for extension in download.renderers:
                address = f"/cchc_plan/{kind}/{record.id}/{extension}"
                fetch(f"file.{kind}.{number}.{extension}", address)
    fetch("file.template_sample.docx", "/cchc_plan/report_template/sample")
    for login in ("vanhoa", "vanphong"):
        address = root["ir.config_parameter"].get_param(f"cchc_papers.{login}")
        fetch(f"file.calendar.{login}.ics", address)


def fetch(name, address):
    response = web.get(address)
    if response.status_code != 200:
        write(name, f"answered {response.status}: {refusal(response.data)}")
        return
    disposition = response.headers.get("Content-Disposition", "")
    text = READERS[name.rpartition(".")[2]](response.data)
    write(name, f"{disposition}\n{text}")


def refusal(content):
    """What a person reads on the page of an error."""
    said = html.fromstring(content).text_content() if content else ""
    found = re.search(r'"message": "([^"]*)", "arguments"', said)
    return found[1] if found else " ".join(said.split())


def export_all():
    """Each list of an action as its export writes it, as shown and by groups."""
    shown = root["ir.actions.act_window"].search([("res_model", "like", "cchc.%")])
    for model in sorted(set(shown.mapped("res_model"))):
        if root[model]._transient or not env[model].has_access("read"):
            continue
        fields = listed_fields(model)
        groups = [
            name for name in fields if env[model]._fields[name].type == "selection"
        ]
        groups = [name for name in groups if env[model]._fields[name].store][:1]
        for suffix, groupby in (("", []), (".grouped", groups)):
            if fields and (groupby or not suffix):
                export_one(f"list.{model}{suffix}.xlsx", model, fields, groupby)


def listed_fields(model):
    arch = etree.fromstring(env[model].get_view(view_type="list")["arch"])
    names = [field.get("name") for field in arch.iterchildren("field")]
    known = env[model].fields_get(names)
    # When a row was written is the database's own time.
    names = [name for name in names if name not in ("create_date", "write_date")]
    return [name for name in names if known[name]["type"] not in BINARY]


def export_one(name, model, fields, groupby):
    labels = env[model].fields_get(fields)
    records = (
        env[model].with_context(active_test=False).search([], order="id", limit=200)
    )
    data = {
        "model": model,
        "fields": [
            {
                "name": field,
                "label": labels[field]["string"],
                "type": labels[field]["type"],
                "store": labels[field].get("store", False),
            }
            for field in fields
        ],
        "ids": records.ids,
        "domain": [],
        "groupby": groupby,
        "import_compat": False,
        "context": dict(env.context),
    }
    fetch(name, f"/web/export/xlsx?{urlencode({'data': json.dumps(data)})}")


# -- boards


def show_boards():
    plans = [record for _number, record in all_of("cchc.plan")]
    unit = env["cchc.unit"].search([], limit=1, order="sequence, id")
    for login in ("vanphong", "chutich", "vanhoa"):
        show(login, "year_board", "nothing", {})
        show(login, "steering_board", "nothing", {})
        show(login, "steering_board", "year", {"year": int(DAY[:4])})
        for number, plan in enumerate(plans, 1):
            own = {"plan_id": plan.id}
            show(login, "year_board", f"{number}", own)
            show(login, "steering_board", f"{number}", own)
    for number, plan in enumerate(plans, 1):
        own = {"plan_id": plan.id}
        for name, filters in (
            ("overdue", {"status": "overdue"}),
            ("mine", {"is_mine": True}),
            ("unit", {"unit_id": unit.id}),
            ("words", {"words": "kiểm tra"}),
        ):
            show(
                "vanphong", "year_board", f"{number}.{name}", own | {"filters": filters}
            )
        page = own | {"offset": 10, "limit": 10}
        show("vanphong", "year_board", f"{number}.page", page)
        show("vanphong", "steering_board", f"{number}.unit", own | {"unit_id": unit.id})
        for day in ("03-31", "06-30", "09-30"):
            past = own | {"day": f"{plan.year}-{day}"}
            show("vanphong", "steering_board", f"{number}.{day}", past)


def show(login, method, name, asked):
    here = env_of(login)
    models = [model for model in BOARDS[method] if model in root]
    board = next(here[each] for each in models if hasattr(here[each], method))
    try:
        answer = plain(here, getattr(board, method)(**asked))
        text = json.dumps(answer, ensure_ascii=False, indent=1, sort_keys=True)
    except UserError as error:
        text = f"refused: {error}"
    write(f"board.{method}.{login}.{name}.json", paper_text.same_everywhere(text))


def plain(here, value):
    """Lists to open by the records in them, whatever the domain is."""
    if isinstance(value, dict):
        if {"model", "domain"} <= value.keys():
            records = here[value["model"]].search(Domain(value["domain"]))
            names = sorted(record.display_name for record in records)
            value = value | {"domain": f"{len(names)}: {' | '.join(names)}"}
        return {str(key): plain(here, each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(here, each) for each in value]
    return value


# -- messages


def tell_messages():
    """What people were sent and what the records' logs say, oldest first."""
    lines = {}
    messages = root["mail.message"].search([("model", "like", "cchc.%")], order="id")
    for message in messages:
        record = root[message.model].browse(message.res_id).exists()
        tracked = [
            f"{value.field_id.name}: {old} → {new}"
            for value in message.tracking_value_ids.sorted(
                lambda row: row.field_id.name
            )
            for old, new in [(tracked_value(value, "old"), tracked_value(value, "new"))]
        ]
        text = " | ".join(
            [
                record.display_name or "deleted" if record else "deleted",
                message.author_id.name or "",
                message.subject or "",
                words_of(message.body),
                *tracked,
            ]
        )
        lines.setdefault(message.model, []).append(text)
    for model, texts in lines.items():
        write(f"messages.{model}", paper_text.same_everywhere("\n".join(texts)))
    mails = root["mail.mail"].search([], order="id")
    mailed = [
        f"{mail.subject} | {', '.join(sorted(mail.recipient_ids.mapped('name')))} | "
        f"{words_of(mail.body_html)}"
        for mail in mails
    ]
    write("messages.mails", paper_text.same_everywhere("\n".join(mailed)))
    activities = root["mail.activity"].search([("res_model", "like", "cchc.%")])
    write(
        "messages.activities",
        "\n".join(
            sorted(
                f"{each.res_model} | {each.res_name} | {each.activity_type_id.name} | "
                f"{each.user_id.login} | {each.date_deadline} | {each.summary} | "
                f"{words_of(each.note)}"
                for each in activities
            )
        ),
    )


def tracked_value(row, which):
    names = ("char", "text", "datetime", "float", "integer")
    return next(
        (
            row[f"{which}_value_{name}"]
            for name in names
            if row[f"{which}_value_{name}"]
        ),
        "",
    )


def words_of(markup):
    # Mails are padded with letters that nobody sees.
    text = html.fromstring(markup).text_content() if markup else ""
    return " ".join(text.translate(UNSEEN).split())


KINDS = {
    "pdf": print_all,
    "file": download_all,
    "list": export_all,
    "board": show_boards,
    "messages": tell_messages,
}
with freeze_time(f"{DAY} 02:30:00"):
    for kind in os.environ["CCHC_KINDS"].split() or KINDS:
        KINDS[kind]()
write("complete", "")
