import { type Html, html } from "../report/html.js";
import { reachOf, thinned, ticks } from "./shared/training-lines.js";
import type { TrainingState } from "./state.js";

export type Measure = "loss" | "accuracy";

/** A line of one part: x in epochs, y in the measure's unit. */
interface Line {
  readonly colour: string;
  readonly kind: "updates" | "training" | "held out";
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Room for the numbers and titles of the axes. */
const margin = { left: 46, right: 8, top: 22, bottom: 34 };

/** One measure of a training over its epochs, controls left out. */
export function trainingChart(
  state: TrainingState,
  measure: Measure,
  size: { readonly width: number; readonly height: number },
): Html {
  const whole = Math.max(1, ...state.parts.map((part) => part.epochs));
  // A training that was cut short ends where it was cut.
  const reached = Math.max(0, ...state.parts.map((part) => Math.ceil(part.epochs * reachOf(part))));
  const epochs = state.status === "running" || reached === 0 ? whole : reached;
  const lines = linesOf(state, measure, whole);
  const most = Math.max(0, ...lines.map(({ y }) => y.reduce((top, value) => Math.max(top, value), 0)));
  const isShare = measure === "accuracy";
  const yTicks = ticks(isShare ? 1 : most || 1, 4, true);
  const top = yTicks.at(-1)!;
  const [plotWidth, plotHeight] = [size.width - margin.left - margin.right, size.height - margin.top - margin.bottom];
  const toX = (value: number) => margin.left + (plotWidth * value) / epochs;
  const toY = (value: number) => margin.top + plotHeight * (1 - value / top);
  return html`<text x="${margin.left}" y="12">${isShare ? "accuracy" : "loss (cross-entropy)"}</text>
    <g font-size="11" fill="#59636e">
      ${yTicks.map(
        (value) =>
          html`<path d="M${margin.left},${round(toY(value))}h${plotWidth}" stroke="#88888833" />
            <text x="${margin.left - 6}" y="${round(toY(value) + 4)}" text-anchor="end">
              ${isShare ? `${Math.round(100 * value)}%` : String(value)}
            </text>`,
      )}
      ${ticks(epochs, 5, false, 1).map(
        (value) => html`<text x="${round(toX(value))}" y="${size.height - 18}" text-anchor="middle">${value}</text>`,
      )}
      <text x="${margin.left + plotWidth / 2}" y="${size.height - 4}" text-anchor="middle">epoch</text>
    </g>
    ${lines.map((line) => drawn(line, toX, toY))}`;
}

function drawn({ kind, colour, x, y }: Line, toX: (x: number) => number, toY: (y: number) => number): Html {
  const flat = thinned(x, y, toX, toY);
  const points = Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!] as const);
  const path = points.map(([left, up], at) => `${at === 0 ? "M" : "L"}${round(left)},${round(up)}`).join("");
  const rings = kind === "held out" || points.length === 1 ? points : [];
  return html`<path
      d="${path}"
      fill="none"
      stroke="${colour}"
      stroke-width="${kind === "updates" ? 1 : 1.5}"
      stroke-opacity="${kind === "updates" ? 0.25 : 1}"
      ${kind === "held out" ? html`stroke-dasharray="5 3"` : undefined}
    />${rings.map(
      ([left, up]) =>
        html`<circle
          cx="${round(left)}"
          cy="${round(up)}"
          r="2.5"
          fill="#fff"
          stroke="${colour}"
          stroke-width="1.5"
        />`,
    )}`;
}

function linesOf({ parts, updates, epochs }: TrainingState, measure: Measure, whole: number): Line[] {
  const lines = new Map<string, { kind: Line["kind"]; colour: string; x: number[]; y: number[] }>();
  const add = (kind: Line["kind"], part: number, member: number, x: number, y: number | null) => {
    const { colour, control } = parts[part] ?? { colour: "", control: true };
    if (control || y === null || !Number.isFinite(y)) return;
    const key = `${kind} ${part} ${member}`;
    const line = lines.get(key) ?? { kind, colour, x: [], y: [] };
    lines.set(key, line);
    line.x.push(x);
    line.y.push(y);
  };
  const isLoss = measure === "loss";
  for (const [part, member, update, loss, accuracy] of updates) {
    const { epochs = 0, updates: all = 0 } = parts[part] ?? {};
    if (all > 0) add("updates", part, member, (update / all) * (epochs || whole), isLoss ? loss : accuracy);
  }
  for (const [part, member, epoch, loss, accuracy, heldOutLoss, heldOutAccuracy] of epochs) {
    add("training", part, member, epoch, isLoss ? loss : accuracy);
    add("held out", part, member, epoch, isLoss ? heldOutLoss : heldOutAccuracy);
  }
  const order = ["updates", "training", "held out"];
  return [...lines.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

const round = (value: number) => Math.round(value * 10) / 10;
