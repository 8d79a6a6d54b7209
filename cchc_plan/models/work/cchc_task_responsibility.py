from odoo import api, fields, models
from odoo.fields import Domain


class CchcTask(models.Model):
    """Whether it is clear who answers for a task: person, access, head of the unit.

    Searched in the database; the people with access are few in each commune, and are
    read once for it.
    """

    _inherit = "cchc.task"

    is_without_person = fields.Boolean(
        compute="_compute_unclear", search="_search_is_without_person"
    )
    is_without_access = fields.Boolean(
        compute="_compute_unclear",
        search="_search_is_without_access",
        help="The account of the person in charge is archived, has no role in the "
        "plans, or does not belong to the commune.",
    )
    is_without_head = fields.Boolean(
        string="Unit without Head",
        compute="_compute_unclear",
        search="_search_is_without_head",
        help="The lead unit belongs to the commune and has no head, or one without "
        "access.",
    )
    is_unclear = fields.Boolean(
        string="Responsibility Unclear",
        compute="_compute_unclear",
        search="_search_is_unclear",
    )
    unclear = fields.Text(string="What Is Unclear", compute="_compute_unclear")

    @api.depends("user_id", "lead_unit_id.head_id", "lead_unit_id.is_internal")
    @api.depends_context("lang")
    def _compute_unclear(self):
        able = self.env["res.users"]._able_by_company(self.company_id)
        for task in self:
            people = able.get(task.company_id, self.env["res.users"])
            unit = task.lead_unit_id
            task.is_without_person = not task.user_id
            task.is_without_access = bool(task.user_id) and task.user_id not in people
            task.is_without_head = unit.is_internal and unit.head_id not in people
            task.is_unclear = (
                task.is_without_person or task.is_without_access or task.is_without_head
            )
            words = ", ".join(task._unclear_words())
            task.unclear = words[:1].upper() + words[1:]

    def _unclear_words(self) -> list[str]:
        self.ensure_one()
        words = []
        if self.is_without_person:
            words.append(self.env._("no person in charge"))
        if self.is_without_access:
            words.append(self.env._("the person has no access"))
        if self.is_without_head:
            words.append(
                self.env._("the head of the unit has no access")
                if self.lead_unit_id.head_id
                else self.env._("the unit has no head")
            )
        # The address of a colleague is no secret, but not everybody reads it.
        if self.user_id and not self.user_id.sudo().email:
            words.append(self.env._("the person has no e-mail address"))
        return words

    def _search_is_without_person(self, operator, value):
        return self._as_search(operator, value, Domain("user_id", "=", False))

    def _search_is_without_access(self, operator, value):
        if operator != "in":
            return NotImplemented
        outside = self._in_each_company(
            lambda able: (
                Domain("user_id", "!=", False) & Domain("user_id", "not in", able.ids)
            )
        )
        return self._as_search(operator, value, outside)

    def _search_is_without_head(self, operator, value):
        if operator != "in":
            return NotImplemented
        headless = self._in_each_company(
            lambda able: (
                Domain("lead_unit_id.is_internal", "=", True)
                & (
                    Domain("lead_unit_id.head_id", "=", False)
                    | Domain("lead_unit_id.head_id", "not in", able.ids)
                )
            )
        )
        return self._as_search(operator, value, headless)

    def _search_is_unclear(self, operator, value):
        names = ("is_without_person", "is_without_access", "is_without_head")
        unclear = Domain.OR(Domain(name, "in", [True]) for name in names)
        return self._as_search(operator, value, unclear)

    def _as_search(self, operator, value, found: Domain):
        if operator != "in":
            return NotImplemented
        return found if True in value else ~found

    def _in_each_company(self, condition) -> Domain:
        """``condition`` of the people with access, for each chosen commune."""
        able = self.env["res.users"]._able_by_company(self.env.companies)
        return Domain.OR(
            Domain("company_id", "=", company.id) & condition(users)
            for company, users in able.items()
        )

    @api.model
    def _being_carried_out(self) -> Domain:
        """What is still to be done of issued plans."""
        return self._open_work() & Domain("plan_id.state", "=", "issued")
