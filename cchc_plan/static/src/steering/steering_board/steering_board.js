import { Component, onWillStart, useRef, useState } from "@odoo/owl";
import { Dropdown } from "@web/core/dropdown/dropdown";
import { DropdownItem } from "@web/core/dropdown/dropdown_item";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { useSetupAction } from "@web/search/action_hook";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { Sparkline } from "../../indicator/trend_fields";
import { CommunesTable } from "./communes_table";
import { StackedChart } from "./stacked_chart";

const COLOURS = {
    reached: "success",
    on_track: "info",
    behind: "warning",
    missed: "danger",
};

/**
 * How one plan stands on a day, or the plans of a year in all communes that are chosen
 * above, and what that asks of the user. The server is asked once for all of it; every
 * figure comes with the list behind it.
 */
export class SteeringBoard extends Component {
    static template = "cchc_plan.SteeringBoard";
    static components = {
        CommunesTable,
        Dropdown,
        DropdownItem,
        Layout,
        Sparkline,
        StackedChart,
    };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.last = new KeepLast();
        this.pageRef = useRef("page");
        this.layout = { controlPanel: {} };
        this.request = {
            plan_id: this.props.action.context.active_id || false,
            day: false,
            unit_id: false,
            year: false,
            ...this.props.state,
        };
        this.state = useState({ board: { plan: false, communes: false, needs: [] } });
        useSetupAction({ getLocalState: () => this.request });
        onWillStart(() => this.load());
    }

    /** Show another plan, day or unit; what is not named stays. */
    async load(changes = {}) {
        const request = { ...this.request, ...changes };
        const board = await this.last.add(
            this.orm.call("cchc.steering.board", "get_board", [], request)
        );
        this.request = {
            plan_id: board.plan.id || false,
            day: board.day || false,
            unit_id: board.unit_id || false,
            year: board.communes ? board.communes.year : false,
        };
        this.state.board = board;
    }

    choosePlan(ev) {
        const [kind, value] = ev.target.value.split("-");
        return kind === "year"
            ? this.load({ plan_id: false, day: false, unit_id: false, year: Number(value) })
            : this.openPlan(Number(value));
    }

    /** The board of one plan. */
    async openPlan(plan_id) {
        await this.load({ plan_id, day: false, unit_id: false, year: false });
        // What was clicked may be gone.
        this.pageRef.el.focus();
        this.pageRef.el.scrollIntoView();
    }

    chooseDay(ev) {
        return this.load({ day: ev.target.value || false });
    }

    chooseUnit(ev) {
        return this.load({ unit_id: Number(ev.target.value) || false });
    }

    get needs() {
        return this.state.board.needs.filter(({ count }) => count);
    }

    /** What a phone says in each cell; attributes of a template are not translated. */
    get labels() {
        return { soFar: _t("So Far"), target: _t("Target"), trend: _t("Trend") };
    }

    get isEmpty() {
        return !this.state.board.plan && !this.state.board.communes;
    }

    get shownCommunes() {
        const { communes, table } = this.state.board;
        return _t("%(shown)s of %(count)s communes", {
            shown: table.rows.length,
            count: communes.count,
        });
    }

    colour(status) {
        return COLOURS[status] || "secondary";
    }

    daysLeft(days) {
        return days ? _t("%(days)s days left", { days }) : _t("today");
    }

    openNeed(need) {
        return need.action ? this.action.doAction(need.action) : this.openList(need.list);
    }

    openList({ model, domain, name, group_by }) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: model,
            name,
            domain,
            context: group_by ? { group_by: [group_by] } : {},
            mobile_view_mode: "kanban",
            views: [
                [false, "list"],
                [false, "kanban"],
                [false, "form"],
            ],
        });
    }

    /** The tasks of all communes, a line for each. */
    openAll() {
        const { model, domain, group_by } = this.state.board.all;
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: model,
            name: _t("All Communes"),
            domain,
            context: {
                group_by: [group_by],
                pivot_row_groupby: [group_by],
                pivot_column_groupby: ["status"],
                pivot_measures: ["__count"],
            },
            views: [
                [false, "pivot"],
                [false, "list"],
                [false, "form"],
            ],
        });
    }

    openRecord(model, id) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: model,
            res_id: id,
            views: [[false, "form"]],
        });
    }

    print(report) {
        return this.action.doAction({
            type: "ir.actions.report",
            report_type: "qweb-pdf",
            report_name: `cchc_plan.${report}`,
            data: { ...this.request },
        });
    }
}

registry.category("actions").add("cchc_plan.steering_board", SteeringBoard);
