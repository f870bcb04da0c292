import { thinned, ticks } from "../../../src/notebook/shared/training-lines.js";
import type { TrainingPart } from "../../../src/notebook/state.js";
import { element, svgElement } from "../dom.js";
import { type Axis, type Curve, type Curves, type Measure, stepOf } from "./curves.js";

/** CSS pixels; the width follows the page. */
const height = 220;
const margin = { left: 46, right: 16, top: 10, bottom: 36 };
/** Farther from a line than this, the pointer means none. */
const reach = 24;

/** A line as it is painted, in CSS pixels. */
export interface Stroke {
  readonly part: number;
  readonly kind: Curve["kind"];
  /** x, y, x, y … */
  readonly points: readonly number[];
  readonly colour: string;
  readonly alpha: number;
  readonly width: number;
}

interface Drawing {
  readonly curves: Curves;
  readonly parts: readonly TrainingPart[];
  readonly axis: Axis;
  /** The part that stands out; -1 = none. */
  readonly marked: number;
}

/** From data to pixels. */
export interface Scale {
  readonly toX: (x: number) => number;
  readonly toY: (y: number) => number;
}

/** Lines to paint, the one that stands out last; a control's only while it stands out. */
export function strokesOf({ curves, parts, axis, marked }: Drawing, measure: Measure, { toX, toY }: Scale): Stroke[] {
  const strokes: Stroke[] = [];
  for (const curve of curves.all) {
    const part = parts[curve.part];
    const isMarked = curve.part === marked;
    if (!part || (part.control && !isMarked)) continue;
    const step = stepOf(curve, part, axis);
    const faint = curve.kind === "updates";
    strokes.push({
      part: curve.part,
      kind: curve.kind,
      points: thinned(curve.x, curve[measure], (x) => toX(x * step), toY),
      colour: part.colour,
      alpha: (faint ? 0.3 : 1) * (marked < 0 ? 1 : isMarked ? (faint ? 2 : 1) : 0.2),
      width: faint ? 1 : isMarked ? 2.5 : 1.5,
    });
  }
  const order = ["updates", "training", "held out"];
  const rank = (stroke: Stroke) => order.indexOf(stroke.kind) + (stroke.part === marked ? order.length : 0);
  return strokes.sort((a, b) => rank(a) - rank(b));
}

/** The stroke nearest to a place, and its point there; undefined where none is near. */
export function nearest(strokes: readonly Stroke[], x: number, y: number): { stroke: Stroke; at: number } | undefined {
  let found: { stroke: Stroke; at: number } | undefined;
  let best = reach ** 2;
  for (const stroke of strokes) {
    if (stroke.kind === "updates") continue;
    for (let at = 0; at < stroke.points.length; at += 2) {
      const distance = (stroke.points[at]! - x) ** 2 + (stroke.points[at + 1]! - y) ** 2;
      if (distance < best) [best, found] = [distance, { stroke, at }];
    }
  }
  return found;
}

/** The curves of one measure: axes as text in the page, lines on a canvas. */
export class Chart {
  readonly el: HTMLElement;
  readonly #measure: Measure;
  readonly #canvas = element("canvas", { "aria-hidden": "true" });
  readonly #axes = svgElement("svg", { "aria-hidden": "true", height });
  readonly #plot = element("div", { class: "omx-plot" }, this.#axes, this.#canvas);
  readonly #readout = element("span", { class: "omx-readout" });
  #strokes: readonly Stroke[] = [];
  #scale: (Scale & { readonly fromX: (x: number) => number; readonly fromY: (y: number) => number }) | undefined;
  #axesKey = "";

