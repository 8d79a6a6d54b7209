"""What a commune's Word template may say: names that are known, ``for`` and ``if``.

A template is a program of Jinja. Everything but the few forms allowed here is refused
before it is run, so that neither Python nor the server can be reached, and what it
may grow to is known beforehand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from ..text.finding import _lt
from .template_words import Placeholder, placeholder

MAX_OUTPUT = 30 << 20  # letters of one filled part
MAX_MARKS = 2_000
LOOP, LOOP_END = "{% for … in … %}", "{% endfor %}"  # as messages show them
_LONGEST_SHOWN = 80  # letters of a mark in a message
_TAG = re.compile(r"<[^>]*>")
_BRACE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_NOT_PRINTED = re.compile(r"\{\{(?:p|r|tr|tc)\s")  # would leave Word's own structure


class RefusedTemplate(Exception):
    """A template that cannot be used: says why and what to do."""

    def __init__(self, code: str, template: str, **values):
        super().__init__(template % values)
        self.code = code
        self.template = template
        self.values = values


def environment() -> SandboxedEnvironment:
    """Jinja with nothing in it: no filters, tests, functions; values are escaped."""
    jinja = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    for names in (jinja.filters, jinja.tests, jinja.globals):
        names.clear()
    return jinja


def refuse_unpaired(xml: str) -> None:
    """Refuse a part in which a mark has no end, before anything is understood.

    :param xml: of a part as Word wrote it: braces may be cut by its elements

    >>> refuse_unpaired("<w:t>{</w:t><w:t>{ ten_loai }}</w:t>")
    >>> refuse_unpaired("<w:t>{{ ten_loai }</w:t>")
    Traceback (most recent call last):
    ...
    odoo.addons.cchc_plan.core.reporting.template_check.RefusedTemplate: The template \
