"""A commune's own Word templates: who keeps them, what is refused, what is filled."""

import base64
import io

import docx
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, HttpCase
from odoo.tools import mute_logger

from odoo.addons.cchc_plan.core.reporting.report_paper import report_paper
from odoo.addons.cchc_plan.report.reporting import template_renderer
from odoo.addons.cchc_plan.report.reporting.template_sample import sample_template

from ..common import PlanCase
from ..core.reporting import report_papers


def word(*lines):
    """A Word file of these paragraphs, as base64."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    target = io.BytesIO()
    document.save(target)
    return base64.b64encode(target.getvalue())


class TemplateCase(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.templates = cls.env["cchc.report.template"]

    def _template(self, file=None, user=None, **values):
        return self.templates.with_user(user or self.office).create(
            {
                "name": "Mẫu của xã",
                "filename": "mau.docx",
                "file": file or word("{{ ten_loai }}"),
                **values,
            }
        )


class TestTemplate(TemplateCase):
    def test_a_sound_file_is_kept(self):
        template = self._template(base64.b64encode(sample_template()))
        self.assertEqual((template.kind, template.active), ("all", True))
        self.assertEqual(template.company_id, self.company)

    def test_a_wrong_file_is_refused_in_one_sentence_that_names_it(self):
        for file, name, words in (
            (word("{{ ten_xa }}"), "mau.docx", "uses ten_xa, which is not in"),
            (word("{{ ''.__class__ }}"), "mau.docx", "__class__ }}, which is not all"),
            (word("{% for m in chuong %}"), "mau.docx", "without its {% endfor %}"),
            (word("{{ ten_loai }"), "mau.docx", "without its end"),
            (word("x"), "mau.xlsx", "“mau.xlsx” is not a Word document"),
            (word("x"), "mau.docm", "contains macros"),
            (base64.b64encode(b"%PDF-1.4"), "mau.docx", "“mau.docx” is not a Word"),
            (b"!!!", "mau.docx", "did not arrive whole"),
        ):
            with self.assert_refused(words, ValidationError):
                self._template(file, filename=name)

    def test_the_refusal_is_in_the_reader_s_language(self):
        self.env["res.lang"]._activate_lang("vi_VN")
        office = self.templates.with_user(self.office).with_context(lang="vi_VN")
        with self.assertRaises(ValidationError) as caught:
            office.create(
                {"name": "M", "filename": "m.docx", "file": word("{{ ten_xa }}")}
            )
        self.assertIn("ten_xa", str(caught.exception))
        self.assertNotIn("template", str(caught.exception))

    def test_changing_the_file_is_judged_again(self):
        template = self._template()
        with self.assert_refused("ten_xa", ValidationError):
            template.write({"file": word("{{ ten_xa }}")})
        with self.assert_refused("not a Word document", ValidationError):
            template.write({"filename": "mau.pdf"})
        template.with_context(bin_size=True).write({"name": "Mẫu mới"})

    def test_a_form_takes_a_file_and_shows_the_placeholders(self):
        with Form(self.templates.with_user(self.office)) as form:
            form.name = "Mẫu của xã"
            form.file = word("{{ trich_yeu }}")
        shown = form.record.placeholders
        for written in ("{{ trich_yeu }}", "{% for nv in nhom.nhiem_vu %}"):
            self.assertIn(written, shown)
        self.assertNotIn("<script", shown)

    def test_one_template_for_each_report(self):
        first = self._template()
        self._template(kind="q1")
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self._template()
        first.active = False
        first.flush_recordset()
        self._template()

    def test_the_template_of_the_report_goes_before_that_of_all(self):
        of_all, of_q1 = self._template(), self._template(kind="q1")
        templates = self.templates.with_user(self.staff)
        self.assertEqual(templates._for_report(self.company, "q1"), of_q1)
        self.assertEqual(templates._for_report(self.company, "year"), of_all)
        of_all.active = False
        self.assertFalse(templates._for_report(self.company, "year"))

    def test_a_report_is_filled_in_by_whoever_reads_it(self):
        template = self._template(word("{{ ten_loai }}", "{{ trich_yeu }}"))
        paper = report_paper(report_papers.facts(), (), report_papers.FRAME)
        content = (
            template.with_user(self.staff).with_context(bin_size=True)._fill(paper)
        )
        lines = [each.text for each in docx.Document(io.BytesIO(content)).paragraphs]
        self.assertEqual(lines, ["BÁO CÁO", report_papers.FRAME.subject])

    def test_a_report_too_long_for_the_template_is_said_so(self):
        template = self._template()
        paper = report_paper(report_papers.facts(), (), report_papers.FRAME)
        self.patch(template_renderer, "MAX_PART", 10)
        with self.assert_refused("too large", UserError):
            template._fill(paper)


class TestRights(TemplateCase):
    def test_the_office_keeps_them_and_all_others_read(self):
        template = self._template()
        for user in (self.staff, self.leader):
            seen = template.with_user(user)
            self.assertTrue(seen.file)
            for forbidden in (
                lambda seen=seen: seen.write({"name": "X"}),
                lambda seen=seen: seen.unlink(),
                lambda user=user: self._template(user=user, kind="q2"),
            ):
                with self.assertRaises(AccessError):
                    forbidden()
        template.with_user(self.office).unlink()

    def test_strangers_and_neighbours_see_nothing(self):
        template = self._template()
        self.assertFalse(self.templates.with_user(self.neighbour).search([]))
        for user in (self.stranger, self.neighbour):
            with self.assertRaises(AccessError):
                template.with_user(user).read(["file"])
        self.assertFalse(
            self.templates.with_user(self.neighbour)._for_report(self.company, "q1")
        )

    def test_nobody_makes_one_for_another_commune(self):
        with self.assertRaises(AccessError):
            self._template(company_id=self.other_company.id)
        template = self._template()
        with self.assertRaises(AccessError):
            template.write({"company_id": self.other_company.id})


class TestSample(TemplateCase, HttpCase):
    def _get(self, user):
        self.authenticate(user.login, f"{user.login}-password")
        return self.url_open("/cchc_plan/report_template/sample")

    def test_the_sample_is_downloaded_and_can_be_uploaded(self):
        action = self.templates.with_user(self.office).action_download_sample()
        self.assertEqual(action["url"], "/cchc_plan/report_template/sample")
        response = self._get(self.office)
        self.assertEqual(response.status_code, 200)
        self.assertIn("Mau-bao-cao-CCHC.docx", response.headers["Content-Disposition"])
        self._template(base64.b64encode(response.content))

    def test_strangers_get_nothing(self):
        self.assertEqual(self._get(self.stranger).status_code, 404)
