"""Two people meet at one record: what they do, and what must hold afterwards."""

import os
import traceback
from collections.abc import Callable
from dataclasses import dataclass

import race_checks as checks
import race_works as works
from race import Act, race
from session import open_database
from trial import tell

from odoo.tools import mute_logger


@dataclass(frozen=True)
class Trial:
    name: str
    prepare: Callable  # env, mark → the record that it is about
    first: tuple[str, Callable]  # the role, and what it does with the record
    second: tuple[str, Callable]
    is_whole: Callable  # record → whether all of it is there, once
    is_told: bool | None = True  # the second is refused; None: either will do


def _same(name, prepare, role, work, is_whole, is_told=True) -> Trial:
    return Trial(name, prepare, (role, work), (role, work), is_whole, is_told)


def _issue_and(name: str, edit: Callable) -> list[Trial]:
    """The office edits a draft that a leader issues, whoever is the first."""
    issue, edit = ("leader", works.call("action_issue")), ("office", edit)
    return [
        Trial(f"issue, then {name}", works.draft, issue, edit, checks.is_issued, None),
        Trial(f"{name}, then issue", works.draft, edit, issue, checks.is_issued, None),
    ]


COMPLETE = works.complete(works.NUMBER)
APPROVE, SUBMIT = works.call("action_approve"), works.call("action_submit")

TRIALS = [
    _same("approve a report", works.in_review, "leader", APPROVE, checks.is_frozen),
    _same("hand in a part", works.part, "owner", SUBMIT, checks.is_handed_in),
    Trial(
        "approve a report, hand in a part of it",
        works.part_in_review,
        ("leader", lambda part: APPROVE(part.report_id)),
        ("owner", SUBMIT),
        checks.is_frozen_with_part,
    ),
    Trial(
        "hand in a part, approve its report",
        works.part_in_review,
        ("owner", SUBMIT),
        ("leader", lambda part: APPROVE(part.report_id)),
        checks.is_handed_in_and_not_frozen,
    ),
    _same(
        "complete a milestone",
        works.milestone,
        "office",
        COMPLETE,
        checks.is_completed,
    ),
    Trial(
        "register the same number",
        works.milestone,
        ("office", COMPLETE),
        ("office", works.complete(works.NUMBER, which=1)),
        checks.is_registered_once,
    ),
    Trial(
        "grant and refuse more time",
        works.asked,
        ("leader", works.decide("approved")),
        ("leader", works.decide("refused")),
        checks.is_decided,
    ),
    Trial(
        "refuse and grant more time",
        works.asked,
        ("leader", works.decide("refused")),
        ("leader", works.decide("approved")),
        checks.is_decided,
    ),
    _same(
        "issue a plan",
        works.draft,
        "leader",
        works.call("action_issue"),
        checks.is_issued,
    ),
    *_issue_and("add a task", works.add_task),
    *_issue_and("change a timeframe", works.change_timeframe),
    *_issue_and("change the units", works.change_units),
    *_issue_and("remove a task", works.remove_task),
    _same(
        "accept one import",
        works.read,
        "owner",
        works.call("action_accept"),
        checks.is_taken_over,
        None,  # the second click is shown what the first one made
    ),
    _same(
        "accept two imports of one file",
        works.read_by_two,
        "office",
        works.accept_own,
        checks.is_imported_once,
    ),
    _same(
        "import one file by program",
        works.company,
        "office",
        works.import_file,
        checks.is_imported_once,
        False,  # the later one brings the draft of the earlier up to date
    ),
    Trial(
        "close a plan, begin its report",
        works.issued,
        ("leader", works.call("action_close")),
        ("office", lambda plan: plan.report_ids[0].action_collect()),
        checks.is_closed_or_reported,
    ),
    Trial(
        "begin a report, close its plan",
        works.issued,
        ("office", lambda plan: plan.report_ids[0].action_collect()),
        ("leader", works.call("action_close")),
        checks.is_closed_or_reported,
    ),
    Trial(
        "the daily run twice",
        works.plan_to_remind,
        ("root", works.remind),
        ("root", works.run),
        checks.is_reminded,
        False,
    ),
    _same(
        "the summaries twice",
        works.reminded,
        "root",
        works.summarise,
        checks.is_summarised,
        False,
    ),
]


def main(database: str, *names: str):
    with (
        open_database(database) as env,
        # A conflict is what is tried here; Odoo tells each as a bad query.
        mute_logger("odoo.sql_db", "odoo.service.model"),
    ):
        failed = False
        for trial in TRIALS:
            if not names or any(name in trial.name for name in names):
                failed |= _try(env, trial, is_held=True)
                failed |= _try(env, trial, is_held=False)
        return failed


def _try(env, trial: Trial, *, is_held: bool) -> bool:
    when = "at once" if is_held else "unseen"
    mark = f" {trial.name} {when} {os.getpid()}"
    record = trial.prepare(env, mark).with_env(env)
    first, second = (
        _act(env, record, number, *act)
        for number, act in enumerate((trial.first, trial.second))
    )
    env.cr.commit()
    race(env.cr.dbname, first, second, is_held=is_held)
    env.cr.rollback()
    env.invalidate_all()
    if second.error:
        traceback.print_exception(second.error)
    is_told = bool(second.said)
    is_well = (
        not second.error
        and trial.is_told in (None, is_told)
        and (not is_told or checks.is_sentence(second.said))
        and trial.is_whole(record.exists())
    )
    said = f" (“{second.said}”)" if is_told else ""
    return tell(f"{trial.name}, {when}{said}", is_well)


def _act(env, record, number: int, role: str, work: Callable) -> Act:
    if role == "root":
        user = env.ref("base.user_root")
    elif role == "owner":
        user = record.user_id if "user_id" in record else record.create_uid
    else:
        company = record if record._name == "res.company" else record.company_id
        user = works.person(env, company, role, number)
    name, record_id = record._name, record.id
    return Act(user.id, lambda env: work(env[name].browse(record_id)))
