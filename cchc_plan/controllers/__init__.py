from . import cchc_calendar
from . import cchc_plan_download
