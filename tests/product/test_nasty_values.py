"""Whatever is sent for a field: it is kept and shows, or one sentence refuses it."""

import math

from psycopg2 import IntegrityError
from psycopg2.errors import NotNullViolation

from odoo.exceptions import UserError
from odoo.models import MAGIC_COLUMNS
from odoo.tools import mute_logger

from .rpc_world import RpcWorld

TEXTS = [
    # All that a field may choke on, in one: what is wrong shows which it was.
    "Rà\0 soát \ud800\ufffe \x1b[31m \u202eđảo\u2066 <img src=x onerror=alert(1)> "
    "{{ ''.__class__ }} {% for x in y %} %(name)s %s {0} ../../x\r\nSet-Cookie: a=b",
    '=HYPERLINK("http://x","y")',
    "9" * 5000,
    "1.000,5",
    "Rà soát " * 20_000,
    "\0",
]
NUMBERS = [0, -1, 2**31 - 1, 2**31, 10**30]
VALUES = {
    "char": TEXTS,
    "text": TEXTS,
    "html": TEXTS,
    "integer": NUMBERS,
    "float": [*NUMBERS, math.nan, -math.inf, 1e308, 1e-320],
    "monetary": [*NUMBERS, math.nan, math.inf],
    "date": ["0001-01-01", "1000-01-01", "9999-12-31", "2024-02-29", False],
    "datetime": ["0001-01-01 00:00:00", "9999-12-31 23:59:59", False],
}
PEOPLE = ("office", "unit")


class TestNastyValues(RpcWorld):
    maxDiff = None

    @mute_logger("odoo.sql_db")
    def test_every_field_bears_any_value(self):
        wrong = []
        for who in PEOPLE:
            for model, record in self.records.items():
                if model.startswith("cchc."):
                    record = record.with_user(self.people[who])
                    wrong += self._tried(record) if record.has_access("write") else []
        self.assertEqual(wrong, [])

    def _tried(self, record) -> list[str]:
        wrong = []
        for name, field in record._fields.items():
            if name in MAGIC_COLUMNS or (not field.store and not field.inverse):
                continue
            for value in VALUES.get(field.type, ()):
                found = self._found(record, {name: value})
                if found:
                    wrong.append(f"{record._name}.{name} = {value!r:.40}: {found}")
        return wrong

    def _found(self, record, values) -> str:
        """What is wrong with what becomes of a value; or nothing."""
        savepoint = self.env.cr.savepoint()
        try:
            record.web_save(values, {"display_name": {}})
            self.env.flush_all()
            self.env.invalidate_all()
            record.web_read({name: {} for name in record._fields})
        except IntegrityError as error:
            return self._of_database(error)
        except UserError as error:
            return "" if error.args[0].strip() else "refused without a word"
        except Exception as error:  # the web client would show its traceback
            return f"{type(error).__name__}: {error}"[:160]
        finally:
            self.env.transaction.clear()
            savepoint.close(rollback=True)
        return ""

    def _of_database(self, error) -> str:
        """Whether the refusal of the database has its sentence; or what has none."""
        name = error.diag.constraint_name
        known = {each for model in self.env.values() for each in model._table_objects}
        is_known = isinstance(error, NotNullViolation) or name in known
        return "" if is_known else f"{name} has no sentence"
