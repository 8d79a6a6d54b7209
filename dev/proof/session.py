"""An environment of Odoo in a program of its own."""

from contextlib import contextmanager
from unittest.mock import patch

from commune import TODAY

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry


@contextmanager
def open_database(name: str):
    """The environment of Odoo's own user in a database; the day is a fixed one."""
    registry = Registry(name)
    with (
        patch.object(registry["cchc.reminder"], "_today", lambda self: TODAY),
        registry.cursor() as cr,
    ):
        yield api.Environment(cr, SUPERUSER_ID, {})
