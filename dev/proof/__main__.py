"""python dev/proof MODULE FUNCTION DATABASE… — a measurement or a trial of faults."""

import os
import sys
from importlib import import_module

import odoo.init  # noqa: F401
from odoo import tools

# The addon's own code is there only after this.
tools.config.parse_config(
    ["-c", os.environ["ODOO_RC"], "--no-http", "--log-level=warn"]
)

module, function, *arguments = sys.argv[1:]
sys.exit(getattr(import_module(module), function)(*arguments))
