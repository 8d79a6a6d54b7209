from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Issued plans get what issuing creates now: reports, and periods of indicators."""
    if not version:
        return
    env = api.Environment(cr, SUPERUSER_ID, {})
    plans = env["cchc.plan"].search([("state", "=", "issued")])
    plans.indicator_ids._create_missing_values()
    for plan in plans:
        plan._create_reports()
