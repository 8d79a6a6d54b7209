import { useChart } from "@cchc_plan/base/chart";
import { Component, useRef, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";

const TILE = 6; // of a hatching, in its own unit
const ROW_HEIGHT = 34;
const AXIS_HEIGHT = 40;
const LABEL_SHARE = 0.36; // of the width
const LETTER_WIDTH = 6.5;
const NARROWEST_FIGURE = 14;

/**
 * Bars of parts with one chart's looks (core/steering/status_styles.py), their figures in them, and
 * the same as a table, which a screen reader always has and a click makes visible.
 */
export class StackedChart extends Component {
    static template = "cchc_plan.StackedChart";
    static props = {
        name: String,
        title: String,
        heading: String,
        legend: Array,
        rows: Array,
        onOpen: Function,
    };

    setup() {
        this.legendRef = useRef("legend");
        this.state = useState({ isTable: false });
        this.canvasRef = useChart(
            () => this.config,
            () => [this.props.rows]
        );
    }

    get height() {
        return this.props.rows.length * ROW_HEIGHT + AXIS_HEIGHT;
    }

    get swap() {
        return this.state.isTable ? _t("Show the Chart") : _t("Show the Table");
    }

    get total() {
        return _t("Total");
    }

    count(row, look) {
        return row.parts[look.word]?.count || 0;
    }

    open(row, look) {
        return this.props.onOpen(row.parts[look.word].list);
    }

    get config() {
        const { legend, rows } = this.props;
        const ink = getComputedStyle(this.canvasRef.el).color;
        const paper = getComputedStyle(this.legendRef.el).backgroundColor;
        const room = Math.floor(
            (this.canvasRef.el.parentElement.clientWidth * LABEL_SHARE) / LETTER_WIDTH
        );
        return {
            type: "bar",
            data: {
                labels: rows.map(({ name }) => shortened(name, room)),
                datasets: legend.map((look, index) => {
                    const color = getComputedStyle(this.legendRef.el.children[index]).color;
                    return {
                        label: look.label,
                        data: rows.map((row) => this.count(row, look)),
                        backgroundColor: filling(look, color, paper),
                        borderColor: color,
                        borderWidth: 1,
                        barThickness: ROW_HEIGHT * 0.6,
                    };
                }),
            },
            options: {
                animation: false,
                indexAxis: "y",
                maintainAspectRatio: false,
                onClick: (_ev, [found]) => found && this.openPart(found),
                onHover: (ev, [found]) => {
                    ev.native.target.style.cursor = found ? "pointer" : "";
                },
                plugins: {
                    legend: { display: false }, // the one below has the hatchings
                    tooltip: { callbacks: { title: ([item]) => rows[item.dataIndex].name } },
                },
                scales: {
                    x: { stacked: true, ticks: { color: ink, precision: 0 } },
                    y: { stacked: true, ticks: { color: ink, autoSkip: false } },
                },
            },
            plugins: [figures(paper, ink)],
        };
    }

    openPart({ datasetIndex, index }) {
        return this.open(this.props.rows[index], this.props.legend[datasetIndex]);
    }
}

function shortened(name, room) {
    return name.length > room ? `${name.slice(0, room - 1).trim()}…` : name;
}

/** The hatching of a status as Chart.js takes it: a plain colour or a pattern. */
function filling(look, color, paper) {
    if (look.hatch === "solid") {
        return color;
    }
    const tile = document.createElement("canvas");
    tile.width = tile.height = TILE;
    const context = tile.getContext("2d");
    context.fillStyle = paper;
    context.fillRect(0, 0, TILE, TILE);
    context.strokeStyle = color;
    context.stroke(new Path2D(look.hatch));
    return context.createPattern(tile, "repeat");
}

/** Each part has its number in it, on a ground that keeps it readable. */
function figures(paper, ink) {
    return {
        id: "cchc_figures",
        afterDatasetsDraw(chart) {
            const { ctx } = chart;
            ctx.save();
            ctx.textAlign = "center";
            ctx.textBaseline = "middle";
            chart.data.datasets.forEach((dataset, index) =>
                chart.getDatasetMeta(index).data.forEach((bar, place) => {
                    const text = String(dataset.data[place] || "");
                    const width = ctx.measureText(text).width + 6;
                    if (!text || bar.width < Math.max(width, NARROWEST_FIGURE)) {
                        return;
                    }
                    const middle = bar.x - bar.width / 2;
                    ctx.fillStyle = paper;
                    ctx.fillRect(middle - width / 2, bar.y - 8, width, 16);
                    ctx.fillStyle = ink;
                    ctx.fillText(text, middle, bar.y + 1);
                })
            );
            ctx.restore();
        },
    };
}
