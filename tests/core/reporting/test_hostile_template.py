"""A Word template, whatever is in it: filled in, or refused in one sentence."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from odoo.addons.cchc_plan.core.reporting.template_check import RefusedTemplate
from odoo.addons.cchc_plan.core.reporting.template_words import PLACEHOLDERS
from odoo.addons.cchc_plan.report.reporting.template_renderer import check_template
from odoo.addons.cchc_plan.report.reporting.template_sample import sample_template

from ...bad_files import bad_files
from ...office_files import changed, unzipped, with_document
from ..hostile import texts
from ..reading.test_file_guard import DOCX_PARTS, EDITS, edited
from ..tries import tries

bounded = tries(40, suppress_health_check=[HealthCheck.too_slow])


def outcome(content: bytes, name: str = "mau.docx") -> str:
    """What became of a template; any other exception fails the test."""
    try:
        check_template(name, content)
    except RefusedTemplate as error:
        assert str(error)
        return error.code
    return "taken"


@pytest.mark.parametrize("kind", bad_files())
def test_no_bad_file_is_taken(kind):
    """What is refused as a plan only for what it says may be a template."""
    bad = bad_files()[kind]
    taken = bad.code in ("no_table", "too_much")
    assert taken or outcome(bad.make(), bad.filename) != "taken"


RELATIONS = "word/_rels/document.xml.rels"


@pytest.mark.parametrize(
    ("known", "put"), [(b"</Relationships>", b"<"), (b' Id="', b' x="')]
)
def test_broken_relations_are_no_word_document(known, put):
    sample = sample_template()
    part = unzipped(sample)[RELATIONS]
    assert outcome(changed(sample, {RELATIONS: part.replace(known, put)})) == (
        "no_document"
    )


@given(st.sampled_from([*DOCX_PARTS, "docProps/core.xml", "word/settings.xml"]), EDITS)
@bounded
def test_fuzzed_part_of_a_template(part, edits):
    sample = sample_template()
    parts = unzipped(sample)
    if part in parts:
        outcome(changed(sample, {part: edited(parts[part], edits)}))


@given(EDITS)
@bounded
def test_fuzzed_archive_of_a_template(edits):
    outcome(edited(sample_template(), edits))


MARKS = [
    *(f"{{{{ {each.name} }}}}" for each in PLACEHOLDERS),
    *(f"{{% for x in {each.name} %}}" for each in PLACEHOLDERS if each.is_list),
    *(
        "{% endfor %}",
        "{% if x %}",
        "{% else %}",
        "{% endif %}",
        "{{ x }}",
        "{{ x.y }}",
    ),
    *("{%p for x in noi_nhan %}", "{%p endfor %}", "{%tr endfor %}", "{%tc if x %}"),
    *(
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "{{ x|safe }}",
        "{{ x.__class__ }}",
        "{{r x }}",
    ),
    *("{{ ''.__class__.__mro__ }}", "{{ 10**10 }}", "{% set x = 1 %}", "{{ x() }}"),
    *(
        "{% include 'a' %}",
        "{% macro a() %}",
        "{% raw %}",
        "{% endraw %}",
        "{{ x[0] }}",
    ),
    *("{% for x in range(10**9) %}", "{{ 'a' * 10**9 }}", "{{ x.y.z }}", "{{ self }}"),
    *(
        "{{ kem_theo }} {# a",
        "{%- if ten_loai -%}",
        "{{ cycler }}",
        "{% for a,b in c %}",
    ),
]


def _escaped(text: str) -> str:
    kept = "".join(each for each in text if each == "\n" or " " <= each <= "\ud7ff")
    return kept.replace("&", "&amp;").replace("<", "&lt;")


@given(st.lists(st.lists(st.sampled_from(MARKS) | texts.map(_escaped), max_size=4)))
@tries(100, suppress_health_check=[HealthCheck.too_slow])
def test_any_marks_are_taken_or_refused(paragraphs):
    body = "".join(
        f"<w:p>{''.join(f'<w:r><w:t>{text}</w:t></w:r>' for text in runs)}</w:p>"
        for runs in paragraphs
    )
    outcome(with_document(body))
