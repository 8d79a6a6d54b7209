import math

from odoo import api, models
from odoo.exceptions import ValidationError

from ..core.text import storable

# Up to here a number keeps its figures; the database has no larger whole numbers.
LARGEST = {"integer": 2**31 - 1, "float": 1e15, "monetary": 1e15}


class Base(models.AbstractModel):
    # Whatever is sent for a field can be kept, or one sentence refuses it.
    #
    # Pasted text may hold what no database takes, and a form is no guard against what
    # other programs send.
    #
    # Not a docstring: Odoo keeps that as the description of other apps' models.

    _inherit = "base"

    @api.model_create_multi
    def create(self, vals_list):
        if self._cchc_is_guarded():
            vals_list = [self._cchc_storable(vals) for vals in vals_list]
        return super().create(vals_list)

    def write(self, vals):
        if self._cchc_is_guarded():
            vals = self._cchc_storable(vals)
        return super().write(vals)

    def onchange(self, values, field_names, fields_spec):
        if self._cchc_is_guarded():
            values = self._cchc_storable(values)
        return super().onchange(values, field_names, fields_spec)

    @api.model
    def _cchc_is_guarded(self) -> bool:
        return self._name.startswith("cchc.") or self._name == "res.company"

    @api.model
    def _cchc_storable(self, vals: dict) -> dict:
        """The values as they can be kept."""
        kept = dict(vals)
        for name, value in vals.items():
            if isinstance(value, str):
                kept[name] = storable(value)
            elif isinstance(value, int | float):
                self._cchc_check_number(name, value)
        return kept

    @api.model
    def _cchc_check_number(self, name: str, value: float):
        field = self._fields.get(name)
        limit = LARGEST.get(field.type, math.inf) if field else math.inf
        # "Not a number" is neither below nor above.
        if not abs(value) <= limit:
            raise ValidationError(
                self.env._(
                    "The number in “%(field)s” is too large to be kept; correct it.",
                    field=field._description_string(self.env),
                )
            )
