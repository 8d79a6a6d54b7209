from . import organisation
from . import plan
from . import work
from . import reminding
from . import indicator