  constructor(measure: Measure) {
    this.#measure = measure;
    const title = measure === "loss" ? "loss (cross-entropy)" : "accuracy";
    const caption = element("figcaption", {}, title, this.#readout);
    this.el = element("figure", { class: "omx-chart" }, caption, this.#plot);
  }

  /** What is under the pointer, in the line above the curves; "" = nothing. */
  say(text: string): void {
    this.#readout.textContent = text;
  }

  draw(drawing: Drawing): void {
    const width = this.#plot.clientWidth;
    if (width === 0) return;
    const { axis, curves } = drawing;
    const isShare = this.#measure === "accuracy";
    const yTicks = ticks(isShare ? 1 : curves.greatest || 1, 4, true);
    const top = yTicks.at(-1)!;
    const [plotWidth, plotHeight] = [width - margin.left - margin.right, height - margin.top - margin.bottom];
    const toX = (value: number) => margin.left + (plotWidth * value) / axis.last;
    const toY = (value: number) => margin.top + plotHeight * (1 - value / top);
    this.#scale = {
      toX,
      toY,
      fromX: (x) => ((x - margin.left) / plotWidth) * axis.last,
      fromY: (y) => (1 - (y - margin.top) / plotHeight) * top,
    };
    const key = [width, axis.unit, axis.last, top].join(" ");
    if (key !== this.#axesKey) {
      this.#axesKey = key;
      const label = (value: number) => (isShare ? `${Math.round(100 * value)}%` : String(value));
      this.#drawAxes(width, axis, yTicks, label, toX, toY);
    }
    this.#strokes = strokesOf(drawing, this.#measure, this.#scale);
    paint(this.#canvas, this.#strokes, width, height);
  }

  /** Which part's line is at a place of the page, and what it says there. */
  at(event: PointerEvent): { part: number; kind: Curve["kind"]; x: number; y: number } | undefined {
    const box = this.#plot.getBoundingClientRect();
    const hit = nearest(this.#strokes, event.clientX - box.left, event.clientY - box.top);
    if (!hit || !this.#scale) return undefined;
    const { stroke, at } = hit;
    const [x, y] = [this.#scale.fromX(stroke.points[at]!), this.#scale.fromY(stroke.points[at + 1]!)];
    return { part: stroke.part, kind: stroke.kind, x, y };
  }

  #drawAxes(
    width: number,
    axis: Axis,
    yTicks: readonly number[],
    label: (value: number) => string,
    toX: (x: number) => number,
    toY: (y: number) => number,
  ): void {
    const text = (x: number, y: number, anchor: string, content: string) =>
      svgElement("text", { x, y, "text-anchor": anchor }, content);
    this.#axes.setAttribute("width", String(width));
    this.#axes.replaceChildren(
      ...yTicks.flatMap((value) => [
        svgElement("path", { d: `M${margin.left},${toY(value)}H${width - margin.right}` }),
        text(margin.left - 6, toY(value) + 4, "end", label(value)),
      ]),
      ...ticks(axis.last, 5, false, 1).map((value) => text(toX(value), height - 20, "middle", String(value))),
      text((margin.left + width - margin.right) / 2, height - 4, "middle", axis.unit),
    );
  }
}

/** Sharp on screens of any density. */
function paint(canvas: HTMLCanvasElement, strokes: readonly Stroke[], width: number, height: number): void {
  const ratio = window.devicePixelRatio || 1;
  const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.lineJoin = "round";
  for (const { kind, points, colour, alpha, width: lineWidth } of strokes) {
    context.globalAlpha = alpha;
    context.strokeStyle = colour;
    context.lineWidth = lineWidth;
    context.setLineDash(kind === "held out" ? [5, 3] : []);
    context.beginPath();
    for (let at = 0; at < points.length; at += 2) context.lineTo(points[at]!, points[at + 1]!);
    context.stroke();
    if (kind === "updates" || (kind === "training" && points.length > 2)) continue;
    context.setLineDash([]);
    for (let at = 0; at < points.length; at += 2) {
      context.beginPath();
      context.arc(points[at]!, points[at + 1]!, 2.5, 0, 2 * Math.PI);
      // A hole, so that rings on each other can be told apart on any ground.
      context.globalCompositeOperation = "destination-out";
      context.globalAlpha = 1;
      context.fill();
      context.globalCompositeOperation = "source-over";
      context.globalAlpha = alpha;
      context.stroke();
    }
  }
}
