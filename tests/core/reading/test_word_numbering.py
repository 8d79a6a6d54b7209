"""The labels that Word writes in front of numbered paragraphs."""

import pytest
from lxml import etree

from odoo.addons.cchc_plan.core.reading.word_numbering import MAX_LISTS, WordNumbering
from odoo.addons.cchc_plan.core.text.finding import UnreadableFile

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def numbering(xml: str) -> WordNumbering:
    return WordNumbering(
        etree.fromstring(f'<w:numbering xmlns:w="{NAMESPACE}">{xml}</w:numbering>')
    )


def definition(*levels: str, key: str = "0") -> str:
    """An abstractNum whose levels hold this XML."""
    inner = "".join(
        f'<w:lvl w:ilvl="{index}">{xml}</w:lvl>' for index, xml in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{key}">{inner}</w:abstractNum>'


def level(text: str, look: str = "decimal", start: str = "1", more: str = "") -> str:
    return (
        f'<w:start w:val="{start}"/><w:numFmt w:val="{look}"/>{more}'
        f'<w:lvlText w:val="{text}"/>'
    )


def a_list(key: str = "1", of: str = "0", more: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


@pytest.mark.parametrize(
    ("look", "text", "labels"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("decimal", "%1", ["1", "2", "3"]),
        ("decimalZero", "%1.", ["01.", "02.", "03."]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)", "(iii)"]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
        ("upperLetter", "%1.", ["A.", "B.", "C."]),
        ("decimal", "Điều %1.", ["Điều 1.", "Điều 2.", "Điều 3."]),
        ("bullet", "\uf0b7", ["-", "-", "-"]),
        ("bullet", "-", ["-", "-", "-"]),
        ("bullet", "+", ["+", "+", "+"]),
        ("none", "", ["", "", ""]),
        ("vietnameseCounting", "%1.", ["1.", "2.", "3."]),
    ],
)
def test_counters(look, text, labels):
    counters = numbering(definition(level(text, look)) + a_list())
    assert [counters.label("1", 0) for _ in labels] == labels


def test_level_restarts_below_the_next_of_the_level_above():
    counters = numbering(definition(level("%1."), level("%1.%2.")) + a_list())
    labels = [counters.label("1", each) for each in (0, 1, 1, 0, 1)]
    assert labels == ["1.", "1.1.", "1.2.", "2.", "2.1."]


def test_level_that_never_restarts():
    second = level("%2.", more='<w:lvlRestart w:val="0"/>')
    counters = numbering(definition(level("%1", "upperRoman"), second) + a_list())
    labels = [counters.label("1", each) for each in (0, 1, 0, 1)]
    assert labels == ["I", "1.", "II", "2."]


def test_level_that_restarts_only_after_the_first():
    third = level("%3.", more='<w:lvlRestart w:val="1"/>')
    counters = numbering(definition(level("%1."), level("%2."), third) + a_list())
    labels = [counters.label("1", each) for each in (0, 1, 2, 1, 2, 0, 2)]
    assert labels == ["1.", "1.", "1.", "2.", "2.", "2.", "1."]


def test_arabic_counters_in_legal_style():
    second = level("%1.%2", more="<w:isLgl/>")
    counters = numbering(definition(level("%1.", "upperRoman"), second) + a_list())
    assert [counters.label("1", each) for each in (0, 1)] == ["I.", "1.1"]


def test_level_above_that_was_never_used_shows_its_start():
    counters = numbering(
        definition(level("%1.", "upperRoman", "3"), level("%1.%2")) + a_list()
    )
    assert counters.label("1", 1) == "III.1"


def test_start_other_than_one():
    counters = numbering(definition(level("%1.", start="7")) + a_list())
    assert [counters.label("1", 0) for _ in range(2)] == ["7.", "8."]


def test_lists_of_one_definition_count_on():
    counters = numbering(definition(level("%1.")) + a_list("1") + a_list("2"))
    labels = [counters.label(each, 0) for each in ("1", "1", "2", "1")]
    assert labels == ["1.", "2.", "3.", "4."]


def test_list_with_a_start_of_its_own_begins_again_once():
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    counters = numbering(definition(level("%1.")) + a_list() + a_list("2", more=again))
    labels = [counters.label(each, 0) for each in ("1", "1", "2", "2")]
    assert labels == ["1.", "2.", "1.", "2."]


def test_list_with_a_level_of_its_own():
    own = f'<w:lvlOverride w:ilvl="0"><w:lvl>{level("%1)", "lowerLetter")}</w:lvl>'
    counters = numbering(
        definition(level("%1.")) + a_list() + a_list("2", more=own + "</w:lvlOverride>")
    )
    assert [counters.label(each, 0) for each in ("1", "2")] == ["1.", "b)"]


def test_definition_by_a_list_style():
    refers = (
        '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>'
    )
    defines = definition('<w:start w:val="1"/><w:lvlText w:val="%1/"/>', key="6")
    defines = defines.replace("<w:lvl ", '<w:styleLink w:val="L"/><w:lvl ', 1)
    counters = numbering(refers + defines + a_list(of="5"))
    assert counters.label("1", 0) == "1/"


def test_new_format_with_a_fallback_for_older_programs():
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    look = (
        f'<w:start w:val="4"/><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice>'
        '<w:numFmt w:val="custom" w:format="001"/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="upperRoman"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1."/>'
    )
    assert numbering(definition(look) + a_list()).label("1", 0) == "IV."


@pytest.mark.parametrize(("list_id", "at"), [("9", 0), ("1", 5), ("0", 0), ("", 0)])
def test_no_label_without_list_or_level(list_id, at):
    assert numbering(definition(level("%1.")) + a_list()).label(list_id, at) == ""


def test_list_without_definition_is_none():
    assert numbering(a_list(of="7")).label("1", 0) == ""


@pytest.mark.parametrize(
    ("look", "start", "label"),
    [
        ("upperRoman", "40", "40."),
        ("lowerLetter", "28", "bb."),
        ("lowerLetter", "0", "0."),
        ("upperRoman", "0", "0."),
    ],
)
def test_counters_beyond_their_alphabet(look, start, label):
    counters = numbering(definition(level("%1.", look, start)) + a_list())
    assert counters.label("1", 0) == label


def test_level_of_a_paragraph_style():
    second = level("%2.", more='<w:pStyle w:val="Heading2"/>')
    counters = numbering(definition(level("%1."), second) + a_list())
    assert counters.level_of_style("1", "Heading2") == 1
    assert counters.level_of_style("1", "Other") == 0
    assert counters.level_of_style("8", "Heading2") == 0


def test_document_without_numbering():
    assert WordNumbering().label("1", 0) == ""


def test_too_many_lists_are_refused():
    with pytest.raises(UnreadableFile, match="far more than a plan"):
        numbering(_many())


def _many() -> str:
    return definition(level("%1.")) + "".join(
        a_list(str(index)) for index in range(MAX_LISTS + 1)
    )
