"""People and one small plan for the tests; dates are fixed, no demo data is used."""

from contextlib import contextmanager

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import TransactionCase, new_test_user, tagged

TODAY = "2024-03-15"


@tagged("standard", "post_install", "-at_install")
class PlanCase(TransactionCase):
    """One commune with a person in each role, a stranger, and a second commune."""

    test_module = "cchc_plan"
    today = TODAY  # None leaves the clock running, as a browser needs it

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if cls.today:
            cls.startClassPatcher(freeze_time(f"{cls.today} 08:00:00"))
        cls.env = cls.env(
            context={**cls.env.context, "tracking_disable": True, "lang": "en_US"}
        )
        cls.company = cls._commune("Vĩnh Khê")
        cls.other_company = cls._commune("Vĩnh Ô")
        cls.staff = cls._person("staff", "Đỗ Thị Nhân", cls.company)
        cls.office = cls._person("office", "Lê Thị Văn", cls.company)
        cls.leader = cls._person("leader", "Hồ Văn Toàn", cls.company)
        cls.admin = cls._person("admin", "Trần Quản Trị", cls.company)
        cls.stranger = cls._person(None, "Người Lạ", cls.company)
        cls.neighbour = cls._person("office", "Văn Thư Vĩnh Ô", cls.other_company)
        cls.unit_office = cls._unit("Văn phòng - Thống kê", cls.office, "Văn phòng")
        cls.unit_justice = cls._unit("Tư pháp - Hộ tịch", cls.staff, "Tư pháp")
        cls.unit_culture = cls._unit("Văn hóa - Xã hội", False, "Văn hóa")

    @classmethod
    def _commune(cls, place):
        company = cls.env["res.company"].create(
            {
                "name": f"UBND xã {place}",
                "cchc_superior_line": "ỦY BAN NHÂN DÂN HUYỆN VĨNH LINH",
                "cchc_body_line": f"ỦY BAN NHÂN DÂN XÃ {place.upper()}",
                "cchc_place": place,
                "cchc_signer": "Hồ Văn Toàn",
                "cchc_recipient": "Phòng Nội vụ",
            }
        )
        company._set_up_as_commune()
        return company

    @classmethod
    def _person(cls, role, name, company):
        groups = f"cchc_plan.cchc_plan_group_{role}" if role else "base.group_user"
        login = f"{role or 'stranger'}_{company.id}"
        return new_test_user(
            cls.env,
            login=login,
            password=f"{login}-password",
            groups=groups,
            name=name,
            company_id=company.id,
            company_ids=[Command.set(company.ids)],
            lang="en_US",
            tz="Asia/Ho_Chi_Minh",
        )

    @classmethod
    def _unit(cls, name, head, short_name, company=None):
        return cls.env["cchc.unit"].create(
            {
                "name": name,
                "short_name": short_name,
                "head_id": head and head.id,
                "company_id": (company or cls.company).id,
            }
        )

    @classmethod
    def _plan(cls, *tasks, company=None, **values):
        """A draft plan ready to be issued; each task is (name, timeframe, values)."""
        plan = cls.env["cchc.plan"].create(
            {
                "name": "Cải cách hành chính xã Vĩnh Khê năm 2024",
                "year": 2024,
                "company_id": (company or cls.company).id,
                "document_number": "10/KH-UBND",
                "document_date": "2024-01-15",
                "section_ids": [Command.create({"name": "CẢI CÁCH THỂ CHẾ"})],
                **values,
            }
        )
        lead = cls.unit_justice if plan.company_id == cls.company else False
        for name, timeframe, more in tasks:
            cls.env["cchc.task"].create(
                {
                    "section_id": plan.section_ids[0].id,
                    "name": name,
                    "timeframe_text": timeframe,
                    "lead_unit_id": lead and lead.id,
                    **more,
                }
            )
        return plan

    @contextmanager
    def assert_refused(self, words, error=UserError):
        """What is done here is refused in these words, and nothing of it stays."""
        with self.assertRaises(error) as caught:  # unlike assertRaisesRegex, rolls back
            yield
        self.assertRegex(str(caught.exception), words)
