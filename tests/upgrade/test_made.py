from lxml import etree

from odoo.modules import Manifest
from odoo.tools import file_path

from .upgraded_case import UpgradedCase


class TestMade(UpgradedCase):
    """What the present version has of its own is there for the old records as well."""

    def test_an_issued_plan_has_the_reports_of_its_regime(self):
        plans = self.env["cchc.plan"].search([("state", "=", "issued")])
        self.assertTrue(plans)
        calendars = self.env["cchc.day.off"]._calendars(plans.company_id)
        for plan in plans:
            wanted = plan._reports_wanted(calendars[plan.company_id])
            self.assertTrue(wanted)
            self.assertLessEqual(set(wanted), set(plan.report_ids.mapped("kind")))

    def test_nobody_is_chased_for_a_report_that_was_due_before(self):
        if "cchc_report" in self.before:
            self.skipTest("the earlier version kept reports itself")
        today = self.env["cchc.reminder"]._today()
        late = self.plan.report_ids.filtered(lambda report: report.date_due < today)
        self.assertEqual(set(late.mapped("state")), {"cancelled"} if late else set())
        self.assertTrue(all(late.mapped("reason")))
        self.plan.company_id.cchc_regime_id = self.env.ref(
            "cchc_plan.cchc_regime_province"
        )
        self.assertFalse(late.filtered("date_deadline"))

    def test_an_indicator_of_an_issued_plan_has_its_periods(self):
        indicators = self.plan.indicator_ids
        self.assertTrue(indicators)
        for indicator in indicators:
            self.assertEqual(
                indicator.value_ids.sorted("date_from").mapped("date_from"),
                [first for first, _last in indicator._periods()],
            )

    def test_a_draft_has_neither(self):
        draft = self.env["cchc.plan"].search([("state", "=", "draft")])
        self.assertTrue(draft.indicator_ids)
        self.assertFalse(draft.report_ids | draft.report_ids.browse())
        self.assertFalse(draft.indicator_ids.value_ids)

    def test_every_record_that_the_addon_brings_is_there(self):
        names = self._names()
        for file in Manifest.for_addon("cchc_plan")["data"]:
            if file.endswith(".xml"):
                brought = {
                    node.get("id").removeprefix("cchc_plan.")
                    for node in etree.parse(file_path(f"cchc_plan/{file}")).iter(
                        "record", "template", "menuitem"
                    )
                    if not node.get("id").startswith("base.")
                }
                self.assertFalse(brought - set(names.mapped("name")), file)

    def test_no_name_points_to_a_record_that_is_gone(self):
        gone = [
            name.name
            for name in self._names()
            if not self.env[name.model].browse(name.res_id).exists()
        ]
        self.assertFalse(gone)

    def _names(self):
        return self.env["ir.model.data"].search([("module", "=", "cchc_plan")])

    def test_what_is_computed_and_kept_is_right(self):
        for model in self._models():
            records = model.search([])
            for name, field in model._fields.items():
                if field.compute and field.store and field.readonly:
                    kept = [record[name] for record in records]
                    self.env.add_to_compute(field, records)
                    made = [record[name] for record in records]
                    self.assertEqual(made, kept, str(field))

    def test_settings_of_the_commune_have_their_usual_values(self):
        company = self.plan.company_id
        fresh = company.new({})
        for name in ("cchc_jump_factor", "cchc_due_soon_days"):
            self.assertEqual(company[name], fresh[name], name)

    def test_the_daily_and_the_weekly_run_are_planned(self):
        crons = self.env["ir.cron"].search([("code", "like", "_cron_")])
        codes = set(crons.mapped("code"))
        self.assertLessEqual(
            {"model._cron_remind()", "model._cron_check_responsibility()"}, codes
        )
