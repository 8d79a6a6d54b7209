"""Where reading goes when there is a replica, by PostgreSQL's own counters."""

import time

import psycopg2
from load import Diary, Person

TIMES = 20
# Seconds that PostgreSQL may wait until it counts what an idle connection did.
COUNTERS_LATE = 11


def replica_reads(database: str, url: str, folder: str, port: str):
    """Every kind of reading must raise the replica's counter, and only that one."""
    reader = Reader(url, database)
    failed = False
    ports = (port, "5432")
    for name, work in reader.works().items():
        work()  # what is loaded once
        time.sleep(COUNTERS_LATE)
        before = [transactions(database, folder, each) for each in ports]
        for _time in range(TIMES):
            work()
        time.sleep(COUNTERS_LATE)
        after = [transactions(database, folder, each) for each in ports]
        replica, primary = (
            end - start for start, end in zip(before, after, strict=True)
        )
        is_read_there = replica >= TIMES
        failed |= not is_read_there
        print(
            f"{name:<24} {TIMES} times: {replica:>4} transactions on the replica,"
            f" {primary:>4} on the primary{'' if is_read_there else '  FAILED'}"
        )
    return failed


def replica_gone(database: str, url: str):
    """The same with the replica stopped: everything is answered."""
    for name, work in Reader(url, database).works().items():
        work()
        print(f"{name:<24} answered without the replica")
    return False


def transactions(database: str, folder: str, port: str) -> int:
    connection = psycopg2.connect(dbname="postgres", host=folder, port=port)
    with connection, connection.cursor() as cr:
        cr.execute(
            "SELECT xact_commit + xact_rollback FROM pg_stat_database "
            "WHERE datname = %s",
            (database,),
        )
        (count,) = cr.fetchone()
    connection.close()
    return count


class Reader(Person):
    """Somebody of the office who only looks."""

    def __init__(self, url: str, database: str):
        super().__init__(url, database, "office-1", Diary())
        self.log_in()
        (plan,) = self.read_list("cchc.plan")
        self.plan = plan["id"]

    def works(self) -> dict:
        path = f"{self.url}/cchc_plan/plan/{self.plan}"
        return {
            "list of tasks": lambda: self.read_list("cchc.task"),
            "list of deadlines": lambda: self.read_list("cchc.milestone"),
            "year board": lambda: self.call(
                "board", "cchc.year.board", "get_board", [], plan_id=self.plan
            ),
            "export to Excel": lambda: self.download(f"{path}/xlsx"),
            "export to Word": lambda: self.download(f"{path}/docx"),
        }

    def read_list(self, model: str):
        return self.call(
            "list",
            model,
            "web_search_read",
            [],
            domain=[],
            specification={"display_name": {}},
            limit=80,
        )["records"]

    def download(self, url: str):
        answer = self.session.get(url)
        answer.raise_for_status()
