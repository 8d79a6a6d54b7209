"""Two people who press the same button in two browsers, through the web server.

A lock on a table that the work writes to holds the first click in the middle of it, so
that the second one comes while the first is at work, and never by chance.
"""

import time
from concurrent.futures import ThreadPoolExecutor

import race_checks as checks
import race_works as works
import requests
from commune import TODAY
from session import open_database
from trial import tell

from odoo import sql_db

PASSWORD = "race"
PATIENCE = 60  # seconds


class Browser:
    """A person who is logged in."""

    def __init__(self, url: str, database: str, login: str):
        self.url, self.session = url, requests.Session()
        answer = {"db": database, "login": login, "password": PASSWORD}
        self.post("/web/session/authenticate", answer)

    def call(self, model: str, method: str, *args) -> dict:
        """What the server answers: with a result, or with an error."""
        params = {"model": model, "method": method, "args": args}
        params["kwargs"] = {"context": {"lang": "vi_VN"}}
        return self.post(f"/web/dataset/call_kw/{model}/{method}", params)

    def post(self, path: str, params: dict) -> dict:
        answer = self.session.post(
            self.url + path, json={"params": params}, timeout=PATIENCE
        )
        answer.raise_for_status()
        return answer.json()


def main(database: str, url: str) -> bool:
    with open_database(database) as env:
        return _approve(env, url) | _complete(env, url)


def _approve(env, url: str) -> bool:
    report = works.in_review(env, " web approve")
    leaders = _browsers(env, url, report.company_id, "leader")
    answers = _overlap(
        env.cr.dbname,
        "cchc_report_line",
        lambda number: leaders[number].call(
            "cchc.report", "action_approve", [report.id]
        ),
    )
    return _tell(env, "approve a report", answers, checks.is_frozen, report)


def _complete(env, url: str) -> bool:
    due = works.milestone(env, " web complete")
    people = _browsers(env, url, due.company_id, "office")
    dialog = {
        "task_id": due.task_id.id,
        "milestone_id": due.id,
        "source": "register",
        "number": works.NUMBER,
        "date": str(TODAY),
        "date_done": str(TODAY),
    }
    model = "cchc.complete.wizard"
    dialogs = [
        person.call(model, "web_save", [], dialog, {})["result"][0]["id"]
        for person in people
    ]
    answers = _overlap(
        env.cr.dbname,
        "cchc_document",
        lambda number: people[number].call(model, "action_complete", [dialogs[number]]),
    )
    return _tell(env, "complete a milestone", answers, checks.is_completed, due)


def _browsers(env, url: str, company, role: str) -> list[Browser]:
    people = [works.person(env, company, role, number) for number in range(2)]
    for user in people:
        user.password = PASSWORD
    env.cr.commit()
    return [Browser(url, env.cr.dbname, user.login) for user in people]


def _overlap(database: str, table: str, click) -> tuple[dict, dict]:
    """The answers to the first click, held in the middle, and to the second."""
    with ThreadPoolExecutor(1) as pool, sql_db.db_connect(database).cursor() as cr:
        cr.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
        first = pool.submit(click, 0)
        _wait_for_waiting(cr, table)
        second = click(1)
        cr.rollback()
        return first.result(PATIENCE), second


def _wait_for_waiting(cr, table: str):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        cr.execute(
            "SELECT 1 FROM pg_locks WHERE relation = %s::regclass AND NOT granted",
            (table,),
        )
        if cr.fetchone():
            return
        time.sleep(0.02)
    raise TimeoutError(f"nobody writes to {table}")


def _tell(env, name: str, answers, is_whole, record) -> bool:
    first, second = answers
    said = second.get("error", {}).get("data", {}).get("message", "")
    env.cr.rollback()
    env.invalidate_all()
    is_well = "error" not in first and checks.is_sentence(said) and is_whole(record)
    return tell(f"{name} in two browsers (“{said}”)", is_well)
