from . import cchc_board
from . import cchc_year_board
from . import cchc_steering_board
from . import cchc_communes_board
from . import cchc_plan
