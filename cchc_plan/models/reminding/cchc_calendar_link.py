import hashlib
import hmac
import re
import secrets

from odoo import api, fields, models

# The first letters of a key find its row; only the whole key opens it.
SELECTOR_LENGTH = 12
PATH = "/cchc/calendar/%s.ics"
KEY = re.compile(r"[A-Za-z0-9_-]{43}")


class CchcCalendarLink(models.Model):
    """A person's secret link to the own deadlines, for the calendar of a phone.

    The key itself is stored nowhere: it is shown once, when it is made. Whoever holds
    it may read what that person may read in *My Work*, until it is revoked.
    """

    _name = "cchc.calendar.link"
    _description = "Calendar Link"
    _inherit = ["cchc.base.mixin"]
    _rec_name = "user_id"

    user_id = fields.Many2one(
        "res.users", required=True, ondelete="cascade", readonly=True
    )
    date = fields.Datetime(
        string="Made On", required=True, readonly=True, default=fields.Datetime.now
    )
    selector = fields.Char(required=True, groups=fields.NO_ACCESS)
    key_hash = fields.Char(required=True, groups=fields.NO_ACCESS)

    _user_uniq = models.Constraint(
        "UNIQUE(user_id)", "You have a link already; renew it instead."
    )
    _selector_uniq = models.Constraint(
        "UNIQUE(selector)", "Making the link failed; try once more."
    )

    @api.model
    def _renew(self) -> str:
        """Give the user a new link in place of any before; returns its address."""
        self._revoke()  # only for whoever may have one
        key = secrets.token_urlsafe(32)
        # Nobody has the right to write links, so none can be made for somebody else.
        self.sudo().create(
            {
                "user_id": self.env.uid,
                "selector": key[:SELECTOR_LENGTH],
                "key_hash": self._hash(key),
            }
        )
        return self.get_base_url() + PATH % key

    @api.model
    def _revoke(self):
        """End the user's link."""
        # The dialog may be called by somebody without a role, and what follows is sudo.
        self.check_access("read")
        # The own one only, which no role may delete otherwise.
        self.sudo().search([("user_id", "=", self.env.uid)]).unlink()

    @api.model
    def _user_of(self, key: str):
        """The person whose link this is, or nobody; the superuser asks."""
        nobody = self.env["res.users"]
        if not KEY.fullmatch(key):
            return nobody
        link = self.search([("selector", "=", key[:SELECTOR_LENGTH])])
        if not hmac.compare_digest(link.key_hash or "", self._hash(key)):
            return nobody
        user = link.user_id
        may_read = user.active and user.has_group("cchc_plan.cchc_plan_group_staff")
        return user if may_read else nobody

    @api.model
    def _hash(self, key: str) -> str:
        # A key is 256 random bits, so there is nothing that a slow hash would protect.
        return hashlib.sha256(key.encode()).hexdigest()
