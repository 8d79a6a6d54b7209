"""An upload of ours on a full disk: one sentence, and neither half file nor record."""

import base64
import errno
from pathlib import Path

from odoo.addons.base.models.ir_attachment import IrAttachment
from odoo.addons.cchc_plan.models.base.file_storage import create_attachment

from ..common import PlanCase
from ..reporting.test_report_template import word

SENTENCE = "could not keep the file, most likely because its disk is full"


class TestFullDisk(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan(("Công khai", "Quý I/2024", {}))

    def setUp(self):
        super().setUp()
        self.halves = []
        halves = self.halves

        def write_half(attachments, content, checksum):
            _name, path = attachments._get_path(content, checksum)
            halves.append(Path(path))
            halves[-1].write_bytes(content[: len(content) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")

        self.patch(IrAttachment, "_file_write", write_half)
        self.addCleanup(lambda: [half.unlink(missing_ok=True) for half in halves])

    def _assert_nothing_is_left(self):
        self.assertTrue(self.halves)
        self.assertEqual([half for half in self.halves if half.exists()], [])

    def test_a_report_template(self):
        templates = self.env["cchc.report.template"].with_user(self.office)
        with self.assert_refused(SENTENCE):
            templates.create({"name": "Mẫu", "file": word("{{ ten_loai }} 1")})
        self.assertFalse(templates.search([("name", "=", "Mẫu")]))
        self._assert_nothing_is_left()

    def test_a_file_attached_to_a_record(self):
        """As an import keeps its file, and a dialog the document that proves."""
        plan = self.plan.with_user(self.office)
        with self.assert_refused(SENTENCE):
            create_attachment(plan, "a.pdf", base64.b64encode(b"%PDF-1.4 full disk"))
        kept = self.env["ir.attachment"].search([("res_model", "=", "cchc.plan")])
        self.assertNotIn("a.pdf", kept.mapped("name"))
        self._assert_nothing_is_left()

    def test_files_of_other_apps_fail_as_odoo_has_it(self):
        with self.assertRaises(OSError), self.cr.savepoint():
            self.env["ir.attachment"].create({"name": "a.bin", "raw": b"not ours 1"})
