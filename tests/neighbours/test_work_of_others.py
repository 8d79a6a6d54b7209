import sys
import threading
from contextlib import contextmanager
from unittest.mock import patch

from odoo import Command
from odoo.sql_db import Cursor
from odoo.tests import TransactionCase, new_test_user, tagged
from odoo.tools import SQL


@tagged("standard", "post_install", "-at_install")
class TestWorkOfOthers(TransactionCase):
    """Other apps' records are made and changed as if the addon were not there."""

    test_module = "cchc_plan"

    def test_a_new_company_gets_nothing(self):
        before = self._rows_of_addon()
        self.env["res.company"].create({"name": "Công ty mới"})
        self.assertEqual(self._rows_of_addon(), before)

    def test_a_new_user_gets_nothing(self):
        before = self._rows_of_addon()
        new_test_user(self.env, "newcomer", "base.group_user")
        self.assertEqual(self._rows_of_addon(), before)

    def test_records_of_others_ask_nothing_of_the_addon(self):
        project = self.env["project.project"].create({"name": "Dự án"})
        user = new_test_user(self.env, "somebody", "base.group_user")
        ways = {
            "partner": lambda: self._make_and_change("res.partner", name="Đối tác"),
            "task": lambda: self._make_and_change(
                "project.task", name="Việc", project_id=project.id
            ),
            "employee": lambda: self._make_and_change("hr.employee", name="Người"),
            "event": lambda: self._make_and_change(
                "calendar.event",
                name="Họp",
                start="2026-03-02 01:00:00",
                stop="2026-03-02 02:00:00",
            ),
            "file": lambda: self._make_and_change("ir.attachment", name="a", raw=b"a"),
            "group": lambda: self._make_and_change("res.groups", name="Nhóm"),
            # Only a change of access is looked at: who loses it may leave work behind.
            "user": lambda: user.write({"name": "Tên khác", "signature": "Ký"}),
        }
        for name, way in ways.items():
            with self.subTest(name), self._statements_of_addon() as statements:
                way()
                self.env.flush_all()
            self.assertEqual(statements, [], name)

    def test_members_of_other_groups_change_without_a_hand_over(self):
        user = new_test_user(self.env, "mover", "base.group_user")
        group = self.env["res.groups"].create({"name": "Nhóm"})
        before = self._rows_of_addon()
        group.user_ids = [Command.link(user.id)]
        user.group_ids -= group
        user.active = False
        self.assertEqual(self._rows_of_addon(), before)

    def test_a_new_company_may_be_deleted(self):
        self._delete(self.env["res.company"].create({"name": "Công ty tạm"}))

    def test_a_company_of_before_may_be_deleted(self):
        companies = self.env["res.company"]
        self._delete(companies.search([("name", "=", "Chi nhánh")]))

    def _delete(self, company):
        self.assertTrue(company)
        company.unlink()
        self.assertFalse(company.exists())

    def _make_and_change(self, model, **values):
        self.env[model].create(values).write({"name": "Tên khác"})

    def _rows_of_addon(self) -> dict:
        """How many rows each table of the addon has."""
        self.env.flush_all()
        tables = {
            model._table
            for name, model in self.env.items()
            if name.startswith("cchc.") and model._auto
        }
        return {
            table: self.env.execute_query(
                SQL("SELECT count(*) FROM %s", SQL.identifier(table))
            )[0][0]
            for table in sorted(tables)
        }

    @contextmanager
    def _statements_of_addon(self):
        """What is asked of the database by a line of the addon."""
        statements = []
        execute, test = Cursor.execute, threading.current_thread()

        def noted(cursor, query, *args, **kwargs):
            if threading.current_thread() is test and (line := self._line_of_addon()):
                statements.append(f"{line}: {str(query)[:100]}")
            return execute(cursor, query, *args, **kwargs)

        with patch.object(Cursor, "execute", noted):
            yield statements

    def _line_of_addon(self) -> str | None:
        """The innermost line of the addon on the way here that asks on its own account.

        An override that only passes a call on to Odoo is on every way.
        """
        frame = sys._getframe(2)
        passing_on = {"create", "write", "onchange", "_file_write"}
        while frame:
            code = frame.f_code
            file = code.co_filename
            is_ours = "/cchc_plan/" in file and "/tests/" not in file
            if is_ours and code.co_name not in passing_on:
                return f"{file}:{frame.f_lineno}"
            frame = frame.f_back
        return None
