"""What a rule noticed: a warning with its place, and a file that cannot be read.

``core`` imports nothing of Odoo, so a finding carries its English template and the
values that fill it; the models translate the template and then fill it in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


def _lt(template: str) -> str:
    """Mark a template for translation; Odoo's term export looks for this name."""
    return template


@dataclass(frozen=True)
class Finding:
    """One suspicion. It is shown, never acted upon.

    >>> Finding("year_missing", "I.5", "“%(words)s” has no year", {"words": "Quý IV"})
    Finding(I.5: “Quý IV” has no year)
    """

    code: str  # stable name of the rule: "year_missing"
    where: (
        str  # the place as a reader finds it: "II.4", "Nơi nhận"; "" = the whole plan
    )
    template: str  # English, with %(name)s for each value
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def text(self) -> str:
        """The finding in English."""
        return self.template % self.values

    def at(self, where: str) -> "Finding":
        """The same finding at another place."""
        return Finding(self.code, where, self.template, self.values)

    def __repr__(self):
        return f"Finding({self.where}: {self.text})"


class UnreadableFile(Exception):
    """A file that holds no plan we can read: says why and what to do instead."""

    def __init__(self, code: str, template: str, **values):
        super().__init__(template % values)
        self.code = code
        self.template = template
        self.values = values
