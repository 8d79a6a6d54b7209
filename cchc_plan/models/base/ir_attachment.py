import logging
import os
from contextlib import suppress

from odoo import api, models
from odoo.exceptions import UserError

_logger = logging.getLogger(__name__)


class IrAttachment(models.Model):
    """A file is kept whole or not at all, also when the server's disk is full."""

    _inherit = "ir.attachment"

    @api.model
    def _file_write(self, bin_value, checksum):
        try:
            return super()._file_write(bin_value, checksum)
        except OSError as error:
            # The half that was written would stand in the way of the same file later:
            # Odoo takes it for another one with the same sum.
            with suppress(OSError):
                os.unlink(self._full_path(f"{checksum[:2]}/{checksum}"))
            _logger.warning("A file could not be kept: %s", error)
            raise UserError(
                self.env._(
                    "The server could not keep the file, most likely because its disk "
                    "is full; nothing was saved. Ask the administrator to make room, "
                    "then try again."
                )
            ) from error
