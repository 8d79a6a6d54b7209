"""How often a property is tried: a bounded number of times, the same ones each time.

``dev/fuzz`` tries many more, and others each time: it sets ``CCHC_TRIES`` to how many
times as many.
"""

import os

from hypothesis import settings

TIMES = int(os.environ.get("CCHC_TRIES", 0))


def tries(max_examples: int = 100, **more) -> settings:
    """The settings of a test of a property."""
    return settings(
        derandomize=not TIMES,
        max_examples=max_examples * (TIMES or 1),
        deadline=None,
        **more,
    )
