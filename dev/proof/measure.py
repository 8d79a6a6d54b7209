"""What a piece of work takes: time, queries and memory."""

import os
import time
from dataclasses import dataclass

_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Sample:
    """One run of something: seconds, queries, and the process's memory after it."""

    seconds: float
    queries: int
    megabytes: float


def memory() -> float:
    """What this process holds in memory now, in megabytes."""
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * _PAGE / 2**20


class Watch:
    """Runs from its making on; each look gives what was used since then."""

    def __init__(self, cr):
        self.cr = cr
        self.queries = cr.sql_log_count
        self.start = time.perf_counter()

    def look(self) -> Sample:
        return Sample(
            time.perf_counter() - self.start,
            self.cr.sql_log_count - self.queries,
            memory(),
        )
