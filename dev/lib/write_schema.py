"""Fed to `odoo shell` in the checkout's root: notes what the addon stores."""

import sys

sys.path.insert(0, "tests")
from schema import SNAPSHOT, written

SNAPSHOT.write_text(written(globals()["env"]), encoding="utf-8")
