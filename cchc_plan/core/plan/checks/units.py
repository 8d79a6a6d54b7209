"""Check 10: the lead unit is missing, unknown, or goes by several names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ...organisation.unit_names import is_all_units, match_unit, split_names
from ...text.finding import Finding, _lt
from ...text.normalize import clean, fold
from ...text.numbering import split_label
from ..draft import PlanDraft
from .context import CheckContext
from .passages import Passage, item_number, narrative_lines

_DASHES = re.compile(r"\s*[-–—]\s*")
_MAX_NAMES = 200  # different cells; no plan has more, and each is compared with each
_MAX_HEADING = 80  # letters; a longer numbered line is a sentence


@dataclass(frozen=True)
class _Mention:
    """A unit as a cell of the annex names it."""

    where: str
    name: str
    is_lead: bool

    @property
    def spelling(self) -> str:
        """Case and the spaces around dashes make no other spelling."""
        return _DASHES.sub(" - ", self.name.lower())


def check_lead_missing(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 10: no lead unit; said once where the annex has no column for it."""
    places = [where for where, task in draft.tasks if not clean(task.lead)]
    if places and len(places) == len(draft.tasks):
        yield Finding("lead_missing", "", _lt("No task has a lead unit"))
        return
    for where in places:
        yield Finding("lead_missing", where, _lt("The task has no lead unit"))


def check_lead_unknown(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 10: a lead unit that the commune does not have, at its first task."""
    spellings = _spellings(context)
    for mention in _first_mentions(draft, context) if spellings else ():
        if mention.is_lead and match_unit(mention.name, spellings) is None:
            yield Finding(
                "lead_unknown",
                mention.where,
                _lt("“%(unit)s” leads a task, but there is no such unit"),
                {"unit": mention.name},
            )


def check_unit_spellings(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 10: one unit under two names in the annex: "Văn hoá" and "Văn hóa"."""
    spellings = _spellings(context)
    seen: dict[object, dict[str, _Mention]] = {}
    for mention in _first_mentions(draft, context):
        unit = match_unit(mention.name, spellings)
        names = seen.setdefault(fold(mention.spelling) if unit is None else unit, {})
        if names and mention.spelling not in names:
            first = next(iter(names.values()))
            yield Finding(
                "unit_spelled_twice",
                mention.where,
                _lt("“%(unit)s” is written “%(first)s” in %(place)s"),
                {"unit": mention.name, "first": first.name, "place": first.where},
            )
        names.setdefault(mention.spelling, mention)


def check_leads_in_body(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 10: a lead unit to which the body's list of who does what gives nothing."""
    body = _BodyList.of(draft, context)
    for lead in body.leads:
        if lead.name not in body.listed and fold(lead.name) not in body.text:
            yield Finding(
                "lead_not_in_body",
                lead.where,
                _lt("“%(unit)s” leads tasks, but the body gives it none"),
                {"unit": lead.name},
            )


def check_names_in_body(draft: PlanDraft, context: CheckContext) -> Iterator[Finding]:
    """Check 10: the annex says "Văn phòng", the body "Văn phòng - Thống kê"."""
    body = _BodyList.of(draft, context)
    others: dict[str, str] = {}
    for lead in body.leads:
        heading = body.listed.get(lead.name)
        if heading and match_unit(heading, [[lead.name]]) is None:
            others.setdefault(heading, lead.name)
    if others:
        names = (f"{name} ({heading})" for heading, name in others.items())
        yield Finding(
            "unit_name_differs",
            body.headings[next(iter(others))],
            _lt("The annex calls units otherwise than the body: %(names)s"),
            {"names": "; ".join(names)},
        )


@dataclass(frozen=True)
class _BodyList:
    """The body's chapter that says, under a heading for each unit, who does what.

    All is empty where the plan has no such list: where not even two of its headings are
    units that lead in the annex.
    """

    leads: tuple[_Mention, ...] = ()  # of the annex, unless the commune has them
    listed: Mapping[str, str] = field(default_factory=dict)  # lead → heading
    headings: Mapping[str, str] = field(default_factory=dict)  # heading → place
    text: str = ""

    @classmethod
    def of(cls, draft: PlanDraft, context: CheckContext) -> "_BodyList":
        lines = narrative_lines(draft)["organisation"]
        headings = _headings(lines)
        names = [[heading] for heading in headings]
        leads = [each for each in _first_mentions(draft, context) if each.is_lead]
        listed = {
            lead.name: names[index][0]
            for lead in leads
            if (index := match_unit(lead.name, names)) is not None
        }
        if len(set(listed.values())) < 2:
            return cls()
        spellings = _spellings(context)
        unsettled = (each for each in leads if match_unit(each.name, spellings) is None)
        text = fold(" ".join(line.text for line in lines))
        return cls(tuple(unsettled), listed, headings, text)


def _spellings(context: CheckContext) -> list[list[str]]:
    return [[unit.name, *unit.spellings] for unit in context.units]


def _first_mentions(draft: PlanDraft, context: CheckContext) -> list[_Mention]:
    """Each name of a unit where it stands first, as a lead and as another."""
    spellings = _spellings(context)
    first: dict[tuple[str, bool], _Mention] = {}
    split: dict[str, list[str]] = {}
    for where, task in draft.tasks:
        for cell, is_lead in ((task.lead, True), (task.coordinating, False)):
            if len(split) == _MAX_NAMES:
                return list(first.values())
            if cell not in split:
                split[cell] = split_names(cell, spellings)[:_MAX_NAMES]
            for name in split[cell]:
                if not is_all_units(name):
                    first.setdefault((name, is_lead), _Mention(where, name, is_lead))
    return list(first.values())


def _headings(lines: tuple[Passage, ...]) -> dict[str, str]:
    """The chapter of each short numbered line that ends like a heading."""
    headings: dict[str, str] = {}
    for line in lines:
        number = item_number(line.text)
        is_short = len(line.text) <= _MAX_HEADING and line.text[-1] not in ".;"
        if number and is_short and len(headings) < _MAX_NAMES:
            name = (
                split_label(line.text)[1] if number[1] else line.text.partition(" ")[2]
            )
            headings.setdefault(name.strip(" :"), line.where.partition(",")[0])
    return headings
