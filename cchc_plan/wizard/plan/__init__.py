from . import cchc_plan_review
from . import cchc_amendment_wizard
from . import cchc_next_year
from . import cchc_plan_import
from . import cchc_plan_import_line
from . import cchc_plan_import_unit
from . import cchc_plan_import_finding
