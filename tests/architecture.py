"""The rules of rooms and layers, read from the code by ``ast``.

Plain Python without Odoo and without a database. Each rule is a function that takes a
:class:`Tree` and yields a :class:`Fault` for each place that breaks it.

``python tests/architecture.py`` lists them all.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

# room → the rooms right below it; it uses those, what they use, and itself.
USES = {
    "base": (),
    "organisation": ("base",),
    "plan": ("organisation",),
    "work": ("plan",),
    "reminding": ("work",),
    "indicator": ("work",),
    "register": ("indicator",),
    "reporting": ("register", "reminding"),
    "scoring": ("reporting",),
    "superior": ("scoring",),
    "steering": ("superior",),
}
# Of core/: what all rooms share, below them all.
SHARED = ("text", "reading", "paper")
# Folders that may import each other: layer → those that it may import.
LAYERS = {
    "core": {"core"},
    "models": {"core", "models", "report"},
    "report": {"core", "models", "report"},
    "wizard": {"core", "models", "report", "wizard"},
    "controllers": {"core", "models", "report", "wizard", "controllers"},
}
WITH_MODELS = ("models", "wizard")
# Of tests/: what runs without Odoo, or on a database that another command makes.
NOT_FOR_ODOO = ("core", "neighbours", "upgrade")
MAX_EXCEPTIONS = 5
# Fault.key → why it has to be; a fault that is gone is taken out again.
EXCEPTIONS: dict[str, str] = {}
_MODEL = re.compile(r"cchc(\.[a-z0-9_]+)+")


def _may_use(room: str) -> set[str]:
    return {room}.union(*(_may_use(lower) for lower in USES[room]))


MAY_USE = {room: _may_use(room) for room in USES}


@dataclass(frozen=True)
class Fault:
    path: str  # in the addon, or tests/…
    line: int
    what: str  # names the fault among those of its file, for the exceptions
    sentence: str

    @property
    def key(self) -> str:
        return f"{self.path}: {self.what}"

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.sentence}"


@dataclass(frozen=True)
class Import:
    module: str  # "odoo.fields"; of the addon itself as "core/plan/draft.py"
    line: int
    is_own: bool


@dataclass(frozen=True)
class ModelClass:
    """A class of the ORM: what it is called, and which model it makes or extends."""

    name: str
    model: str
    line: int
    is_new: bool


@dataclass
class Source:
    """One Python file of the addon."""

    path: str
    room: str | None
    code: ast.Module
    imports: list[Import] = field(default_factory=list)

    @property
    def layer(self) -> str:
        return self.path.partition("/")[0]

    @property
    def folder(self) -> str:
        return str(PurePosixPath(self.path).parent)

    @property
    def is_package(self) -> bool:
        return self.path.endswith("/__init__.py")

    @cached_property
    def classes(self) -> list[ModelClass]:
        found = (
            _model_class(node)
            for node in ast.walk(self.code)
            if isinstance(node, ast.ClassDef)
        )
        return [each for each in found if each]

    @cached_property
    def named_models(self) -> list[tuple[str, int]]:
        """Each string that is a model's name: comodels, env[…], _inherit, all."""
        return [
            (node.value, node.lineno)
            for node in ast.walk(self.code)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and _MODEL.fullmatch(node.value)
        ]


