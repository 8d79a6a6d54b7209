import io
import json
import zipfile

from odoo import http
from odoo.tests import HttpCase, tagged

from odoo.addons.http_routing.tests.common import MockRequest
from odoo.addons.web.controllers import export

NAMES = ("=1+1", "+84 233", "@cột", "-5", "https://example.com", "Bình thường")


@tagged("standard", "post_install", "-at_install")
class TestExportOfOthers(HttpCase):
    """A list of another app is exported as Odoo writes it, byte for byte of its cells.

    Of the addon's own lists no text becomes a formula; that is not its business here.
    """

    test_module = "cchc_plan"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.partners = cls.env["res.partner"].create(
            [{"name": name, "city": name, "color": 3} for name in NAMES]
        )

    def test_list(self):
        sheet = self._assert_as_odoo_writes()
        self.assertIn("<f>1+1</f>", sheet)  # or nothing is tried here

    def test_list_in_groups(self):
        self._assert_as_odoo_writes(groupby=["city"])

    def _assert_as_odoo_writes(self, **more) -> str:
        data = json.dumps(
            {
                "model": "res.partner",
                "fields": [
                    {"name": name, "label": name, "type": kind}
                    for name, kind in (("name", "char"), ("color", "integer"))
                ],
                "ids": self.partners.ids,
                "domain": [],
                "import_compat": False,
                "groupby": [],
                **more,
            }
        )
        written, expected = self._exported(data), self._expected(data)
        self.assertEqual(written, expected)
        return written["xl/worksheets/sheet1.xml"]

    def _exported(self, data: str) -> dict:
        self.authenticate("admin", "admin")
        answer = self.url_open(
            "/web/export/xlsx",
            data={"data": data, "csrf_token": http.Request.csrf_token(self)},
        )
        answer.raise_for_status()
        return self._parts(answer.content)

    def _expected(self, data: str) -> dict:
        """What Odoo's own class makes of it, which knows nothing of the addon's."""
        admin = self.env(user=self.env.ref("base.user_admin"))
        with MockRequest(admin) as request:
            request.make_response = lambda content, headers: content
            return self._parts(export.ExcelExport().base(data))

    def _parts(self, content: bytes) -> dict:
        with zipfile.ZipFile(io.BytesIO(content)) as workbook:
            return {
                name: workbook.read(name).decode()
                for name in workbook.namelist()
                # The moment of writing.
                if name != "docProps/core.xml"
            }
