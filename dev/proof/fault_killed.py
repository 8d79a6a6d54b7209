"""One piece of work in one transaction, killed at several of its statements.

The work is a process of its own that gets SIGKILL, so that nothing of it can tidy up.
After each death the database must be as it was before; then the work is done once
undisturbed, and killed once more right after its commit, before anybody is told.
"""

import os
import signal
import sys
import time
import traceback
from contextlib import contextmanager
from unittest.mock import patch

from fault_works import WORKS
from session import open_database
from trial import tell

from odoo import sql_db
from odoo.sql_db import Cursor

INHERITED = []  # kept, for a connection that is dropped says good-bye for its parent
# Where it is killed, as a part of all its statements.
MOMENTS = (0.02, 0.5, 0.98, 1)
PATIENCE = 20  # seconds until the database server has noticed a death


def main(database: str):
    """Try all of the ``WORKS``; prints a line for each trial."""
    with open_database(database) as env:
        failed = [_try(env, name) for name in WORKS]
    return any(failed)


def _try(env, name: str) -> bool:
    record_id = WORKS[name].prepare(env)
    env.cr.commit()
    statements = count(env, name, record_id)
    failed = False
    for moment in MOMENTS:
        before = contents(env)
        killed = run(env, name, record_id, max(1, int(moment * statements)))
        failed |= tell(
            f"{name} killed at {moment:.0%} of {statements} statements",
            killed and contents(env) == before,
        )
    killed = run(env, name, record_id, 0)
    env.cr.rollback()
    env.invalidate_all()
    whole = killed and WORKS[name].is_whole(env, record_id)
    failed |= tell(f"{name} killed right after its commit", whole)
    return failed


def count(env, name: str, record_id: int) -> int:
    """How many statements the undisturbed work takes; nothing of it stays."""
    reader, writer = os.pipe()

    def rehearse():
        with open_database(env.cr.dbname) as own, counted() as counter:
            WORKS[name].work(own, record_id)
            own.flush_all()
            os.write(writer, str(counter[0]).encode())
            os.kill(os.getpid(), signal.SIGKILL)

    in_own_process(env, rehearse)
    os.close(writer)
    with os.fdopen(reader) as said:
        return int(said.read())


def run(env, name: str, record_id: int, statement: int) -> bool:
    """Let the work begin and die at that statement; 0: after the commit.

    :return: whether it died as it should.
    """

    def work():
        with open_database(env.cr.dbname) as own, counted(statement):
            WORKS[name].work(own, record_id)
            own.cr.commit()
            if not statement:
                os.kill(os.getpid(), signal.SIGKILL)

    return in_own_process(env, work) == signal.SIGKILL


def in_own_process(env, work) -> int:
    """Do this in a process of its own; returns the signal that ended it, or 0.

    A forked one, which need not load Odoo again. It leaves its parent's connections
    alone and opens its own.
    """
    pid = os.fork()
    if pid:
        return os.waitpid(pid, 0)[1] & 0x7F
    try:
        INHERITED.extend((sql_db._Pool, env.registry._db))
        sql_db._Pool = None
        env.registry._db = sql_db.db_connect(env.cr.dbname)
        work()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


@contextmanager
def counted(last: int = 0):
    """Count the statements in a list of one number; die at the last if it is given."""
    counter = [0]
    execute = Cursor.execute

    def counting(cursor, *args, **kwargs):
        counter[0] += 1
        if counter[0] == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(cursor, *args, **kwargs)

    with patch.object(Cursor, "execute", counting):
        yield counter


def contents(env) -> list[tuple]:
    """A sum over each of the addon's tables and those that go with them."""
    wait_for_the_dead(env)
    env.cr.execute(
        "SELECT table_name FROM information_schema.columns WHERE column_name = 'id' "
        "AND table_schema = 'public' AND table_name ~ "
        "'^(cchc_|mail_message$|mail_activity$|mail_mail$|ir_attachment$)' ORDER BY 1"
    )
    tables = [table for (table,) in env.cr.fetchall()]
    env.cr.execute(
        " UNION ALL ".join(
            f"SELECT '{table}', md5(string_agg(t::text, '' ORDER BY id)) "
            f"FROM {table} AS t"
            for table in tables
        )
    )
    return sorted(env.cr.fetchall())  # the server may work on several at once


def wait_for_the_dead(env):
    """Until the database server has ended what its dead client had begun."""
    deadline = time.monotonic() + PATIENCE
    while True:
        env.cr.rollback()
        env.cr.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid != pg_backend_pid() AND xact_start IS NOT NULL"
        )
        if not env.cr.fetchone()[0]:
            return
        if time.monotonic() > deadline:
            sys.exit("a transaction of a dead process goes on")
        time.sleep(0.05)
