"""What the web client asks the server for when a person opens a screen."""

from lxml import etree


def specification(env, model: str, view_type: str, view=None) -> dict:
    """The fields that a view of a model reads, as ``web_read`` takes them."""
    arch = env[model].get_view(view and env.ref(view).id, view_type)["arch"]
    return _of_node(env[model], etree.fromstring(arch))


def _of_node(model, root) -> dict:
    found = {}
    for node in root.iterfind(".//field"):
        if _owner(node) is not root or node.get("name") not in model._fields:
            continue
        field = model._fields[node.get("name")]
        found[field.name] = {}
        if field.type in ("one2many", "many2many"):
            sub = node.find("list") if node.find("list") is not None else None
            fields = {"display_name": {}}
            if sub is not None:
                fields = _of_node(model.env[field.comodel_name], sub)
            found[field.name] = {"fields": fields}
        elif field.type in ("many2one", "reference"):
            found[field.name] = {"fields": {"display_name": {}}}
    return found


def _owner(node):
    """The view in which a field stands; one inside a field is that field's own."""
    parent = node.getparent()
    while parent.getparent() is not None and parent.getparent().tag != "field":
        parent = parent.getparent()
    return parent
