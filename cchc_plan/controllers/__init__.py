from . import cchc_plan_download
