"""The rules of rooms and layers: this code keeps them, and each can be broken."""

import pytest

from .. import architecture
from ..architecture import EXCEPTIONS, MAX_EXCEPTIONS, Tree, open_faults, own_tree

MODEL = """
from odoo import models

class {name}(models.Model):
    _name = "{model}"
"""
PLAN = MODEL.format(name="CchcPlan", model="cchc.plan")
REPORT = MODEL.format(name="CchcReport", model="cchc.report")


@pytest.fixture
def tree(tmp_path):
    """Makes the tree of an addon of these files; tests/… go to its tests."""

    def make(**files: str) -> Tree:
        addon = tmp_path / "cchc_plan"
        for path, text in files.items():
            file = (tmp_path if path.startswith("tests/") else addon) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return Tree(addon, tmp_path / "tests")

    return make


def sentences(rule, tree):
    return [str(fault) for fault in rule(tree)]


def test_code_keeps_to_rooms_and_layers():
    found = open_faults(own_tree(), EXCEPTIONS)
    assert not found, "\n".join(found)


def test_own_tree_has_code_of_each_layer():
    found = {source.layer for source in own_tree().sources.values()}
    assert found == {"core", "models", "report", "wizard", "controllers"}


# -- rooms


@pytest.mark.parametrize(
    "use",
    [
        """_inherit = "cchc.report\"""",
        """report_ids = fields.One2many("cchc.report", "plan_id")""",
        """report_id = fields.Many2one(comodel_name="cchc.report")""",
        """_inherits = {"cchc.report": "report_id"}""",
        """def count(self): return self.env["cchc.report"].search_count([])""",
        """from ..reporting.cchc_report import CchcReport""",
        """from ..reporting import cchc_report""",
        """from odoo.addons.cchc_plan.models.reporting import cchc_report""",
        """import odoo.addons.cchc_plan.models.reporting.cchc_report""",
    ],
)
def test_room_may_not_use_a_higher_one(tree, use):
    found = sentences(
        architecture.rooms_use_lower_ones,
        tree(
            **{
                "models/plan/cchc_plan.py": f"class CchcPlan:\n    {use}\n",
                "models/reporting/cchc_report.py": REPORT,
            }
        ),
    )
    assert len(found) == 1
    assert found[0].startswith(
        "models/plan/cchc_plan.py:2 is of the room plan and may "
    )
    assert found[0].endswith("of the room reporting.")


def test_room_may_use_itself_and_lower_ones(tree):
    use = "class CchcReport:\n    plan_id = fields.Many2one('cchc.plan')\n"
    assert not sentences(
        architecture.rooms_use_lower_ones,
        tree(
            **{
                "models/plan/cchc_plan.py": PLAN + "    _order = 'cchc.plan'\n",
                "models/reporting/cchc_report.py": use,
                "models/steering/cchc_board.py": use,
            }
        ),
    )


@pytest.mark.parametrize(
    "one, other", [("reminding", "indicator"), ("register", "reminding")]
)
def test_siblings_may_not_use_each_other(tree, one, other):
    found = sentences(
        architecture.rooms_use_lower_ones,
        tree(
            **{
                f"models/{one}/cchc_one.py": "X = env['cchc.other']\n",
                f"models/{other}/cchc_other.py": MODEL.format(
                    name="Other", model="cchc.other"
                ),
            }
        ),
    )
    assert found == [
        f"models/{one}/cchc_one.py:1 is of the room {one} and may not use cchc.other "
        f"(models/{other}/cchc_other.py) of the room {other}."
    ]


def test_owner_of_a_model_is_where_it_is_made_not_extended(tree):
    extended = (
        "class CchcPlan:\n    _name = 'cchc.plan'\n    _inherit = ['cchc.plan', 'x']\n"
    )
    made = tree(
        **{
            "models/plan/cchc_plan.py": PLAN,
            "models/reporting/cchc_plan.py": extended,
        }
    )
    assert made.owners["cchc.plan"].path == "models/plan/cchc_plan.py"


@pytest.mark.parametrize(
    "path", ["wizard/plan/cchc_x.py", "controllers/plan.py", "report/plan/x.py"]
)
def test_other_layers_have_rooms_too(tree, path):
    found = sentences(
        architecture.rooms_use_lower_ones,
        tree(
            **{path: "X = 'cchc.report'\n", "models/reporting/cchc_report.py": REPORT}
        ),
    )
    assert len(found) == 1


