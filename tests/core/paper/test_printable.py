"""Text as it may stand on paper: the short way says the same as the long one."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.paper.printable import lines, printable

PIECES = (
    "Kế hoạch",
    " ",
    "\n",
    "\t",
    "\u200b",
    "\xa0",
    "\ufeff",
    "e\u0302\u0301",
    "\xad",
)


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
@example("Báo  cáo")
@example(" Báo cáo")
@example(unicodedata.normalize("NFD", "Kế hoạch"))
@example("")
def test_what_may_stand_as_it_is_has_nothing_to_be_left_out(text):
    assert printable(text) == "\n".join(lines(text))
