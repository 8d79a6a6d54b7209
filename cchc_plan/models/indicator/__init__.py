from . import cchc_indicator
from . import cchc_indicator_target
from . import cchc_indicator_part
from . import cchc_indicator_value
from . import cchc_indicator_value_part
from . import cchc_plan
