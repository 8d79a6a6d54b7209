"""Fifty people at work at once: no error, no lost write, and how long they wait."""

import random
import threading
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from statistics import median, quantiles

import requests
from commune import make_issued_commune, multiply
from session import open_database

PASSWORD = "load"
PAUSE = (0.5, 1.5)  # seconds that a person looks at a page
ARRIVAL = 20  # seconds within which all have come; checking a password is slow
PATIENCE = 60  # seconds until an answer counts as an error


@dataclass
class Diary:
    """What all people did, together."""

    times: dict = field(default_factory=lambda: defaultdict(list))
    errors: list = field(default_factory=list)
    written: set = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, name: str, seconds: float):
        with self.lock:
            self.times[name].append(seconds)


def prepare(database: str, people: str):
    """A commune for each of the people, whose office logs in."""
    with open_database(database) as env:
        commune = make_issued_commune(env)
        commune.users.password = PASSWORD
        env.flush_all()
        multiply(env, commune, int(people) - 1)


def main(database: str, url: str, people: str, seconds: str):
    """Let the people work, then count what they wrote."""
    diary, until = Diary(), time.monotonic() + float(seconds)
    logins = ["office-1", *(f"office-1-{k}" for k in range(1, int(people)))]
    with ThreadPoolExecutor(len(logins)) as pool:
        for login in logins:
            pool.submit(Person(url, database, login, diary).work, until)
    with open_database(database) as env:
        updates = env["cchc.task.update"].search([("result", "=like", "load %")])
        kept = set(updates.mapped("result"))
    report(diary, len(logins), float(seconds))
    lost = diary.written - kept
    if lost or len(updates) != len(kept):
        diary.errors.append(f"{len(lost)} writes lost, {len(updates)} rows kept")
    print("\n".join(diary.errors[:5]) or f"{len(kept)} writes, none lost; no error")
    return bool(diary.errors)


def report(diary: Diary, people: int, seconds: float):
    total = sum(map(len, diary.times.values()))
    print(f"{people} people, {seconds:.0f} s, {total} requests")
    for name, times in diary.times.items():
        times = [1000 * each for each in times]
        last = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        print(
            f"  {name:<16} {len(times):>6} × median {median(times):>6.0f} ms"
            f"  p95 {last:>6.0f} ms"
        )


class Person:
    """Somebody of an office who looks at tasks and writes how they go."""

    def __init__(self, url: str, database: str, login: str, diary: Diary):
        self.url, self.database, self.login, self.diary = url, database, login, diary
        self.session = requests.Session()
        # A worker serves one connection at a time; in an office a proxy stands before
        # it and holds those that wait.
        self.session.headers["Connection"] = "close"
        self.dice = random.Random(login)

    def work(self, until: float):
        time.sleep(self.dice.uniform(0, ARRIVAL))
        try:
            self.log_in()
            turn = 0
            while time.monotonic() < until:
                turn += 1
                self.look_and_write(turn)
        except Exception as error:  # told at the end, as the result of the trial
            with self.diary.lock:
                self.diary.errors.append(f"{self.login}: {error!r}")

    def log_in(self):
        self.post(
            "log in",
            "/web/session/authenticate",
            {"db": self.database, "login": self.login, "password": PASSWORD},
        )

    def look_and_write(self, turn: int):
        rows = self.call(
            "open the list",
            "cchc.task",
            "web_search_read",
            [],
            domain=[],
            specification={"name": {}, "status": {}, "date_deadline": {}},
            limit=80,
        )["records"]
        self.pause()
        task = self.dice.choice(rows)["id"]
        self.call(
            "open a task",
            "cchc.task",
            "web_read",
            [[task]],
            specification={"name": {}, "milestone_ids": {"fields": {"status": {}}}},
        )
        self.pause()
        text = f"load {self.login} {turn}"
        self.call(
            "write an update",
            "cchc.task.update",
            "web_save",
            [[], {"task_id": task, "result": text}],
            specification={},
        )
        with self.diary.lock:
            self.diary.written.add(text)
        self.pause()

    def pause(self):
        time.sleep(self.dice.uniform(*PAUSE))

    def call(self, name: str, model: str, method: str, args: list, **kwargs):
        params = {"model": model, "method": method, "args": args, "kwargs": kwargs}
        return self.post(name, f"/web/dataset/call_kw/{model}/{method}", params)

    def post(self, name: str, path: str, params: dict):
        start = time.perf_counter()
        answer = self.session.post(
            self.url + path, json={"params": params}, timeout=PATIENCE
        )
        self.diary.note(name, time.perf_counter() - start)
        answer.raise_for_status()
        content = answer.json()
        if "error" in content:
            raise RuntimeError(content["error"]["data"]["message"])
        return content["result"]
