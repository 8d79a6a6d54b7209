from . import cchc_calendar_wizard
from . import cchc_chasing_wizard
from . import cchc_reminder_print
