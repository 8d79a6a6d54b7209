"""What the web client asks the server for when a person opens a screen."""

from lxml import etree

ALWAYS = {"1", "True"}
LINES_SHOWN = 40  # of a list in a form that sets no limit of its own


def specification(model, view_type: str = "form") -> dict:
    """The fields that a view of a model reads, as ``web_read`` takes them."""
    arch = model.get_view(view_type=view_type)["arch"]
    return _of_node(model, etree.fromstring(arch)) | {"display_name": {}}


def _of_node(model, root) -> dict:
    found = {}
    for node in _own_fields(root):
        field = model._fields.get(node.get("name"))
        if field:
            asked = _of_field(model, field, node)
            found[field.name] = found.get(field.name) or asked
    return found


def _own_fields(root):
    """The fields of a view, without those of the views inside a field."""
    for node in root:
        if node.tag == "field":
            yield node
        else:
            yield from _own_fields(node)


def _of_field(model, field, node) -> dict:
    is_hidden = ALWAYS & {node.get("invisible"), node.get("column_invisible")}
    if field.type == "many2one":
        return {"fields": {} if is_hidden else {"display_name": {}}}
    if field.type not in ("one2many", "many2many") or is_hidden:
        return {}
    lines = node.find("list")
    if lines is None:
        return {"fields": {"display_name": {}}}
    return {
        "fields": _of_node(model.env[field.comodel_name], lines),
        "limit": int(lines.get("limit", LINES_SHOWN)),
    }
