from . import cchc_day_off_fill
