import { Component, onWillStart, useRef, useState } from "@odoo/owl";
import { Dropdown } from "@web/core/dropdown/dropdown";
import { DropdownItem } from "@web/core/dropdown/dropdown_item";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";
import { useSetupAction } from "@web/search/action_hook";
import { Layout } from "@web/search/layout";
import { usePager } from "@web/search/pager_hook";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { YearBoardLegend } from "./year_board_legend";
import { YearBoardRow } from "./year_board_row";

const NO_FILTERS = {
    unit_id: false,
    section_id: false,
    status: false,
    is_mine: false,
    words: "",
};
const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
const TYPING_PAUSE = 400;

/**
 * The tasks of one plan over the months of its year. The server is asked once for a page
 * of rows with all that can be chosen; nothing is loaded or kept beyond that page.
 */
export class YearBoard extends Component {
    static template = "cchc_plan.YearBoard";
    static components = { Dropdown, DropdownItem, Layout, YearBoardLegend, YearBoardRow };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.last = new KeepLast();
        this.rows = useRef("rows");
        this.layout = { controlPanel: {} };
        this.request = {
            plan_id: this.props.action.context.active_id || false,
            filters: { ...NO_FILTERS },
            offset: 0,
            ...this.props.state,
        };
        this.state = useState({ board: { plan: false }, filters: this.request.filters });
        this.search = useDebounced((words) => this.filter({ words }), TYPING_PAUSE);
        useSetupAction({ getLocalState: () => this.request });
        usePager(() => {
            const { total, offset, limit } = this.state.board;
            return { total: total || 0, offset, limit, onUpdate: (page) => this.load(page) };
        });
        onWillStart(() => this.load());
    }

    /** Show another page, plan or choice; what is not named stays. */
    async load(changes = {}) {
        this.request = { ...this.request, ...changes };
        const board = await this.last.add(
            this.orm.call("cchc.year.board", "get_board", [], this.request)
        );
        this.request.plan_id = board.plan.id || false;
        this.request.offset = board.offset;
        this.state.board = board;
        this.state.filters = this.request.filters;
        this.looks = Object.fromEntries(
            (board.statuses || []).map((status) => [status.word, status])
        );
    }

    filter(changes) {
        return this.load({ filters: { ...this.request.filters, ...changes }, offset: 0 });
    }

    choosePlan(ev) {
        const filters = { ...this.request.filters, unit_id: false, section_id: false };
        return this.load({ plan_id: Number(ev.target.value), filters, offset: 0 });
    }

    chooseNumber(name, ev) {
        return this.filter({ [name]: Number(ev.target.value) || false });
    }

    clearFilters() {
        return this.filter(NO_FILTERS);
    }

    get isFiltered() {
        return Object.values(this.state.filters).some(Boolean);
    }

    get title() {
        return _t("Year Board %(year)s", { year: this.state.board.plan.year });
    }

    monthName(number) {
        return _t("M%(number)s", { number });
    }

    /** Months and today's line as backgrounds: no element of their own in any row. */
    get gridStyle() {
        const { months, today } = this.state.board;
        const lines = months.slice(1).map(({ left }) => {
            const before = `calc(${left}% - 1px)`;
            return `transparent ${before}, var(--cchc-month-line) ${before} ${left}%, transparent ${left}%`;
        });
        const isNow = typeof today === "number";
        return [
            `--cchc-months: linear-gradient(to right, ${lines.join(", ")})`,
            `--cchc-today: ${isNow ? today : 0}%`,
            `--cchc-today-display: ${isNow ? "block" : "none"}`,
        ].join("; ");
    }

    openTask(id) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "cchc.task",
            res_id: id,
            views: [[false, "form"]],
        });
    }

    print(size) {
        const { plan_id, filters } = this.request;
        return this.action.doAction({
            type: "ir.actions.report",
            report_type: "qweb-pdf",
            report_name: `cchc_plan.report_year_board_${size}`,
            name: this.title,
            data: { plan_id, filters },
        });
    }

    /** Up, down, first and last row; Enter opens, as a click does. */
    onKeydown(ev) {
        const row = ev.target.closest(".o_cchc_board_row");
        if (!row) {
            return;
        }
        if (ev.key === "Enter") {
            ev.preventDefault();
            this.openTask(Number(row.dataset.id));
        } else if (ev.key in STEPS) {
            ev.preventDefault();
            const rows = [...this.rows.el.querySelectorAll(".o_cchc_board_row")];
            const wanted = rows.indexOf(row) + STEPS[ev.key];
            this.focusRow(rows[Math.max(0, Math.min(wanted, rows.length - 1))]);
        }
    }

    /** One row at a time is a stop of the Tab key. */
    focusRow(row) {
        for (const other of this.rows.el.querySelectorAll(".o_cchc_board_row")) {
            other.tabIndex = other === row ? 0 : -1;
        }
        row.focus();
    }

    onClick(ev) {
        const row = ev.target.closest(".o_cchc_board_row");
        if (row && !window.getSelection().toString()) {
            this.openTask(Number(row.dataset.id));
        }
    }
}

registry.category("actions").add("cchc_plan.year_board", YearBoard);
