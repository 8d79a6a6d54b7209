"""Menus of the web client, opened one after the other in one browser."""

from odoo.tests import HttpCase, tagged

OURS = "cchc_plan.cchc_plan_menu_root"

# Opens each menu of some apps as their user does and waits until nothing more is asked
# of the server. An error in a dialog counts, as one in the console does.
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
    const open = async (menu) => {
        try {
            await menus.selectMenu(menu);
            await settle();
            const error = document.querySelector(".o_error_dialog");
            if (error) throw new Error(error.innerText);
        } catch (error) {
            throw new Error(`${menu.xmlid} ${menu.name}: ${error.message}`);
        }
        document.querySelector(".modal .btn-close")?.click();
    };
    for (const name of %(apps)s) {
        const app = menus.getApps().find((each) => each.xmlid === name);
        if (!app) throw new Error(`no app ${name}`);
        const found = all(menus.getMenuAsTree(app.id)).filter(
            (menu) => menu.actionID && !%(left_out)s.includes(menu.xmlid)
        );
        if (!found.length) throw new Error(`no menu in ${name}`);
        for (const menu of found) await open(menu);
        console.log(`${found.length} menus of ${name} opened`);
    }
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

    def open_menus(self, *apps: str, left_out=()):
        """Every menu of these apps opens, and the console has no error."""
        self.browser_js(
            "/odoo",
            OPEN_MENUS % {"apps": list(apps), "left_out": list(left_out)},
            "odoo.isReady === true",
            login="admin",
            timeout=300,
        )
