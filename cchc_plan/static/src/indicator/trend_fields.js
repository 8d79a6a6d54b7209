import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

import { Component } from "@odoo/owl";

import { useChart } from "@cchc_plan/base/chart";

const WIDTH = 100;
const HEIGHT = 24;
const MARGIN = 3;

/**
 * What both drawings show: {points: [{label, value, target}], label}, where the label says
 * the same in words for who does not see them. A value or a target may be null.
 */
class TrendField extends Component {
    static props = { ...standardFieldProps };

    get trend() {
        return this.props.record.data[this.props.name] || { points: [], label: "" };
    }

    get points() {
        return this.trend.points;
    }

    get hasValues() {
        return hasValues(this.points);
    }
}

function hasValues(points) {
    return points.some((point) => point.value !== null);
}

/** A small line against its target, for a row of a list or a card. */
export class Sparkline extends Component {
    static template = "cchc_plan.Sparkline";
    static props = { trend: Object };

    viewBox = `0 0 ${WIDTH} ${HEIGHT}`;

    get points() {
        return this.props.trend.points;
    }

    get hasValues() {
        return hasValues(this.points);
    }

    get lines() {
        const numbers = this.points.flatMap((point) => [point.value, point.target]);
        const highest = Math.max(...numbers.filter((number) => number !== null), 0) || 1;
        const step = (WIDTH - 2 * MARGIN) / Math.max(this.points.length - 1, 1);
        const place = (number, index) => ({
            x: MARGIN + index * step,
            y: HEIGHT - MARGIN - (number / highest) * (HEIGHT - 2 * MARGIN),
        });
        const drawn = (key) =>
            this.points
                .map((point, index) => point[key] !== null && place(point[key], index))
                .filter(Boolean);
        const path = (places) => places.map(({ x, y }) => `${x},${y}`).join(" ");
        const values = drawn("value");
        return { values: path(values), targets: path(drawn("target")), last: values.at(-1) };
    }
}

export class SparklineField extends TrendField {
    static template = "cchc_plan.SparklineField";
    static components = { Sparkline };
}

/** The year so far against the target, period by period. */
export class TrendChartField extends TrendField {
    static template = "cchc_plan.TrendChartField";

    setup() {
        this.canvasRef = useChart(
            () => this.config,
            () => [JSON.stringify(this.points)]
        );
    }

    get config() {
        const color = getComputedStyle(this.canvasRef.el).color;
        const highest = Math.max(
            ...this.points.flatMap((point) => [point.value || 0, point.target || 0])
        );
        const line = (label, key, more) => ({
            label,
            data: this.points.map((point) => point[key]),
            borderColor: color,
            backgroundColor: color,
            borderWidth: 2,
            spanGaps: true,
            ...more,
        });
        return {
            type: "line",
            data: {
                labels: this.points.map((point) => point.label),
                datasets: [
                    line(_t("Cumulative"), "value", {
                        borderColor: "#0a6ebd",
                        backgroundColor: "#0a6ebd",
                        pointRadius: 4,
                    }),
                    line(_t("Target"), "target", { borderDash: [6, 4], pointStyle: "rect" }),
                ],
            },
            options: {
                animation: false,
                maintainAspectRatio: false,
                plugins: { legend: { position: "bottom", labels: { color } } },
                scales: {
                    x: { ticks: { color } },
                    y: { beginAtZero: true, suggestedMax: highest * 1.1, ticks: { color } },
                },
            },
        };
    }
}

registry.category("fields").add("cchc_sparkline", {
    component: SparklineField,
    displayName: _t("Sparkline"),
    supportedTypes: ["json"],
});
registry.category("fields").add("cchc_trend_chart", {
    component: TrendChartField,
    displayName: _t("Trend"),
    supportedTypes: ["json"],
});
