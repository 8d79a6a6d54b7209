"""Fed to `odoo shell`: what the web client loads is put together once and kept."""

qweb = globals()["env"]["ir.qweb"]
SCRIPTS = ("web.assets_web", "web.assets_frontend_lazy", "web.assets_frontend_minimal")
STYLES = ("web.assets_web", "web.assets_web_print", "web.assets_frontend")
for name in SCRIPTS:
    qweb._get_asset_bundle(name, css=False, js=True).js()
for name in STYLES:
    qweb._get_asset_bundle(name, css=True, js=False).css()
qweb.env.cr.commit()
