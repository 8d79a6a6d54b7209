import math

from odoo import api, models
from odoo.exceptions import ValidationError

from ...core.text.normalize import storable

# Up to here a number keeps its figures; the database has no larger whole numbers.
MAX_NUMBERS = {"integer": 2**31 - 1, "float": 1e15, "monetary": 1e15}


class CchcBaseMixin(models.AbstractModel):
    """What every model of the addon checks before it stores or shows anything.

    Values: pasted text may hold what no database takes, and a form is no guard
    against what other programs send. Each value can be stored, or one sentence
    refuses it.

    Records: related fields and names of records are read by the system. Whoever could
    point a dialog, or a form that is not saved yet, at a record of another commune
    would be shown its content there.
    """

    _name = "cchc.base.mixin"
    _description = "Checks Values and Access"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create([storable_values(self, vals) for vals in vals_list])
        if self._transient:
            self._check_relational_access(records)
        return records

    def write(self, vals):
        result = super().write(storable_values(self, vals))
        if self._transient:
            self._check_relational_access(self)
        return result

    def onchange(self, values, field_names, fields_spec):
        values = storable_values(self, values)
        links = [name for name, field in self._fields.items() if field.relational]
        defaults = {} if field_names else self.default_get(links)
        given = {name: values[name] for name in links if name in values}
        form = self.new(defaults | given)
        self._check_relational_access(form)
        for name in given:
            if self._fields[name].type == "one2many":
                self._check_relational_access(form[name])
        return super().onchange(values, field_names, fields_spec)

    @api.model
    def _check_relational_access(self, records):
        """Refuse links to records of the addon that the user may not read.

        The records may be lines of another addon's model, e.g. messages.
        """
        if self.env.su:
            return
        for name, field in records._fields.items():
            model = field.comodel_name or ""
            if field.compute or not model.startswith(("cchc.", "res.company")):
                continue
            if field.type != "one2many":
                records[name]._origin.check_access("read")


def storable_values(records, vals: dict) -> dict:
    """The values as the database can store them; a number too large is refused."""
    stored = dict(vals)
    for name, value in vals.items():
        if isinstance(value, str):
            stored[name] = storable(value)
        elif isinstance(value, int | float):
            _check_number(records, name, value)
    return stored


def _check_number(records, name: str, value: float):
    field = records._fields.get(name)
    limit = MAX_NUMBERS.get(field.type, math.inf) if field else math.inf
    # "Not a number" is neither below nor above.
    if not abs(value) <= limit:
        raise ValidationError(
            records.env._(
                "The number in “%(field)s” is too large to be kept; correct it.",
                field=field._description_string(records.env),
            )
        )
