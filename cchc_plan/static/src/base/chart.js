import { loadBundle } from "@web/core/assets";
import { onWillStart, useEffect, useRef } from "@odoo/owl";

/**
 * A chart of Odoo's Chart.js on the element `t-ref="canvas"`, drawn anew when what it
 * depends on changes and destroyed with it.
 *
 * @param {() => Object} config of the chart
 * @param {() => any[]} dependencies
 */
export function useChart(config, dependencies) {
    const canvasRef = useRef("canvas");
    onWillStart(() => loadBundle("web.chartjs_lib"));
    useEffect(
        (canvas) => {
            if (!canvas) {
                return;
            }
            const chart = new Chart(canvas, config());
            return () => chart.destroy();
        },
        () => [canvasRef.el, ...dependencies()]
    );
    return canvasRef;
}
