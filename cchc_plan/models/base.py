from odoo import api, models


class Base(models.AbstractModel):
    # No dialog or form tells what is in a record that the user may not read.
    #
    # Related fields and names of records are read by the system. So whoever could point
    # a dialog, or a form that is not saved yet, at a record of another commune would be
    # shown its words there.
    #
    # Not a docstring: Odoo keeps that as the description of other apps' models.

    _inherit = "base"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        if self._cchc_is_dialog():
            records._cchc_check_reach()
        return records

    def write(self, vals):
        result = super().write(vals)
        if self._cchc_is_dialog():
            self._cchc_check_reach()
        return result

    def onchange(self, values, field_names, fields_spec):
        if self._name.startswith("cchc."):
            links = [name for name, field in self._fields.items() if field.relational]
            defaults = {} if field_names else self.default_get(links)
            given = {name: values[name] for name in links if name in values}
            form = self.new(defaults | given)
            form._cchc_check_reach()
            for name in given:
                if self._fields[name].type == "one2many":
                    form[name]._cchc_check_reach()
        return super().onchange(values, field_names, fields_spec)

    @api.model
    def _cchc_is_dialog(self) -> bool:
        return self._transient and self._name.startswith("cchc.")

    def _cchc_check_reach(self):
        """Refuse records of the addon that the user may not read."""
        if self.env.su:
            return
        for name, field in self._fields.items():
            model = field.comodel_name or ""
            if field.compute or not model.startswith(("cchc.", "res.company")):
                continue
            if field.type != "one2many":
                self[name]._origin.check_access("read")
