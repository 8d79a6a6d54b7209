"""An upload that does not fit on the server's disk: the sentence, and what is left.

The disk is a tmpfs of a few hundred kilobytes. Where none can be mounted, a limit on
the size of a file stands for it, which fails at the same place with another number.
"""

import base64
import os
import resource
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from fault_killed import contents
from session import open_database
from trial import tell

from odoo import tools
from odoo.exceptions import UserError

ROOM = 512 << 10
FITS, TOO_MUCH = os.urandom(ROOM // 8), os.urandom(4 * ROOM)


def main(database: str):
    with (
        open_database(database) as env,
        tempfile.TemporaryDirectory() as folder,
        small_disk(Path(folder)) as kind,
    ):
        return _try(env, Path(folder), kind)


def _try(env, folder: Path, kind: str) -> bool:
    env["ir.attachment"].create({"name": "vừa.bin", "raw": FITS})
    env.cr.commit()
    before, kept = contents(env), _files(folder)
    said = ""
    too_much = {"name": "lớn", "file": base64.b64encode(TOO_MUCH)}
    try:
        env["cchc.report.template"].create(too_much)
    except UserError as error:
        said = str(error)
    env.cr.rollback()
    failed = tell(f"{kind}: the person is told (“{said}”)", bool(said))
    failed |= tell(f"{kind}: no record is left", contents(env) == before)
    return failed | tell(f"{kind}: no half file is left", _files(folder) == kept)


def _files(folder: Path) -> list[tuple[str, int]]:
    return sorted(
        (path.name, path.stat().st_size)
        for path in folder.rglob("*")
        if path.is_file() and "checklist" not in path.parts
    )


@contextmanager
def small_disk(folder: Path):
    """Odoo keeps its files in a place where little fits; yields what kind of place."""
    with _mounted(folder) as is_mounted:
        before = tools.config["data_dir"]
        tools.config["data_dir"] = str(folder)
        if not is_mounted:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, resource.RLIM_INFINITY))
        try:
            yield "full disk" if is_mounted else "limit on files (no tmpfs here)"
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
            tools.config["data_dir"] = before


@contextmanager
def _mounted(folder: Path):
    command = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", folder]
    try:
        done = subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0
    except FileNotFoundError:
        done = False
    try:
        yield done
    finally:
        if done:
            subprocess.run(["umount", folder], check=True)
