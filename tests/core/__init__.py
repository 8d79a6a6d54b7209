from . import tries  # before any property is defined: the profile that all follow
