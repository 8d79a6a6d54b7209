from . import cchc_day_off
from . import cchc_area
from . import cchc_document_type
from . import cchc_document
from . import cchc_decree
from . import cchc_unit
from . import res_company
