"""Screens of the web client, opened one after the other in one browser."""

from odoo.tests import HttpCase, tagged

OURS = "cchc_plan.cchc_plan_menu_root"

# Opens each menu of an app as its user does and waits until nothing is asked of the
# server any more. An error in a dialog counts, as one in the console does.
OPEN_MENUS = """
(async () => {
    const { rpcBus } = odoo.loader.modules.get("@web/core/network/rpc");
    const { env } = odoo.__WOWL_DEBUG__.root;
    const menus = env.services.menu;
    const asked = new Set();
    rpcBus.addEventListener("RPC:REQUEST", (ev) => asked.add(ev.detail.data.id));
    rpcBus.addEventListener("RPC:RESPONSE", (ev) => asked.delete(ev.detail.data.id));
    const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    const settle = async () => {
        let quiet = 0;
        for (let turn = 0; quiet < 4; turn++) {
            if (turn > 600) throw new Error("still loading after 30 s");
            await pause(50);
            quiet = asked.size ? 0 : quiet + 1;
        }
    };
    const all = (menu) => [menu, ...menu.childrenTree.flatMap(all)];
    const app = menus.getApps().find((each) => each.xmlid === "%(app)s");
    if (!app) throw new Error("no app %(app)s");
    let opened = 0;
    for (const menu of all(menus.getMenuAsTree(app.id))) {
        if (!menu.actionID || %(left_out)s.includes(menu.xmlid)) continue;
        try {
            await menus.selectMenu(menu);
            await settle();
            const error = document.querySelector(".o_error_dialog");
            if (error) throw new Error(error.innerText);
        } catch (error) {
            throw new Error(`${menu.xmlid} ${menu.name}: ${error.message}`);
        }
        document.querySelector(".modal .btn-close")?.click();
        opened++;
    }
    console.log(`${opened} menus of %(app)s opened`);
    if (!opened) throw new Error("no menu to open");
    console.log("test successful");
})().catch((error) => console.error(error.message));
"""


@tagged("standard", "post_install", "-at_install")
class NeighbourCase(HttpCase):
    """Odoo's administrator, who is one of the addon's as well while it is there."""

    test_module = "cchc_plan"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        admin = cls.env.ref("base.user_admin")
        admin.tour_enabled = False
        ours = cls.env.ref("cchc_plan.cchc_plan_group_admin", raise_if_not_found=False)
        if ours:
            admin.group_ids += ours

    def open_menus(self, app: str, left_out=()):
        """Every menu of an app opens, and the console has no error."""
        self.browser_js(
            "/odoo",
            OPEN_MENUS % {"app": app, "left_out": list(left_out)},
            "odoo.isReady === true",
            login="admin",
            timeout=120,
        )
