from . import base
from . import base_list_export
from . import plan
from . import work
from . import reminding
from . import indicator
from . import reporting
