from . import res_company
from . import cchc_company_mixin
from . import cchc_area
from . import cchc_status_mixin
from . import cchc_document_type
from . import cchc_document
from . import cchc_decree
from . import cchc_unit
from . import cchc_recipient_line
from . import cchc_rights_mixin
from . import cchc_plan
from . import cchc_plan_actions
from . import cchc_plan_api
from . import cchc_plan_lifecycle
from . import cchc_section
from . import cchc_task
from . import cchc_task_milestones
from . import cchc_milestone
from . import cchc_indicator
from . import cchc_amendment
from . import cchc_amendment_line
from . import cchc_plan_draft  # extends sections and tasks as well
from . import cchc_plan_export  # extends tasks and amendments as well
from . import ir_actions_report
