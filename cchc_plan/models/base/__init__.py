from . import cchc_base_mixin
from . import res_company
from . import cchc_company_mixin
from . import cchc_rights_mixin
from . import cchc_letterhead_mixin
from . import cchc_vietnamese_mixin
from . import cchc_shared_mixin
from . import ir_actions_report
