"""What Odoo calls besides loading the addon."""


def uninstall_hook(env):
    """Leave nothing behind, and delete without a refusal."""
    addon = env.ref("base.module_cchc_plan")
    # Odoo deletes the records that came with the addon before its tables. Where others
    # still point at one, the database refuses and Odoo logs an error, although all of
    # them go. Of the keys of models that the addon extends Odoo also keeps a note.
    keys = [("module", "=", addon.id), ("type", "=", "f")]
    env["ir.model.constraint"].search(keys).unlink()
    # Filters of the addon's lists, which name the model in words.
    filters = env["ir.filters"].with_context(active_test=False)
    filters.search([("model_id", "=like", "cchc.%")]).unlink()
    # What the addon's models have from `mail` counts as that module's.
    for kind in ("selection", "model_inherit"):
        names = [("name", "=like", f"{kind}\\_\\_cchc\\_%")]
        others = [("module", "!=", addon.name)]
        env["ir.model.data"].search(names + others).unlink()
