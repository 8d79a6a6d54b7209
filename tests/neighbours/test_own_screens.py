from odoo import Command, fields

from .neighbour_case import OURS, NeighbourCase


class TestOwnScreens(NeighbourCase):
    """Every menu of the addon, with a plan at work, beside other apps."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        company = cls.env.ref("base.main_company")
        admin = cls.env.ref("base.user_admin")
        company.write(
            {"cchc_leader_id": admin.id, "cchc_signer": "Ký", "cchc_place": "Vĩnh Khê"}
        )
        year = fields.Date.context_today(company).year
        unit = cls.env["cchc.unit"].create(
            {"name": "Tư pháp", "company_id": company.id, "head_id": admin.id}
        )
        plan = cls.env["cchc.plan"].create(
            {
                "name": "Cải cách hành chính",
                "year": year,
                "company_id": company.id,
                "document_number": "10/KH-UBND",
                "document_date": f"{year}-01-02",
                "section_ids": [Command.create({"name": "CẢI CÁCH THỂ CHẾ"})],
                "indicator_ids": [Command.create({"name": "Đúng hạn", "target": 95})],
            }
        )
        cls.env["cchc.task"].create(
            [
                {
                    "section_id": plan.section_ids.id,
                    "name": f"Nhiệm vụ quý {quarter}",
                    "timeframe_text": f"Quý {quarter}/{year}",
                    "lead_unit_id": unit.id,
                }
                for quarter in ("I", "II", "III", "IV")
            ]
        )
        plan.action_issue()

    def test_every_menu(self):
        self.open_menus(OURS)
