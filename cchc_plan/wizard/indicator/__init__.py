from . import cchc_plan_import_indicator
from . import cchc_plan_import
from . import cchc_next_year
