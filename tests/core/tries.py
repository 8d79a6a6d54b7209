"""How often a property is tried: a bounded number of times, the same ones each time.

``dev/fuzz`` tries many more, and others each time: it sets ``CCHC_TRIES`` to how many
times as many. Every property is under this one switch, also where a test does not say
how often it is tried.
"""

import os

from hypothesis import settings

TIMES = int(os.environ.get("CCHC_TRIES", 0))
_USUAL = 100

settings.register_profile(
    "cchc_plan",
    derandomize=not TIMES,
    max_examples=_USUAL * (TIMES or 1),
    deadline=None,
)
settings.load_profile("cchc_plan")


def tries(max_examples: int = _USUAL, **more) -> settings:
    """The settings of a test of a property that is tried more or less often."""
    return settings(max_examples=max_examples * (TIMES or 1), **more)
