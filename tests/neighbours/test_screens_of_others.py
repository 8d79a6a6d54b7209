from .neighbour_case import OURS, NeighbourCase

OTHERS = (
    "project.menu_main_pm",
    "hr.menu_hr_root",
    "survey.menu_surveys",
    "website.menu_website_configuration",
    "calendar.mail_menu_calendar",
    "maintenance.menu_maintenance_title",
    "contacts.menu_contacts",
)
# These lead to the page that people see, which leaves the web client.
LEAVING = ("website.menu_website_preview", "website.menu_site")


class TestScreensOfOthers(NeighbourCase):
    """Every menu of Odoo's other apps, in a browser, with the addon and without it."""

    def test_every_menu(self):
        self.open_menus(*OTHERS, left_out=LEAVING)

    def test_pages_that_anybody_sees(self):
        for path, login in (("/web/login", None), ("/", None), ("/", "admin")):
            with self.subTest(path=path, login=login):
                self.browser_js(path, "console.log('test successful')", login=login)

    def test_no_menu_is_left_when_the_addon_is_gone(self):
        root = self.env.ref(OURS, raise_if_not_found=False)
        names = self.env["ir.ui.menu"].search([]).mapped("web_icon")
        is_there = any((name or "").startswith("cchc_plan,") for name in names)
        self.assertEqual(is_there, bool(root))
