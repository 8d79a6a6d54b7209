"""Two people at the same work at the same moment, each in a transaction of their own.

The second has looked before the first began, so that it sees nothing of the first. It
acts either while the first has not committed yet, or right after. In both cases what
Odoo does for a click is done for it: a conflict in the database is tried once more.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from unittest.mock import patch

from odoo import api
from odoo.exceptions import UserError
from odoo.modules.registry import Registry
from odoo.service import model as service

PATIENCE = 60  # seconds
LANG = "vi_VN"


@dataclass
class Act:
    """What one person does, as their button does it."""

    user_id: int
    work: Callable  # env
    tries: int = 0
    said: str = ""  # the sentence that refused it
    error: BaseException | None = None
    looked: threading.Event = field(default_factory=threading.Event)
    begin: threading.Event = field(default_factory=threading.Event)

    def do(self, env):
        self.tries += 1
        self.work(env)
        env.flush_all()

    def look_then_do(self, database: str):
        """To be run in a thread: wait with an old view of the data, then do it."""
        with Registry(database).cursor() as cr:
            env = api.Environment(cr, self.user_id, {"lang": LANG})
            cr.execute("SELECT pg_backend_pid()")
            (self.pid,) = cr.fetchone()
            self.looked.set()
            self.begin.wait(PATIENCE)
            try:
                service.retrying(partial(self.do, env), env)
            except UserError as error:
                self.said = str(error)
            except BaseException as error:  # told as the outcome of the trial
                self.error = error


def race(database: str, first: Act, second: Act, *, is_held: bool):
    """Let the first act and the second after it.

    :param is_held: the second acts while the first has not committed.
    """
    thread = threading.Thread(target=second.look_then_do, args=(database,))
    thread.start()
    second.looked.wait(PATIENCE)
    with patch.object(service, "time"), Registry(database).cursor() as cr:
        env = api.Environment(cr, first.user_id, {"lang": LANG})
        first.do(env)
        if is_held:
            second.begin.set()
            _wait_until_held(cr, thread, second)
        cr.commit()
        second.begin.set()
        thread.join(PATIENCE)
    if thread.is_alive():
        raise TimeoutError("the second person waits for ever")


def _wait_until_held(cr, thread: threading.Thread, second: Act):
    """Until the second has ended, or waits for what the first holds."""
    deadline = time.monotonic() + PATIENCE
    while thread.is_alive() and time.monotonic() < deadline:
        cr.execute("SELECT pg_blocking_pids(%s)", (second.pid,))
        if cr.fetchone()[0]:
            return
        time.sleep(0.01)
