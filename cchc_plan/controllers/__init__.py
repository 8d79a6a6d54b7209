from . import cchc_calendar
from . import cchc_list_export
from . import cchc_plan_download
from . import cchc_report_download