def test_core_room_may_not_use_a_higher_one(tree):
    files = {
        "core/__init__.py": "",
        "core/plan/draft.py": "from ..reporting import words\n",
        "core/reporting/words.py": "from ..plan import draft\n",
        "core/reporting/__init__.py": "",
        "core/plan/__init__.py": "",
    }
    assert sentences(architecture.core_uses_lower_rooms, tree(**files)) == [
        "core/plan/draft.py:1 is of the room plan and may not use "
        "core/reporting/words.py of the room reporting."
    ]


def test_what_core_shares_lies_below_all_rooms(tree):
    files = {
        "core/paper/matrix.py": "from ..base.rows import row\n",
        "core/base/rows.py": "from ..paper import matrix\n",
    }
    assert sentences(architecture.core_uses_lower_rooms, tree(**files)) == [
        "core/paper/matrix.py:1 is shared by all rooms and imports core/base/rows.py "
        "of the room base."
    ]


@pytest.mark.parametrize(
    "path",
    [
        "models/cchc_plan.py",
        "models/plans/cchc_plan.py",
        "wizard/cchc_wizard.py",
        "core/text.py",
        "controllers/download.py",
        "report/renderer.py",
    ],
)
def test_file_outside_a_room(tree, path):
    (found,) = sentences(architecture.files_stand_in_rooms, tree(**{path: ""}))
    assert found.startswith(f"{path}:1 ")


def test_files_in_their_rooms(tree):
    places = (
        "models/__init__.py",
        "models/plan/__init__.py",
        "models/plan/cchc_plan.py",
        "wizard/plan/cchc_x.py",
        "core/text/cell_text.py",
        "core/plan/annex/rows.py",
        "controllers/reporting.py",
        "controllers/reporting_download.py",
        "report/render/docx.py",
        "report/plan/pages.py",
    )
    made = tree(**dict.fromkeys(places, ""))
    assert not sentences(architecture.files_stand_in_rooms, made)


# -- layers


@pytest.mark.parametrize(
    "line",
    [
        "import odoo",
        "from odoo import fields",
        "from odoo.tools import float_round",
        "def f():\n    from odoo.tools import float_round",
        "from odoo.addons.mail import x",
    ],
)
def test_core_may_not_import_odoo(tree, line):
    (found,) = sentences(
        architecture.core_knows_nothing_of_odoo, tree(**{"core/plan/x.py": line})
    )
    assert "which knows nothing of Odoo" in found


def test_core_may_not_have_a_cycle(tree):
    files = {
        "core/plan/annex/__init__.py": "",
        "core/plan/annex/rows.py": "from ..plan_text import lines\n",
        "core/plan/plan_text/lines.py": "from ..checks.dates import x\n",
        "core/plan/checks/dates.py": "from ..annex import rows\n",
        "core/plan/draft.py": "from .annex import rows\n",
    }
    assert sentences(architecture.core_has_no_cycle, tree(**files)) == [
        "core/plan/annex/rows.py:1 is part of a cycle: core/plan/annex → "
        "core/plan/plan_text → core/plan/checks → core/plan/annex."
    ]


def test_core_folders_that_import_one_way(tree):
    files = {
        "core/plan/annex/rows.py": "from ..plan_text import lines\n",
        "core/plan/plan_text/lines.py": "from ...text import words\n",
        "core/text/words.py": "import re\n",
    }
    assert not sentences(architecture.core_has_no_cycle, tree(**files))


@pytest.mark.parametrize(
    "path, line",
    [
        ("core/plan/x.py", "from ...models.plan import y"),
        ("core/plan/x.py", "from ...report.render.y import z"),
        ("models/plan/x.py", "from ...wizard.plan.y import z"),
        ("models/plan/x.py", "from ...controllers.plan import y"),
        ("models/plan/x.py", "from ... import wizard"),
        ("wizard/plan/x.py", "from ...controllers.plan import y"),
        ("report/plan/x.py", "from odoo.addons.cchc_plan.controllers.plan import y"),
        ("report/plan/x.py", "from ...wizard.plan.y import z"),
    ],
)
def test_import_against_the_direction(tree, path, line):
    (found,) = sentences(architecture.imports_go_down, tree(**{path: line}))
    assert f"belongs to {path.split('/')[0]}, which may not import" in found


