from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Issued plans get what issuing creates now: reports, and periods of indicators.

    At the end, when the addon's words are translated. Nobody is chased for a report
    that was due before: it was sent on paper.
    """
    if not version:
        return
    env = api.Environment(cr, SUPERUSER_ID, {})
    plans = env["cchc.plan"].search([("state", "=", "issued")])
    plans.indicator_ids._create_missing_values()
    for plan in plans:
        here = plan.with_context(lang=plan.company_id.partner_id.lang)
        here._create_reports()
        here._cancel_reports_due_before(env["cchc.reminder"]._today())
