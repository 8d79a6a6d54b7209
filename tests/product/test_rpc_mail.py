"""Messages, followers and files of a commune, asked for by those without a right to it.

They are records of Odoo's own, which must be as closed as what they belong to.
"""

import json

from odoo import Command
from odoo.tools import mute_logger

from .rpc_case import RpcCase
from .rpc_table import OUTSIDERS
from .rpc_world import SECRET

# Odoo finds that it may give no record, and then asks for its only one: an error, which
# tells nothing.
CLUMSY = ("/mail/thread/recipients",)
MISSING = "0" * 36  # an access token that nobody was given


class TestMailOfOthers(RpcCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.file = cls.env["ir.attachment"].create(
            {
                "name": f"{SECRET}.txt",
                "raw": SECRET.encode(),
                "res_model": "cchc.task",
                "res_id": cls.task.id,
            }
        )
        cls.document = cls.plan.document_id
        cls.document.attachment_ids = [Command.set(cls.file.copy().ids)]
        cls.message = cls.task.message_post(
            body=SECRET, attachment_ids=cls.file.copy().ids
        )
        cls.task.message_subscribe(cls.staff.partner_id.ids)
        cls.follower = cls.task.message_follower_ids.filtered(
            lambda each: each.partner_id == cls.staff.partner_id
        )
        cls.activity = cls.task.activity_schedule(
            "mail.mail_activity_data_todo", user_id=cls.staff.id, note=SECRET
        )
        cls.files = cls.file | cls.document.attachment_ids | cls.message.attachment_ids
        cls.env.flush_all()

    @mute_logger("odoo.http", "odoo.addons.http_routing.models.ir_http")
    def test_no_file_is_given_out(self):
        wrong = []
        for who in OUTSIDERS:
            self.log_in(who)
            for address in self._addresses():
                response = self.url_open(address, allow_redirects=False)
                # In place of a picture that may not be seen Odoo shows its own.
                if SECRET.encode() in response.content or (
                    response.status_code == 200 and not self._is_stand_in(address)
                ):
                    wrong.append(f"{address} by {who}: {response.status_code}")
        self.assertEqual(wrong, [])

    def test_the_office_is_given_every_file(self):
        """Otherwise the addresses tried above might simply be wrong."""
        self.log_in("office")
        for file in self.files:
            response = self.url_open(f"/web/content/{file.id}")
            self.assertIn(SECRET.encode(), response.content, file.res_model)

    def _addresses(self) -> list[str]:
        return [
            f"/{kind}/{file.id}{rest}"
            for file in self.files
            for kind in ("web/content", "web/image")
            for rest in ("", f"?access_token={MISSING}", "?download=true")
        ]

    @staticmethod
    def _is_stand_in(address) -> bool:
        return address.startswith("/web/image")

    @mute_logger("odoo.http", "odoo.sql_db")
    def test_no_route_of_mail_tells_or_changes_anything(self):
        wrong = []
        for who in OUTSIDERS:
            self.log_in(who)
            for route, values in self._routes().items():
                before = self.contents()
                with self.env.cr.savepoint() as savepoint:
                    answer = self._post(route, values)
                    is_changed = self.contents() != before
                    savepoint.rollback()
                self.env.invalidate_all()
                found = self.judge(answer, may_read=False)
                if route in CLUMSY and "Expected singleton: cchc.task()" in found:
                    found = ""
                found = found or "changes something" * is_changed
                wrong += [f"{route} by {who}: {found}"] * bool(found)
        self.assertEqual(wrong, [])

    def test_the_office_reads_the_messages(self):
        self.log_in("office")
        answer = self._post("/mail/thread/messages", self._thread())
        self.assertIn(SECRET, json.dumps(answer, ensure_ascii=False))

    def _thread(self) -> dict:
        return {"thread_model": "cchc.task", "thread_id": self.task.id}

    def _routes(self) -> dict:
        thread = self._thread()
        record = {"res_model": "cchc.task", "res_id": self.task.id}
        partners = {"partner_ids": self.staff.partner_id.ids}
        reaction = {"message_id": self.message.id, "content": "x", "action": "add"}
        asked = {
            **thread,
            "request_list": ["activities", "attachments", "followers", "messages"],
        }
        return {
            "/mail/data": {"fetch_params": [["mail.thread", asked]]},
            "/mail/message/post": {**thread, "post_data": {"body": "x"}},
            "/mail/message/reaction": reaction,
            "/mail/message/update_content": {
                "message_id": self.message.id,
                "update_data": {"body": "x"},
            },
            "/mail/attachment/delete": {"attachment_id": self.file.id},
            "/mail/read_subscription_data": {"follower_id": self.follower.id},
            "/mail/thread/messages": thread,
            "/mail/thread/recipients": thread,
            "/mail/thread/subscribe": {**record, **partners},
            "/mail/thread/unsubscribe": {**record, **partners},
        }

    def _post(self, route, values) -> dict:
        self.env.flush_all()
        response = self.url_open(
            route,
            data=json.dumps({"jsonrpc": "2.0", "method": "call", "params": values}),
            headers={"Content-Type": "application/json"},
        )
        return response.json()

    @mute_logger("odoo.http")
    def test_no_record_of_mail_is_read_or_changed(self):
        wrong = []
        records = (self.message, self.follower, self.activity, *self.files)
        for who in OUTSIDERS:
            self.log_in(who)
            for record in records:
                change = {"write": [record.ids, {}], "unlink": [record.ids]}
                for method, arguments in change.items():
                    answer, is_changed = self.try_call(record._name, method, *arguments)
                    if is_changed:
                        wrong.append(f"{record}.{method} by {who} changes something")
                for method, arguments in (
                    ("read", [record.ids]),
                    ("search_read", [[("id", "in", record.ids)]]),
                ):
                    answer = self.call(record._name, method, *arguments)
                    if found := self.judge(answer, may_read=False):
                        wrong.append(f"{record}.{method} by {who}: {found}")
        self.assertEqual(wrong, [])