has “{{ ten_loai }” without its end: complete it, e.g. {{ ten_loai }}, and choose \
the file again.
    """
    text = _TAG.sub("", xml)
    opened, start = "", 0
    for number, match in enumerate(_BRACE.finditer(text)):
        if number > 2 * MAX_MARKS:
            raise _too_much()
        brace = match[0]
        if brace in _CLOSING and not opened:
            opened, start = brace, match.start()
        elif opened and brace == _CLOSING[opened]:
            opened = ""
        else:
            raise _unpaired(text[start if opened else match.start() :])
    if opened:
        raise _unpaired(text[start:])
    found = _NOT_PRINTED.search(text)
    if found:
        raise _not_allowed(text[found.start() :])


@dataclass
class _Scope:
    """An open ``for`` or ``if``: its mark, and what its variable stands for."""

    tag: str
    mark: str
    name: str = ""
    meaning: Placeholder | None = None  # of one line of the list
    items: list = field(default_factory=list)  # every value that the variable takes


class MarkCheck:
    """Goes through one part's marks as Jinja will read them."""

    def __init__(self, jinja: SandboxedEnvironment, values: dict[str, object]):
        self.jinja = jinja
        self.values = values
        self.scopes: list[_Scope] = []
        self.length = 0

    def check(self, source: str) -> None:
        """:raises RefusedTemplate: naming the first mark that is wrong"""
        for kind, text in self._pieces(source):
            if kind == "data":
                self._grow(len(text))
            elif kind == "variable":
                self._check_variable(text)
            else:
                self._check_block(text)
        if self.scopes:
            raise _unclosed(self.scopes[-1])

    def _pieces(self, source: str) -> Iterator[tuple[str, str]]:
        """Data, and each mark whole."""
        mark = kind = ""
        try:
            for _line, token, text in self.jinja.lexer.tokeniter(source, None):
                if token.endswith("_begin"):
                    mark, kind = text, token.removesuffix("_begin")
                elif token.endswith("_end"):
                    if kind != "comment":
                        yield kind, mark + text
                    mark = kind = ""
                elif kind:
                    mark += text
                else:
                    yield "data", text
        except TemplateSyntaxError as error:
            raise _not_understood(mark or str(error.message)) from error

    # -- Marks -------------------------------------------------------------------------

    def _check_variable(self, mark: str) -> None:
        (output,) = self._parsed(mark, mark)
        (expression,) = output.nodes
        meaning, items = self._resolve(expression, mark)
        if meaning.is_list or meaning.fields:
            raise RefusedTemplate(
                "list",
                _lt(
                    "The template prints the list %(name)s by %(mark)s: go through it "
                    "with %(loop)s and %(end)s, and choose the file again."
                ),
                loop=LOOP,
                end=LOOP_END,
                name=meaning.name,
                mark=shown(mark),
            )
        longest = max((len(str(item)) for item in items), default=0)
        self._grow(longest)

    def _check_block(self, mark: str) -> None:
        words = mark.strip("{%-+} \n\t").split(None, 1)
        tag = words[0] if words else ""
        if tag == "for":
            self._open_for(mark)
        elif tag == "if":
            (condition,) = self._parsed(mark, mark + "{% endif %}")
            self._check_condition(condition.test, mark)
            self.scopes.append(_Scope("if", mark))
        elif tag == "elif":
            self._expect("if", mark)
            (outer,) = self._parsed(mark, "{% if x %}" + mark + "{% endif %}")
            self._check_condition(outer.elif_[0].test, mark)
        elif tag == "else":
            self._expect("if", mark)
            self._parsed(mark, "{% if x %}" + mark + "{% endif %}")
        elif tag in ("endfor", "endif"):
            self._expect(tag.removeprefix("end"), mark)
            opened = "{% if x %}" if tag == "endif" else "{% for x in y %}"
            self._parsed(mark, opened + mark)
            self.scopes.pop()
        else:
            raise _not_allowed(mark)

    def _open_for(self, mark: str) -> None:
        (loop,) = self._parsed(mark, mark + "{% endfor %}")
        is_plain = isinstance(loop.target, nodes.Name) and not loop.test
        if not is_plain or loop.recursive:
            raise _not_allowed(mark)
        meaning, outer = self._resolve(loop.iter, mark)
        if not meaning.is_list:
            raise RefusedTemplate(
                "no_list",
                _lt(
                    "The template goes through %(name)s in %(mark)s, which is not a "
                    "list: print it with {{ %(name)s }}, and choose the file again."
                ),
                name=meaning.name,
                mark=shown(mark),
            )
        name = loop.target.name
        if placeholder(name) or any(scope.name == name for scope in self.scopes):
            raise _taken(name, mark)
        # A list within a list may only be one of its lines' own: sizes never multiply.
        if isinstance(loop.iter, nodes.Name) and self._is_in_loop():
            raise _not_allowed(mark)
        items = [item for lines in outer for item in lines]
        one = Placeholder(name, "", fields=meaning.fields)
        self.scopes.append(_Scope("for", mark, name, one, items))

    def _expect(self, tag: str, mark: str) -> None:
        if not self.scopes or self.scopes[-1].tag != tag:
            raise _unopened(mark)

    def _is_in_loop(self) -> bool:
        return any(scope.tag == "for" for scope in self.scopes)

    # -- Expressions -------------------------------------------------------------------

    def _check_condition(self, test: nodes.Expr, mark: str) -> None:
        if isinstance(test, nodes.Not):
            self._check_condition(test.node, mark)
        elif isinstance(test, nodes.And | nodes.Or):
            self._check_condition(test.left, mark)
            self._check_condition(test.right, mark)
        else:
            self._resolve(test, mark)

    def _resolve(self, expression: nodes.Expr, mark: str) -> tuple[Placeholder, list]:
        """What a name or a line's field means, and every value it takes."""
        if isinstance(expression, nodes.Name):
            return self._resolve_name(expression.name, mark)
        is_field = isinstance(expression, nodes.Getattr)
        if not is_field or not isinstance(expression.node, nodes.Name):
            raise _not_allowed(mark)
        owner, items = self._resolve_name(expression.node.name, mark)
        meaning = None if owner.is_list else owner.field(expression.attr)
        if meaning is None:
            raise _unknown(f"{expression.node.name}.{expression.attr}")
        return meaning, [getattr(item, expression.attr) for item in items]

    def _resolve_name(self, name: str, mark: str) -> tuple[Placeholder, list]:
        for scope in self.scopes:
            if scope.name == name:
                return scope.meaning, scope.items
        meaning = placeholder(name)
        if meaning is None:
            raise _unknown(name)
        return meaning, [self.values[name]]

    def _parsed(self, mark: str, source: str) -> list[nodes.Node]:
        try:
            return self.jinja.parse(source).body
        except TemplateSyntaxError as error:
            raise _not_understood(mark) from error

    def _grow(self, length: int) -> None:
        """Count what is printed at this place, as often as its loop comes by."""
        loops = [scope for scope in self.scopes if scope.tag == "for"]
        times = len(loops[-1].items) if loops else 1
        self.length += length * times
        if self.length > MAX_OUTPUT:
            raise _too_much()


def shown(mark: str) -> str:
    """A mark on one line, without the elements of Word, as a message shows it.

    >>> shown("{{ x<w:br/>\\n.y }}")
    '{{ x .y }}'
    """
    text = " ".join(_TAG.sub(" ", mark).split())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


# -- Messages --------------------------------------------------------------------------


def _unknown(name: str) -> RefusedTemplate:
    return RefusedTemplate(
        "unknown_placeholder",
        _lt(
            "The template uses %(name)s, which is not in the list of placeholders: "
            "correct it or take it out, and choose the file again."
        ),
        name=name,
    )


def _unpaired(text: str) -> RefusedTemplate:
    return RefusedTemplate(
        "unpaired",
        _lt(
            "The template has “%(mark)s” without its end: complete it, e.g. "
            "{{ ten_loai }}, and choose the file again."
        ),
        mark=shown(text),
    )


def _unclosed(scope: _Scope) -> RefusedTemplate:
    return RefusedTemplate(
        "unclosed",
        _lt(
            "The template has %(mark)s without its %(end)s: add it, and choose the "
            "file again."
        ),
        mark=shown(scope.mark),
        end=f"{{% end{scope.tag} %}}",
    )


def _unopened(mark: str) -> RefusedTemplate:
    return RefusedTemplate(
        "unopened",
        _lt(
            "The template has %(mark)s where nothing of its kind is open: take it out "
            "or move it, and choose the file again."
        ),
        mark=shown(mark),
    )


def _taken(name: str, mark: str) -> RefusedTemplate:
    return RefusedTemplate(
        "taken",
        _lt(
            "The template uses the name %(name)s for a line in %(mark)s, but it has a "
            "meaning already: choose another name, and choose the file again."
        ),
        name=name,
        mark=shown(mark),
    )


def _not_allowed(mark: str) -> RefusedTemplate:
    return RefusedTemplate(
        "not_allowed",
        _lt(
            "The template has %(mark)s, which is not allowed: only %(allowed)s are; "
            "take it out, and choose the file again."
        ),
        allowed=f"{{{{ … }}}}, {LOOP}, {{% if … %}}",
        mark=shown(mark),
    )


def _not_understood(mark: str) -> RefusedTemplate:
    return RefusedTemplate(
        "not_understood",
        _lt(
            "The template has %(mark)s, which cannot be understood: write it as in the "
            "list of placeholders, and choose the file again."
        ),
        mark=shown(mark),
    )


def _too_much() -> RefusedTemplate:
    return RefusedTemplate(
        "too_much",
        _lt(
            "The template repeats too much to be filled in: make what stands between "
            "%(loop)s and %(end)s shorter, and choose the file again."
        ),
        loop=LOOP,
        end=LOOP_END,
    )
