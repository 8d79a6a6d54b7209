"""A report by the commune's own Word template, filled in by docxtpl within bounds."""

import io
import zipfile

from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree

from ...core.paper.paper import Paper
from ...core.reading.file_guard import check_file
from ...core.reporting.template_check import (
    LOOP,
    LOOP_END,
    MarkCheck,
    RefusedTemplate,
    environment,
    refuse_unpaired,
)
from ...core.reporting.template_values import template_values
from ...core.reporting.template_words import PLACEHOLDERS
from ...core.text.finding import UnreadableFile, _lt
from .template_picture import fit_pictures, pictures

MAX_FILE = 5 << 20  # bytes; a template has a coat of arms at most
MAX_PART = 1 << 20  # letters of the XML of one part that is filled in
_MAX_UNPACKED = 40 << 20  # bytes
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OF_RELATION = ("Type", "Id", "Target")
# What may be fetched or run when the document is opened.
_DANGEROUS = ("oleObject", "package", "control", "attachedTemplate", "subDocument")
# What the guard says of a plan's file in words that fit a template as well.
_FITTING = ("password", "macro", "legacy_format", "unsafe_xml", "unsafe_archive")


def check_template(filename: str, content: bytes) -> None:
    """Refuse a file that could not be filled in, before it is kept.

    It is tried with lines in every list and with none.

    :raises RefusedTemplate: why, in one sentence that names what is wrong
    """
    _refuse_file(filename, content)
    _refuse_relations(filename, content)
    for lines in (2, 0):
        values = {each.name: each.sample(lines=lines) for each in PLACEHOLDERS}
        _filled(content, values)


def render_template(content: bytes, paper: Paper) -> bytes:
    """The report as a .docx file in the template's look.

    :raises RefusedTemplate: where a report has too many lines for the template
    """
    title = paper.title[:255]
    author = paper.letterhead.body.replace("\n", " ")[:255]
    return _filled(content, template_values(paper), title=title, author=author)


class _Template(DocxTemplate):
    """Judges each part before it is run, and what it became afterwards."""

    def patch_xml(self, src_xml):
        if len(src_xml) > MAX_PART:
            raise _too_large()
        refuse_unpaired(src_xml)
        return super().patch_xml(src_xml)

    def render_xml_part(self, src_xml, part, context, jinja_env=None):
        self.current_rendering_part = part  # into which a chart is put
        MarkCheck(jinja_env, context).check(src_xml)
        xml = super().render_xml_part(src_xml, part, context, jinja_env)
        # The library mends broken XML without a word, and loses text by it.
        etree.fromstring(xml.encode())
        return xml

    def fix_tables(self, xml):
        tree = super().fix_tables(xml)
        fit_pictures(tree)
        return tree

    def render_properties(self, context, jinja_env=None):
        """Title and author are the report's own; no mark is looked for in them."""


def _filled(content: bytes, values: dict[str, object], **properties: str) -> bytes:
    template = _Template(io.BytesIO(content))
    charts = {
        each.name: pictures(template, values[each.name])
        for each in PLACEHOLDERS
        if each.is_chart
    }
    try:
        template.render(values | charts, environment())
        for name, value in properties.items():
            setattr(template.core_properties, name, value)
        target = io.BytesIO()
        template.save(target)
    except (
        TemplateError,
        etree.XMLSyntaxError,
        AttributeError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
    ) as error:
        raise _broken() from error
    return target.getvalue()


# -- The file --------------------------------------------------------------------------


def _refuse_file(filename: str, content: bytes) -> None:
    if len(content) > MAX_FILE:
        raise _too_large()
    try:
        package = check_file(filename, content)
    except UnreadableFile as error:
        if error.code in _FITTING:
            raise RefusedTemplate(error.code, error.template, **error.values) from error
        raise _no_document(filename) from error
    if package.kind != "docx":
        raise _no_document(filename)


def _refuse_relations(filename: str, content: bytes) -> None:
    """Refuse what Word would fetch from elsewhere, and programs in the document."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(member.file_size for member in archive.infolist()) > _MAX_UNPACKED:
            raise _too_large()
        for name in archive.namelist():
            if name.endswith(".rels"):
                try:
                    _refuse_relations_of(archive.read(name))
                except (etree.XMLSyntaxError, KeyError) as error:
                    raise _no_document(filename) from error


def _refuse_relations_of(part: bytes) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in etree.fromstring(part, parser).iter(_RELATION):
        # Without all three of them the document cannot be opened.
        kind, *_others = (relation.attrib[name] for name in _OF_RELATION)
        kind = kind.rpartition("/")[2]
        is_external = relation.get("TargetMode") == "External"
        if kind in _DANGEROUS or (is_external and kind != "hyperlink"):
            raise RefusedTemplate(
                "foreign_parts",
                _lt(
                    "The template holds or links to other files (%(kind)s), which may "
                    "be harmful: take them out in Word, and choose the file again."
                ),
                kind=kind,
            )


# -- Messages --------------------------------------------------------------------------


def _no_document(filename: str) -> RefusedTemplate:
    return RefusedTemplate(
        "no_document",
        _lt(
            "“%(file)s” is not a Word document (.docx) that can be opened: save the "
            "template in Word as .docx, and choose that file."
        ),
        file=filename,
    )


def _too_large() -> RefusedTemplate:
    return RefusedTemplate(
        "too_large",
        _lt(
            "The template is too large: take pictures and text out until it is below "
            "%(limit)s MB, and choose the file again."
        ),
        limit=MAX_FILE >> 20,
    )


def _broken() -> RefusedTemplate:
    return RefusedTemplate(
        "broken",
        _lt(
            "The template cannot be filled in: %(loop)s and its %(end)s must stand in "
            "the same table, row or cell, as in the sample; correct it, and choose "
            "the file again."
        ),
        loop=LOOP,
        end=LOOP_END,
    )
