"""odoo_on_a_day.py ARGUMENTS… — Odoo's command with its clock set to CCHC_DAY.

The clock goes on from there: a server that waits for a second to pass would hang.
"""

import os

from freezegun import freeze_time

freeze_time(f"{os.environ['CCHC_DAY']} 01:00:00", tick=True).start()

from odoo.cli.command import main  # noqa: E402  the clock comes first

main()
