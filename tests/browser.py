"""A real Chromium, driven by Playwright against the server of an Odoo test."""

import resource
import shutil
import threading
from contextlib import contextmanager
from unittest.mock import patch

from playwright.sync_api import sync_playwright

from odoo.sql_db import Cursor
from odoo.tests import HttpCase, tagged

from .common import PlanCase

DESKTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}


@tagged("standard", "post_install", "-at_install")
class BrowserCase(PlanCase, HttpCase):
    """People of the commune in Vietnamese; every console error fails the test."""

    today = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Odoo limits the address space of its process; Chromium reserves far more.
        limit = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limit[1], limit[1]))
        cls.addClassCleanup(resource.setrlimit, resource.RLIMIT_AS, limit)
        cls.chromium = shutil.which("chromium") or shutil.which("google-chrome")
        for person in (cls.staff, cls.office, cls.leader, cls.admin):
            person.lang = "vi_VN"

    @contextmanager
    def browse(self, user, size=DESKTOP):
        """A page of the web client in which ``user`` is logged in."""
        self.authenticate(user.login, f"{user.login}-password")
        errors = []
        with (
            self.allow_requests(),
            sync_playwright() as playwright,
            playwright.chromium.launch(
                executable_path=self.chromium, args=["--no-sandbox"]
            ) as browser,
        ):
            context = browser.new_context(viewport=size, locale="vi-VN")
            context.add_cookies(
                [
                    {"name": name, "value": value, "url": self.base_url()}
                    for name, value in (
                        ("session_id", self.session.sid),
                        ("test_request_key", self.http_request_key),
                    )
                ]
            )
            page = context.new_page()
            page.on(
                "console",
                lambda said: errors.append(said.text) if said.type == "error" else None,
            )
            page.on("pageerror", lambda error: errors.append(str(error)))
            with self._database_left_to_the_server():
                yield page
            page.goto("about:blank")
            page.wait_for_load_state("networkidle")
            context.close()
            # What the page still saved as it closed goes on in the server.
            self._wait_remaining_requests()
        self.env.invalidate_all()
        self.assertEqual(errors, [])

    @contextmanager
    def _database_left_to_the_server(self):
        """What a test reads itself while a page loads shares the server's cursor.

        One of the two then gets the other's rows, now and then. So a test that does is
        told so each time.
        """
        test, execute = threading.current_thread(), Cursor.execute

        def guarded(cursor, *args, **kwargs):
            if threading.current_thread() is test:
                raise AssertionError("Read this before or after the page is open.")
            return execute(cursor, *args, **kwargs)

        with patch.object(Cursor, "execute", guarded):
            yield

    def open(self, page, path):
        """Open a page of the web client and wait until it is drawn."""
        page.goto(f"{self.base_url()}/odoo/{path}")
        page.wait_for_selector(".o_action_manager .o_view_controller, .o_form_view")
