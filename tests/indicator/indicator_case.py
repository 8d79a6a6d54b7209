"""An issued plan with an indicator of each kind, on a day in its second quarter."""

from odoo.tests import Form

from ..common import PlanCase

TODAY = "2024-05-15"
QUARTERS = ("2024-01-01", "2024-04-01", "2024-07-01", "2024-10-01")


class IndicatorCase(PlanCase):
    today = TODAY

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan(("Ban hành Kế hoạch", "Quý I/2024", {}))
        cls.ratio = cls._indicator(
            "Hồ sơ trực tuyến",
            target=50,
            numerator_name="Số hồ sơ trực tuyến",
            denominator_name="Tổng số hồ sơ",
        )
        cls.count = cls._indicator(
            "Văn bản được rà soát", kind="count", target=40, unit_of_measure="văn bản"
        )
        cls.score = cls._indicator(
            "PAR INDEX",
            kind="score",
            unit_of_measure="điểm",
            has_target=False,
            highest=100,
            frequency="year",
        )
        cls.yes_no = cls._indicator(
            "Có kế hoạch kiểm tra",
            kind="yes_no",
            unit_of_measure=False,
            frequency="half_year",
            unit_id=cls.unit_culture.id,
        )
        cls.plan.action_issue()

    @classmethod
    def _indicator(cls, name, **values):
        return cls.env["cchc.indicator"].create(
            {
                "plan_id": cls.plan.id,
                "name": name,
                "unit_id": cls.unit_justice.id,
                **values,
            }
        )

    def _quarter(self, number, indicator=None):
        """The figures of one quarter, in the eyes of the staff that reports them."""
        values = (indicator or self.ratio).value_ids.sorted("date_from")
        return values[number - 1].with_user(self.staff)

    def _form(self, value):
        return Form(value, "cchc_plan.cchc_indicator_value_view_form")
