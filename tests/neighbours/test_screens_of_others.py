from .neighbour_case import OURS, NeighbourCase


class TestScreensOfOthers(NeighbourCase):
    """Every menu of Odoo's other apps, in a browser, with the addon and without it."""

    def test_project(self):
        self.open_menus("project.menu_main_pm")

    def test_employees(self):
        self.open_menus("hr.menu_hr_root")

    def test_survey(self):
        self.open_menus("survey.menu_surveys")

    def test_website(self):
        # These lead to the page that people see, which leaves the web client.
        self.open_menus(
            "website.menu_website_configuration",
            left_out=("website.menu_website_preview", "website.menu_site"),
        )

    def test_calendar(self):
        self.open_menus("calendar.mail_menu_calendar")

    def test_maintenance(self):
        self.open_menus("maintenance.menu_maintenance_title")

    def test_contacts(self):
        self.open_menus("contacts.menu_contacts")

    def test_pages_that_anybody_sees(self):
        for path, login in (("/web/login", None), ("/", None), ("/", "admin")):
            with self.subTest(path=path, login=login):
                self.browser_js(path, "console.log('test successful')", login=login)

    def test_no_menu_is_left_when_the_addon_is_gone(self):
        root = self.env.ref(OURS, raise_if_not_found=False)
        names = self.env["ir.ui.menu"].search([]).mapped("web_icon")
        is_there = any((name or "").startswith("cchc_plan,") for name in names)
        self.assertEqual(is_there, bool(root))
