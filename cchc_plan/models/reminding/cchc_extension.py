from datetime import timedelta

from odoo import Command, api, fields, models
from odoo.fields import Domain

from ..base.lock import unlocked

# A decision older than this is no news, not even to somebody on leave.
DAYS_OF_NEWS = 31


class CchcExtension(models.Model):
    """Requests and decisions in the summary e-mail, each of them news once a person."""

    _inherit = "cchc.extension"

    mailed_user_ids = fields.Many2many(
        "res.users",
        relation="cchc_extension_mailed_rel",
        string="E-mailed To",
        readonly=True,
        copy=False,
        help="Who decides and has been told of the request by a summary e-mail.",
    )
    date_mailed = fields.Datetime(
        string="Decision E-mailed On",
        readonly=True,
        copy=False,
        help="When the summary e-mail with the decision went to whoever asked.",
    )

    _answer_not_mailed = models.Index(
        "(user_id, date_decided) WHERE state != 'asked' AND date_mailed IS NULL"
    )

    @api.model
    def _users_with_news(self, today):
        """Who has to decide on, or learns of, something that no e-mail told yet."""
        users = self.env["res.users"]
        asked = self._read_group(
            [("state", "=", "asked")], ["company_id"], ["id:recordset"]
        )
        for company, extensions in asked:
            for user in self._deciders(company):
                if extensions._is_new_to(user):
                    users |= user
        answered = self._read_group(self._answers_domain(today), ["user_id"])
        return users.union(*(user for (user,) in answered))

    @api.model
    def _to_tell(self, user, today):
        """All that waits for this person's decision, and the decisions not yet told."""
        own = [*self._answers_domain(today), ("user_id", "=", user.id)]
        communes = user.company_ids.filtered(
            lambda company: user in self._deciders(company)
        )
        waiting = [("state", "=", "asked"), ("company_id", "in", communes.ids)]
        return self.search(Domain.OR([own, waiting]), order="state, id").filtered(
            lambda extension: (
                extension.decided_by_id != user
                and user._may_be_reminded(extension.company_id)
            )
        )

    @api.model
    def _answers_domain(self, today) -> Domain:
        return Domain(
            [
                ("state", "!=", "asked"),
                ("date_mailed", "=", False),
                ("date_decided", ">=", today - timedelta(days=DAYS_OF_NEWS)),
            ]
        )

    def _is_new_to(self, user) -> bool:
        """Whether any of these is a decision or a request this person has not read."""
        return any(
            extension.state != "asked" or user not in extension.mailed_user_ids
            for extension in self
        )

    def _mark_mailed(self, user):
        waiting = unlocked(self.filtered(lambda extension: extension.state == "asked"))
        waiting.write({"mailed_user_ids": [Command.link(user.id)]})
        unlocked(self - waiting).write({"date_mailed": fields.Datetime.now()})

    def _summary_line(self) -> dict:
        """This request as a line of the summary e-mail."""
        self.ensure_one()
        line = {"name": self.milestone_id._short_name()}
        if self.state == "asked":
            facts = [
                self.env._("decide on more time"),
                f"{self.date_deadline:%d/%m/%Y} → {self.date_requested:%d/%m/%Y}",
                self.env._(
                    "asked by %(person)s on %(date)s",
                    person=self.user_id.sudo().name,
                    date=f"{self.date:%d/%m/%Y}",
                ),
            ]
            return line | {"facts": facts, "url": self._summary_url()}
        facts = [self._note(), self.decision_note]
        facts = [" ".join(fact.split()) for fact in facts if fact]
        return line | {"facts": facts, "url": self.task_id._summary_url()}

    def _summary_url(self) -> str:
        self.ensure_one()
        return f"{self.get_base_url()}/odoo/cchc.extension/{self.id}"
