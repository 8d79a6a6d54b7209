"""Calls as a browser makes them, and what is wrong with their answers."""

import json

from odoo.tests import HttpCase, tagged

from .rpc_world import SECRET, RpcWorld

# A refusal, as opposed to a server that fell over.
REFUSALS = frozenset(
    {
        "odoo.exceptions.AccessDenied",
        "odoo.exceptions.AccessError",
        "odoo.exceptions.MissingError",
        "odoo.exceptions.UserError",
        "odoo.exceptions.ValidationError",
        "odoo.http.SessionExpiredException",
        "werkzeug.exceptions.Forbidden",
        "werkzeug.exceptions.NotFound",
    }
)


@tagged("standard", "post_install", "-at_install")
class RpcCase(RpcWorld, HttpCase):
    def log_in(self, who: str):
        """The next calls are made by this one of the ``people``."""
        user = self.people[who]
        if user:
            self.authenticate(user.login, f"{user.login}-password")
        else:
            self.authenticate(None, None)

    def call(self, model, method, *args, **kwargs) -> dict:
        """The answer to a call, as the web client makes it."""
        self.env.flush_all()
        response = self.url_open(
            f"/web/dataset/call_kw/{model}/{method}",
            data=json.dumps(
                {
                    "jsonrpc": "2.0",
                    "method": "call",
                    "params": {
                        "model": model,
                        "method": method,
                        "args": args,
                        "kwargs": kwargs,
                    },
                },
                default=str,
            ),
            headers={"Content-Type": "application/json"},
        )
        self.env.invalidate_all()
        return response.json()

    def try_call(self, model, method, *args, **kwargs) -> tuple[dict, bool]:
        """The answer to a call that is undone, and whether it changed anything."""
        before = self.contents()
        with self.env.cr.savepoint() as savepoint:
            answer = self.call(model, method, *args, **kwargs)
            is_changed = self.contents() != before
            savepoint.rollback()
        self.env.invalidate_all()
        return answer, is_changed

    def contents(self) -> list[tuple]:
        """A sum over all that the database keeps of the addon; any change shows."""
        self.env.flush_all()
        self.env.cr.execute(
            " UNION ALL ".join(
                f"SELECT '{table}', md5(string_agg(t::text, '' ORDER BY id)) "
                f"FROM {table} AS t"
                for table in self._tables
            )
        )
        return sorted(self.env.cr.fetchall())

    def judge(self, answer: dict, *, may_read: bool) -> str:
        """What is wrong with an answer to somebody who has no right; or nothing.

        :param may_read: the person may read the records, so no word of them is secret.
        """
        told = answer
        if "error" in answer:
            # Not the traceback, which repeats what was sent.
            told = {key: answer["error"]["data"][key] for key in ("name", "message")}
            if told["name"] not in REFUSALS:
                return f"the server fell over: {told}"
        if not may_read and SECRET in json.dumps(told, ensure_ascii=False):
            return "tells what is in the record"
        return ""
