"""What a piece of work takes: time, queries and memory."""

import os
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median, quantiles

_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Sample:
    """One run of something: seconds, queries, and the process's memory after it."""

    seconds: float
    queries: int
    megabytes: float


@dataclass(frozen=True)
class Measured:
    """Several runs of one piece of work."""

    ms_median: float
    ms_p95: float
    queries: int | None  # of the run with the most; None: it asks no database
    megabytes: float  # the most that the process held in memory meanwhile

    @classmethod
    def of(cls, seconds: list[float], queries: int | None, megabytes: float):
        times = [1000 * each for each in seconds]
        last = quantiles(times, n=20, method="inclusive")[-1] if times[1:] else times[0]
        return cls(round(median(times), 1), round(last, 1), queries, round(megabytes))


def memory() -> float:
    """What this process holds in memory now, in megabytes."""
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * _PAGE / 2**20


def forget_peak() -> None:
    """Let :func:`peak_memory` begin with what the process holds now."""
    with open("/proc/self/clear_refs", "w") as clear_refs:
        clear_refs.write("5")


def peak_memory() -> float:
    """The most that this process held in memory since, in megabytes."""
    with open("/proc/self/status") as status:
        line = next(line for line in status if line.startswith("VmHWM"))
    return int(line.split()[1]) / 2**10


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


def measure(env, works: list[Callable], repeats: int) -> list[Measured]:
    """Each of several works, in turn so that a busy machine is so for all of them.

    Every run begins with empty caches of records and is undone; what a server keeps
    for everybody, as rights and translations, is there from a run before.
    """
    found = [([], [], []) for _work in works]
    for turn in range(repeats + 1):
        for work, (seconds, queries, megabytes) in zip(works, found, strict=True):
            with undone(env):
                forget_peak()
                watch = Watch(env.cr)
                work()
                env.cr.flush()  # with what a request does just before it commits
                sample = watch.look()
            if turn:
                seconds.append(sample.seconds)
                queries.append(sample.queries)
                megabytes.append(peak_memory())
    return [
        Measured.of(seconds, max(queries), max(megabytes))
        for seconds, queries, megabytes in found
    ]


def measure_plain(works: list[Callable], repeats: int) -> list[Measured]:
    """The same of works that ask no database."""
    found = [([], []) for _work in works]
    for _turn in range(repeats):
        for work, (seconds, megabytes) in zip(works, found, strict=True):
            forget_peak()
            start = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - start)
            megabytes.append(peak_memory())
    return [Measured.of(seconds, None, max(peaks)) for seconds, peaks in found]


@contextmanager
def undone(env):
    """Nothing that is done here stays, and nothing was read before."""
    env.flush_all()
    env.invalidate_all()
    with env.cr.savepoint(flush=False) as savepoint:
        yield
        env.cr.clear()
        savepoint.close(rollback=True)
    env.invalidate_all()
