from . import cchc_complete_wizard
from . import cchc_handover_wizard_line
from . import cchc_handover_wizard
from . import cchc_decide_wizard
