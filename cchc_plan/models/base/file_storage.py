"""Storing a file that a user has given, on a disk that may be full."""

import base64
import logging
from contextlib import contextmanager, suppress
from pathlib import Path

from odoo.exceptions import UserError

_logger = logging.getLogger(__name__)


def create_attachment(record, name: str, file):
    """Attach a file, given in base64, to the record."""
    attachments = record.env["ir.attachment"]
    with storing(record.env, file):
        return attachments.create(
            {
                "name": name,
                "datas": file,
                "res_model": record._name,
                "res_id": record.id,
            }
        )


@contextmanager
def storing(env, *files):
    """Refuse in one sentence what the server cannot store, and leave no half of it.

    :param files: in base64, what is stored meanwhile.
    """
    try:
        yield
    except OSError as error:
        for file in files:
            _remove_half(env["ir.attachment"], file)
        _logger.warning("A file could not be kept: %s", error)
        raise UserError(
            env._(
                "The server could not keep the file, most likely because its disk is "
                "full; nothing was saved. Ask the administrator to make room, then try "
                "again."
            )
        ) from error


def _remove_half(attachments, file):
    """Remove what was written of a file before the disk was full.

    It would stand in the way of the same file later: Odoo takes it for another one
    with the same checksum.
    """
    content = base64.b64decode(file or b"")
    # Odoo makes large pictures smaller before it stores them.
    stored = attachments._check_contents({"raw": content})["raw"]
    for whole in (content, stored):
        checksum = attachments._compute_checksum(whole)
        path = Path(attachments._full_path(f"{checksum[:2]}/{checksum}"))
        with suppress(OSError):
            if path.stat().st_size < len(whole):
                path.unlink()
