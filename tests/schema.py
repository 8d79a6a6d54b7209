"""What the addon keeps in the database: its stored fields, as words."""

import json
from pathlib import Path

from odoo.models import MAGIC_COLUMNS

SNAPSHOT = Path(__file__).parent / "upgrade" / "schema.json"


def schema(env) -> dict:
    """The version, and model → field → its type, target or choices, and strictness."""
    module = env["ir.module.module"].search([("name", "=", "cchc_plan")])
    models = {}
    for name in sorted(env.registry):
        model = env[name]
        if model._auto and not model._abstract and not model._transient:
            fields = {
                field.name: _words(field, env)
                for field in sorted(model._fields.values(), key=lambda each: each.name)
                if field.store
                and field.type != "one2many"
                and field.name not in MAGIC_COLUMNS
                and "cchc_plan" in field._modules
            }
            if fields:
                models[name] = fields
    return {"version": module.latest_version, "models": models}


def _words(field, env) -> str:
    words = [field.type, field.comodel_name or ""]
    if field.type == "selection":
        words.append("|".join(field.get_values(env)))
    words.append("required" if field.required else "")
    return " ".join(filter(None, words))


def written(env) -> str:
    return json.dumps(schema(env), ensure_ascii=False, indent=1) + "\n"