def test_models_import_only_plain_python_of_report(tree):
    files = {
        "models/plan/x.py": "from ...report.plan import pure, impure\n",
        "report/plan/__init__.py": "",
        "report/plan/pure.py": "from ..render.docx import y\n",
        "report/plan/impure.py": "from .orm import y\n",
        "report/plan/orm.py": "from odoo import models\n",
        "report/render/docx.py": "from ...core.paper import matrix\n",
        "core/paper/__init__.py": "",
        "core/paper/matrix.py": "",
    }
    assert sentences(architecture.imports_go_down, tree(**files)) == [
        "models/plan/x.py:1 belongs to models and imports report/plan/impure.py, which "
        "is not plain Python."
    ]


@pytest.mark.parametrize(
    "line", ["from odoo import fields", "from ...models.plan.x import y"]
)
def test_render_must_be_plain_python(tree, line):
    (found,) = sentences(
        architecture.render_is_pure,
        tree(**{"report/render/docx.py": line, "models/plan/x.py": ""}),
    )
    assert "must be plain Python" in found


# -- models


EXTENSION = "class CchcPlan:\n    _inherit = 'cchc.plan'\n"


@pytest.mark.parametrize(
    "files",
    [
        {"models/work/cchc_plan.py": EXTENSION * 2},
        {"models/work/cchc_plan.py": EXTENSION, "models/work/x.py": EXTENSION},
        {"models/plan/cchc_plan.py": PLAN, "models/plan/cchc_plan_lock.py": EXTENSION},
    ],
)
def test_model_may_not_have_two_classes_in_a_room(tree, files):
    (found,) = sentences(architecture.a_model_has_one_class_a_room, tree(**files))
    assert "is a second class of cchc.plan in the room" in found


def test_model_may_have_a_class_in_each_room(tree):
    files = {"models/plan/cchc_plan.py": PLAN, "models/work/cchc_plan.py": EXTENSION}
    assert not sentences(architecture.a_model_has_one_class_a_room, tree(**files))


def test_class_name_may_not_be_given_twice(tree):
    files = {
        "models/plan/cchc_plan.py": PLAN,
        "wizard/plan/x.py": MODEL.format(name="CchcPlan", model="cchc.x"),
        "models/work/cchc_plan.py": EXTENSION,
    }
    assert sentences(architecture.class_names_are_unique, tree(**files)) == [
        "wizard/plan/x.py:4 names its class CchcPlan, as models/plan/cchc_plan.py:4 "
        "does."
    ]


# -- tests


def test_test_file_must_be_imported(tree):
    files = {
        "tests/__init__.py": "if True:\n    from .plan import test_issue\n"
        "    from . import test_gone\n",
        "tests/plan/test_issue.py": "",
        "tests/plan/test_task.py": "",
        "tests/product/test_rpc.py": "",
        "tests/test_top.py": "",
        "tests/core/test_core.py": "",
        "tests/upgrade/test_upgrade.py": "",
        "tests/plan/common.py": "",
    }
    assert sentences(architecture.tests_are_imported, tree(**files)) == [
        "tests/plan/test_task.py:1 is not imported by tests/__init__.py, so Odoo's "
        "runner leaves it out.",
        "tests/product/test_rpc.py:1 is not imported by tests/__init__.py, so Odoo's "
        "runner leaves it out.",
        "tests/test_top.py:1 is not imported by tests/__init__.py, so Odoo's runner "
        "leaves it out.",
        "tests/__init__.py:3 imports test_gone.py, which is gone.",
    ]


# -- exceptions


BROKEN = {"models/cchc_plan.py": PLAN}
KEY = "models/cchc_plan.py: outside"


def test_exception_allows_its_fault(tree):
    assert open_faults(tree(**BROKEN), {KEY: "It is the way of Odoo."}) == []


@pytest.mark.parametrize(
    "exceptions, words",
    [
        ({KEY: "Why.", "models/x.py: outside": "Why."}, "is no fault any more"),
        ({KEY: " "}, "gives no reason"),
        (
            {KEY: "Why."}
            | {
                f"models/{number}.py: outside": "Why."
                for number in range(MAX_EXCEPTIONS)
            },
            "has 6 entries; 5 are allowed",
        ),
    ],
)
def test_exceptions_are_few_needed_and_reasoned(tree, exceptions, words):
    found = open_faults(tree(**BROKEN), exceptions)
    assert any(words in sentence for sentence in found)


def test_every_rule_is_applied():
    rules = {
        value
        for value in vars(architecture).values()
        if getattr(value, "__annotations__", {}).get("return")
        == architecture.RULES[0].__annotations__["return"]
        and not value.__name__.startswith("_")
    }
    assert rules == set(architecture.RULES)
