"""Odoo's addresses as a browser asks for them, in this process."""

from urllib.parse import urlsplit

from werkzeug.test import Client

import odoo.http
from odoo.service import security


class Web:
    """Somebody who is logged in, or nobody."""

    def __init__(self, env, user=None):
        self.client = Client(odoo.http.root)
        session = odoo.http.root.session_store.new()
        session.update(
            odoo.http.get_default_session(), db=env.cr.dbname, _trace_disable=True
        )
        if user:
            own = env(user=user.id)
            session.uid, session.login = user.id, user.login
            session.context = dict(own["res.users"].context_get())
            session.session_token = security.compute_session_token(session, own)
        odoo.http.root.session_store.save(session)
        self.client.set_cookie("session_id", session.sid)

    def get(self, url: str):
        """The response of an address, whatever server it names."""
        parts = urlsplit(url)
        return self.client.get(
            parts.path,
            query_string=parts.query,
            environ_overrides={"REMOTE_ADDR": "127.0.0.1"},  # an export logs it
        )

    def content(self, url: str) -> bytes:
        response = self.get(url)
        if response.status_code != 200:
            raise ValueError(f"{url} answered {response.status}")
        return response.data
