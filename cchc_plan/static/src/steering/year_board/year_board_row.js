import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";

/** One task: what it is, its bar with the marks of its milestones, its status. */
export class YearBoardRow extends Component {
    static template = "cchc_plan.YearBoardRow";
    static props = { task: Object, looks: Object, isTabStop: Boolean };

    get bar() {
        return this.props.task.bar;
    }

    get look() {
        return this.props.looks[this.props.task.status];
    }

    get hatch() {
        return hatchOf(this.look);
    }

    /** What the drawing tells, for those who hear it. */
    get description() {
        const { marks, wording } = this.props.task;
        const texts = marks.map((mark) => mark.text);
        return texts.join("; ") || wording || _t("No deadline");
    }
}

/** The fill of a bar. */
export function hatchOf(look) {
    if (look.hatch === "solid") {
        return "currentColor";
    }
    return look.hatch ? `url(#cchc_hatch_${look.word})` : "var(--cchc-paper)";
}