def _model_class(node: ast.ClassDef) -> ModelClass | None:
    values = {
        target.id: statement.value
        for statement in node.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
    names = _texts(values.get("_name"))
    parents = _texts(values.get("_inherit"))
    if not names and len(parents) != 1:
        return None
    model = (names or parents)[0]
    return ModelClass(
        node.name, model, node.lineno, bool(names) and model not in parents
    )


def _texts(value) -> list[str]:
    """The strings of a literal, of one or of a list."""
    if value is None:
        return []
    elements = value.elts if isinstance(value, (ast.List, ast.Tuple)) else [value]
    return [
        element.value
        for element in elements
        if isinstance(element, ast.Constant) and isinstance(element.value, str)
    ]


def room_of(path: str) -> str | None:
    """The room of a file: its folder's, or the one that its name begins with."""
    _layer, *folders, name = path.split("/")
    if folders:
        return folders[0] if folders[0] in USES else None
    stem = name.removesuffix(".py")
    for room in USES:
        if stem == room or stem.startswith(f"{room}_"):
            return room
    return None


class Tree:
    """The addon's code and its tests."""

    def __init__(
        self,
        addon: Path,
        tests: Path,
        room_of: Callable[[str], str | None] = room_of,
    ):
        self.addon, self.tests = addon, tests
        self.package = f"odoo.addons.{addon.name}"
        self.sources: dict[str, Source] = {}
        for layer in LAYERS:
            for file in sorted((addon / layer).rglob("*.py")):
                path = file.relative_to(addon).as_posix()
                code = ast.parse(file.read_text(encoding="utf-8"), filename=path)
                self.sources[path] = Source(path, room_of(path), code)
        for source in self.sources.values():
            source.imports = list(dict.fromkeys(self._imports(source)))
        # model → the file that makes it
        self.owners = {
            each.model: source
            for source in self.of_layers(*WITH_MODELS)
            for each in source.classes
            if each.is_new
        }

    def of_layers(self, *layers: str) -> list[Source]:
        return [source for source in self.sources.values() if source.layer in layers]

    def _imports(self, source: Source) -> Iterator[Import]:
        for node in ast.walk(source.code):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield self._import(alias.name, node.lineno)
            elif isinstance(node, ast.ImportFrom):
                module = self._absolute(source, node)
                for alias in node.names:
                    yield self._import(f"{module}.{alias.name}", node.lineno)

    def _absolute(self, source: Source, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        folders = source.path.split("/")[:-1]
        folders = folders[: len(folders) - node.level + 1]
        return ".".join(filter(None, (self.package, *folders, node.module)))

    def _import(self, name: str, line: int) -> Import:
        if not f"{name}.".startswith(f"{self.package}."):
            return Import(name, line, is_own=False)
        parts = name.removeprefix(self.package).strip(".").split(".")
        # A module, a package, or a name in one of them.
        for end in (len(parts), len(parts) - 1):
            path = "/".join(parts[:end])
            for file in (f"{path}.py", f"{path}/__init__.py"):
                if file in self.sources:
                    return Import(file, line, is_own=True)
        return Import("/".join(parts), line, is_own=True)


# -- rooms


def rooms_use_lower_ones(tree: Tree) -> Iterator[Fault]:
    """Models, dialogs, prints and addresses: imports and names of models."""
    for source in tree.of_layers("models", "wizard", "report", "controllers"):
        if source.is_package or not source.room:
            continue
        for name, line in source.named_models:
            owner = tree.owners.get(name)
            if owner:
                yield from _room_fault(source, owner, name, line)
        for each in source.imports:
            target = tree.sources.get(each.module)
            if each.is_own and target:
                yield from _room_fault(source, target, each.module, each.line)


def core_uses_lower_rooms(tree: Tree) -> Iterator[Fault]:
    """In core/, what is shared lies below all rooms."""
    for source in tree.of_layers("core"):
        for each in source.imports:
            target = tree.sources.get(each.module)
            if not target or target.layer != "core":
                continue
            if source.room:
                yield from _room_fault(source, target, each.module, each.line)
            elif target.room and _is_shared(source):
                yield Fault(
                    source.path,
                    each.line,
                    each.module,
                    f"is shared by all rooms and imports {each.module} of the room "
                    f"{target.room}.",
                )


def _is_shared(source: Source) -> bool:
    return source.path.split("/")[1] in SHARED


def _room_fault(source: Source, target: Source, name: str, line: int):
    if target.room and target.room not in MAY_USE[source.room]:
        where = "" if name == target.path else f" ({target.path})"
        yield Fault(
            source.path,
            line,
            name,
            f"is of the room {source.room} and may not use {name}{where} of the room "
            f"{target.room}.",
        )


def files_stand_in_rooms(tree: Tree) -> Iterator[Fault]:
    for source in tree.sources.values():
        if source.is_package:
            continue
        folders = source.path.split("/")[1:-1]
        if source.layer in WITH_MODELS and (not folders or folders[0] not in USES):
            yield Fault(
                source.path, 1, "outside", "stands outside the folder of a room."
            )
        elif source.layer == "core" and (
            not folders or not _has_core_place(folders[0])
        ):
            yield Fault(
                source.path,
                1,
                "outside",
                f"stands outside the rooms and {', '.join(SHARED)} of core.",
            )
        elif source.layer == "controllers" and not source.room:
            yield Fault(
                source.path, 1, "outside", "is not named after the room that it serves."
            )
        elif source.layer == "report" and not source.room and folders != ["render"]:
            yield Fault(
                source.path,
                1,
                "outside",
                "stands neither in the folder of a room nor in report/render.",
            )


def _has_core_place(folder: str) -> bool:
    return folder in USES or folder in SHARED


# -- layers


def core_knows_nothing_of_odoo(tree: Tree) -> Iterator[Fault]:
    for source in tree.of_layers("core"):
        for each in _odoo_imports(source):
            yield Fault(
                source.path,
                each.line,
                each.module,
                f"belongs to core, which knows nothing of Odoo, and imports "
                f"{each.module}.",
            )


def core_has_no_cycle(tree: Tree) -> Iterator[Fault]:
    """No two folders of core/ import each other, directly or by others."""
    edges: dict[str, dict[str, tuple[str, int]]] = {}
    for source in tree.of_layers("core"):
        for each in source.imports:
            target = tree.sources.get(each.module)
            if target and not _is_same_branch(source.folder, target.folder):
                edges.setdefault(source.folder, {}).setdefault(
                    target.folder, (source.path, each.line)
                )
    seen = set()
    for start in sorted(edges):
        cycle = _cycle(start, edges)
        if cycle and frozenset(cycle) not in seen:
            seen.add(frozenset(cycle))
            path, line = edges[cycle[0]][cycle[1]]
            yield Fault(
                path, line, "cycle", f"is part of a cycle: {' → '.join(cycle)}."
            )


def _is_same_branch(one: str, other: str) -> bool:
    """A folder and one inside it are one package."""
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def _cycle(start: str, edges: dict) -> list[str]:
    """The shortest way from a folder back to it; nothing without one."""
    ways = [[start]]
    reached = set()
    while ways:
        way = ways.pop(0)
        for following in sorted(edges.get(way[-1], ())):
            if following == start:
                return [*way, start]
            if following not in reached:
                reached.add(following)
                ways.append([*way, following])
    return []


def imports_go_down(tree: Tree) -> Iterator[Fault]:
    """core ← models ← wizard, report, controllers."""
    for source in tree.sources.values():
        for each in source.imports:
            if not each.is_own:
                continue
            layer = each.module.partition("/")[0]
            if layer in LAYERS and layer not in LAYERS[source.layer]:
                yield Fault(
                    source.path,
                    each.line,
                    each.module,
                    f"belongs to {source.layer}, which may not import {each.module}.",
                )
            elif source.layer == "models" and layer == "report":
                yield from _impure(tree, source, each)


def _impure(tree: Tree, source: Source, imported: Import) -> Iterator[Fault]:
    """Of report/, models may import what is plain Python."""
    target = tree.sources.get(imported.module)
    if target and not _is_pure(tree, target):
        yield Fault(
            source.path,
            imported.line,
            imported.module,
            f"belongs to models and imports {imported.module}, which is not plain "
            "Python.",
        )


def render_is_pure(tree: Tree) -> Iterator[Fault]:
    for source in tree.of_layers("report"):
        if source.path.startswith("report/render/") and not _is_pure(tree, source):
            yield Fault(
                source.path,
                1,
                "pure",
                "must be plain Python: it imports Odoo or what imports it.",
            )


def _is_pure(tree: Tree, source: Source, above: tuple[str, ...] = ()) -> bool:
    if any(_odoo_imports(source)):
        return False
    for each in source.imports:
        if not each.is_own or each.module in above:
            continue
        target = tree.sources.get(each.module)
        if not target or target.layer not in ("core", "report"):
            return False
        if target.layer == "report" and not _is_pure(
            tree, target, (*above, source.path)
        ):
            return False
    return True


def _odoo_imports(source: Source) -> Iterator[Import]:
    for each in source.imports:
        if not each.is_own and each.module.partition(".")[0] == "odoo":
            yield each


# -- models


def a_model_has_one_class_a_room(tree: Tree) -> Iterator[Fault]:
    first: dict[tuple, str] = {}
    for source in tree.of_layers("models"):
        for each in source.classes:
            place = f"{source.path}:{each.line}"
            before = first.setdefault((source.room, each.model), place)
            if before != place and source.room:
                yield Fault(
                    source.path,
                    each.line,
                    each.model,
                    f"is a second class of {each.model} in the room {source.room}; "
                    f"the first is {before}.",
                )


def class_names_are_unique(tree: Tree) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for source in tree.of_layers(*WITH_MODELS):
        for each in source.classes:
            if not each.is_new:
                continue
            place = f"{source.path}:{each.line}"
            before = first.setdefault(each.name, place)
            if before != place:
                yield Fault(
                    source.path,
                    each.line,
                    each.name,
                    f"names its class {each.name}, as {before} does.",
                )


# -- tests


def tests_are_imported(tree: Tree) -> Iterator[Fault]:
    """Odoo's runner finds only what tests/__init__.py imports by its name."""
    files = {
        path.relative_to(tree.tests).as_posix()
        for path in tree.tests.rglob("test_*.py")
    }
    files = {path for path in files if path.split("/")[0] not in NOT_FOR_ODOO}
    imported = {}
    init = tree.tests / "__init__.py"
    code = ast.parse(init.read_text(encoding="utf-8") if init.exists() else "")
    for node in ast.walk(code):
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            folder = f"{node.module.replace('.', '/')}/" if node.module else ""
            for alias in node.names:
                if alias.name.startswith("test_"):
                    imported[f"{folder}{alias.name}.py"] = node.lineno
    for path in sorted(files - imported.keys()):
        yield Fault(
            f"tests/{path}",
            1,
            "not imported",
            "is not imported by tests/__init__.py, so Odoo's runner leaves it out.",
        )
    for path in sorted(imported.keys() - files):
        yield Fault(
            "tests/__init__.py", imported[path], path, f"imports {path}, which is gone."
        )


RULES = (
    rooms_use_lower_ones,
    core_uses_lower_rooms,
    files_stand_in_rooms,
    core_knows_nothing_of_odoo,
    core_has_no_cycle,
    imports_go_down,
    render_is_pure,
    a_model_has_one_class_a_room,
    class_names_are_unique,
    tests_are_imported,
)


def faults_in(tree: Tree) -> list[Fault]:
    return [fault for rule in RULES for fault in rule(tree)]


def open_faults(tree: Tree, exceptions: dict[str, str]) -> list[str]:
    """A sentence for each fault that no exception allows, and on the exceptions."""
    faults = faults_in(tree)
    keys = {fault.key for fault in faults}
    sentences = [str(fault) for fault in faults if fault.key not in exceptions]
    for key, reason in exceptions.items():
        if key not in keys:
            sentences.append(f"EXCEPTIONS has “{key}”, which is no fault any more.")
        if not reason.strip():
            sentences.append(f"EXCEPTIONS gives no reason for “{key}”.")
    if len(exceptions) > MAX_EXCEPTIONS:
        sentences.append(
            f"EXCEPTIONS has {len(exceptions)} entries; {MAX_EXCEPTIONS} are allowed."
        )
    return sentences


def own_tree() -> Tree:
    """This checkout, or the addon that these tests are a folder of."""
    tests = Path(__file__).parent
    beside = tests.parent / "cchc_plan"
    return Tree(beside if beside.is_dir() else tests.parent, tests)


if __name__ == "__main__":
    found = open_faults(own_tree(), EXCEPTIONS)
    print("\n".join(found))
    sys.exit(bool(found))
