"""What the addon's code marks for translation, read from its syntax trees."""

import ast
from collections.abc import Iterator
from pathlib import Path

MARKS = {"_", "_lt"}
MESSAGES = {"Finding", "UnreadableFile"}


def marked_texts(root: Path) -> set[str]:
    """The literals that the code below the folder marks for translation."""
    return {
        text for _path, call in _calls(root, MARKS) for text in _literals(call.args[:1])
    }


def unmarked_messages(root: Path) -> list[str]:
    """Where a message for the reader is made of a sentence that is not marked."""
    return [
        f"{path.name}:{call.lineno}"
        for path, call in _calls(root, MESSAGES)
        if any(" " in text for text in _literals(call.args))
    ]


def _literals(nodes: list[ast.expr]) -> list[str]:
    return [
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def _calls(root: Path, names: set[str]) -> Iterator[tuple[Path, ast.Call]]:
    """The calls of functions or methods of these names; tests do not count."""
    for path in sorted(root.rglob("*.py")):
        if path.is_relative_to(root / "tests"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in names:
                yield path, node


def _name(function: ast.expr) -> str:
    return getattr(function, "id", None) or getattr(function, "attr", "")
