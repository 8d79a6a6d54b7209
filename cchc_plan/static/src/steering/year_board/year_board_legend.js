import { Component } from "@odoo/owl";
import { hatchOf } from "./year_board_row";

/** The statuses as they are drawn, with their tasks; a click leaves that status alone. */
export class YearBoardLegend extends Component {
    static template = "cchc_plan.YearBoardLegend";
    static props = {
        statuses: Array,
        sections: Array,
        chosen: { type: [String, Boolean] },
        onChoose: Function,
    };

    hatch(look) {
        return hatchOf(look);
    }

    get statuses() {
        const { statuses, chosen } = this.props;
        return statuses.filter(({ count, word }) => count || word === chosen);
    }

    /** What else is to be explained on this page. */
    get notes() {
        const tasks = this.props.sections.flatMap((section) => section.tasks);
        return {
            isOpen: tasks.some(({ bar }) => bar?.is_open),
            isExtended: tasks.some(({ marks }) =>
                marks.some(({ first_place }) => first_place !== false)
            ),
        };
    }

    get hatched() {
        return this.props.statuses.filter(({ hatch }) => hatch && hatch !== "solid");
    }

    choose(word) {
        this.props.onChoose(word === this.props.chosen ? false : word);
    }
}
