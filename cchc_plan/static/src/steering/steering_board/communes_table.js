import { Component } from "@odoo/owl";

/**
 * Lines of communes or of periods with their numbers, each of which opens the list behind
 * it; a line may open something of its own.
 */
export class CommunesTable extends Component {
    static template = "cchc_plan.CommunesTable";
    static props = {
        name: String,
        title: String,
        heading: String,
        columns: Array,
        rows: Array,
        onOpen: Function,
        onOpenRow: { type: Function, optional: true },
        slots: { type: Object, optional: true },
    };
}
