from . import cchc_status_mixin
from . import cchc_unit
from . import cchc_plan
from . import cchc_section
from . import cchc_task
from . import cchc_milestone
from . import cchc_amendment
from . import cchc_amendment_line
