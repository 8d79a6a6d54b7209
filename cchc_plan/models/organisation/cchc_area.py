from odoo import api, fields, models

from ...core.text.normalize import bare


class CchcArea(models.Model):
    """A field of administrative reform, shared by all plans so that they add up."""

    _name = "cchc.area"
    _description = "Field of Reform"
    _inherit = ["cchc.base.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=False)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    aliases = fields.Text(
        string="Other Titles",
        help="Other right titles, one a line; a part of a section's title will do.",
    )
    former_titles = fields.Text(
        help="Titles of earlier years, one a line: a section still finds its field by "
        "them, and the review points them out.",
    )
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint(
        "UNIQUE(code)", "Another field of reform already has this code."
    )

    def _titles(self) -> list[str]:
        """The titles that are right today."""
        self.ensure_one()
        return [self.name, *filter(None, (self.aliases or "").splitlines())]

    def _all_titles(self) -> list[str]:
        former = (self.former_titles or "").splitlines()
        return [*self._titles(), *filter(None, former)]

    @api.model
    def _match(self, title: str):
        """The area one of whose titles stands in ``title``; the longest hit wins."""
        title = bare(title)
        hits = [
            (len(bare(spelling)), area)
            for area in self.search([])
            for spelling in area._all_titles()
            if bare(spelling) and bare(spelling) in title
        ]
        return max(hits, key=lambda hit: hit[0])[1] if hits else self.browse()
