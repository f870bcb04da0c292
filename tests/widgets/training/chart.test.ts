/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { Chart, nearest, strokesOf } from "../../../widgets/src/training/chart.js";
import { axisOf, Curves } from "../../../widgets/src/training/curves.js";
import { aPart } from "./a-part.js";

HTMLCanvasElement.prototype.getContext = () => null;

const curves = new Curves();
curves.addUpdates([
  [0, 0, 10, 2, 0.5],
  [0, 0, 20, 1, 0.6],
]);
curves.addEpochs([
  [0, 0, 1, 2, 0.5, null, null],
  [0, 0, 2, 1, 0.6, 1.5, 0.4],
  [1, 0, 1, 4, 0.1, null, null],
  [2, 0, 2, 3, 0.2, null, null],
]);
const parts = [
  aPart({ epochs: 2, updates: 20 }),
  aPart({ control: true, epochs: 2 }),
  aPart({ epochs: 2, colour: "#D55E00" }),
];
const axis = axisOf(parts, false);
const scale = { toX: (x: number) => 100 * x, toY: (y: number) => 10 * y };
const drawing = (marked: number) => ({ curves, parts, axis, marked });

test("updates lie faint under the epochs, and a control is left out until it is asked for", () => {
  const strokes = strokesOf(drawing(-1), "loss", scale);
  expect(strokes.map(({ part, kind }) => [part, kind])).toEqual([
    [0, "updates"],
    [0, "training"],
    [2, "training"],
    [0, "held out"],
  ]);
  expect(strokes[0]!.points).toEqual([100, 20, 200, 10]);
  expect(strokes[0]!.alpha).toBeLessThan(strokes[1]!.alpha);
  const marked = strokesOf(drawing(1), "accuracy", scale);
  expect(marked.at(-1)).toMatchObject({ part: 1, alpha: 1, points: [100, 1] });
  expect(marked.filter(({ part }) => part !== 1).every(({ alpha }) => alpha < 0.5)).toBe(true);
});

test("the nearest line within reach is found, updates never", () => {
  const strokes = strokesOf(drawing(-1), "loss", scale);
  expect(nearest(strokes, 198, 12)).toMatchObject({ stroke: { part: 0, kind: "training" }, at: 2 });
  expect(nearest(strokes, 198, 14)).toMatchObject({ stroke: { kind: "held out" } });
  expect(nearest(strokes, 150, 200)).toBeUndefined();
});

test("a chart without a canvas still has its axes, and tells what is under the pointer", () => {
  const chart = new Chart("loss");
  const plot = chart.el.querySelector<HTMLElement>(".omx-plot")!;
  chart.draw(drawing(-1));
  expect(plot.querySelectorAll("text")).toHaveLength(0);
  Object.defineProperty(plot, "clientWidth", { value: 400 });
  chart.draw(drawing(-1));
  expect(Array.from(plot.querySelectorAll("text"), ({ textContent }) => textContent)).toEqual(
    expect.arrayContaining(["0", "1", "4", "epoch"]),
  );
  const toPixel = (epoch: number) => 46 + ((400 - 46 - 16) * epoch) / 2;
  const hit = chart.at({ clientX: toPixel(2), clientY: 10 + (220 - 46) * (1 - 1 / 4) } as PointerEvent)!;
  expect(hit).toMatchObject({ part: 0, kind: "training" });
  expect([hit.x, hit.y]).toEqual([expect.closeTo(2), expect.closeTo(1)]);
  chart.say("<b>fold</b>");
  expect(chart.el.querySelector("figcaption")!.textContent).toContain("<b>fold</b>");
});
