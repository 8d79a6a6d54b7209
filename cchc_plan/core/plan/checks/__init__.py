"""What looks wrong in a plan, as warnings: the checks of DOMAIN.md §8.1.

Nothing is corrected here. A check is a function of the plan and of what is known of
the commune that yields its findings; to add one, write it in the module of its subject
and list it below.
"""

from collections.abc import Callable, Iterator

from .authorities import (
    check_abolished_levels,
    check_file_copy,
    check_receiving_authority,
)
from .citations import (
    check_in_force,
    check_on_record,
    check_spacing,
    check_year_differs,
    check_year_missing,
)
from .context import (
    OFFICIAL_AREAS,
    CheckContext,
    KnownDecree,
    KnownUnit,
    ReportLine,
)
from .dates import (
    check_due_after_plan,
    check_due_before_plan,
    check_undated_share,
    check_wordings,
)
from .reports import check_due_before_cutoff, check_due_together
from .structure import (
    check_annex_label,
    check_areas,
    check_chapter_numbers,
    check_item_numbers,
    check_left_dots,
    check_task_numbers,
    check_titles,
)
from .targets import check_target_units, check_targets_in_annex
from .tasks import check_products, check_repeated_tasks
from .units import (
    check_lead_missing,
    check_lead_unknown,
    check_leads_in_body,
    check_names_in_body,
    check_unit_spellings,
)
from .years import (
    check_basis_numbers,
    check_basis_years,
    check_last_year,
    check_title_years,
)
from ..draft import PlanDraft
from ...text.finding import Finding
from .passages import ReadingOrder

__all__ = [
    "CHECKS",
    "OFFICIAL_AREAS",
    "CheckContext",
    "KnownDecree",
    "KnownUnit",
    "ReportLine",
    "run_checks",
]

Check = Callable[[PlanDraft, CheckContext], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    check_due_before_plan,  # 1
    check_due_after_plan,  # 2
    check_wordings,  # 3
    check_undated_share,  # 4
    check_year_missing,  # 5
    check_year_differs,  # 6
    check_on_record,  # 7
    check_in_force,
    check_spacing,
    check_titles,  # 8
    check_chapter_numbers,
    check_task_numbers,
    check_item_numbers,
    check_annex_label,
    check_left_dots,
    check_products,  # 9
    check_lead_missing,  # 10
    check_lead_unknown,
    check_unit_spellings,
    check_leads_in_body,
    check_names_in_body,
    check_areas,  # 11
    check_target_units,  # 12
    check_targets_in_annex,
    check_due_before_cutoff,  # 13
    check_due_together,
    check_title_years,  # 14
    check_last_year,
    check_basis_years,
    check_basis_numbers,
    check_abolished_levels,  # 15
    check_receiving_authority,  # 16
    check_file_copy,
    check_repeated_tasks,  # 17
)


def run_checks(
    draft: PlanDraft, context: CheckContext | None = None
) -> tuple[Finding, ...]:
    """Every finding of every check, in the reading order of the plan's places.

    It changes nothing, raises nothing and takes time in proportion to the plan. What
    the reader of a file noticed (``draft.findings``) is not repeated.
    """
    context = context or CheckContext()
    findings = (finding for check in CHECKS for finding in check(draft, context))
    rank = ReadingOrder(draft)
    unique = {(each.where, each.code, each.text): each for each in findings}
    return tuple(sorted(unique.values(), key=lambda finding: rank(finding.where)))
