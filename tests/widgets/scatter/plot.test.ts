/** @jest-environment jsdom */
import { beforeEach, expect, jest, test } from "@jest/globals";
import { mixedOrder } from "../../../widgets/src/scatter/paint.js";
import { type Plot, plot, radiusOf } from "../../../widgets/src/scatter/plot.js";
import { nextFrame } from "../fake-model.js";

const choose = jest.fn();
let made: Plot;
let end: AbortController;

beforeEach(async () => {
  choose.mockClear();
  // As where a page has no more canvases to give: nothing is painted, all else works.
  jest.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
  end = new AbortController();
  made = plot(
    {
      describe: (row) => [Object.assign(document.createElement("b"), { textContent: `point ${row}` })],
      choose,
      mode: () => "box",
    },
    end.signal,
  );
  document.body.replaceChildren(made.node);
  for (const [name, value] of [
    ["clientWidth", 232],
    ["clientHeight", 132],
  ] as const)
    Object.defineProperty(made.canvas, name, { value, configurable: true });
  // On the screen: (16, 116), (216, 16) and nowhere.
  const places = new Float32Array([0, 0, 10, 5, NaN, 1]);
  made.show({ places, inks: new Uint32Array(3), order: mixedOrder(3), marked: undefined }, true);
  await nextFrame();
});

function point(type: string, x: number, y: number): void {
  const event = new MouseEvent(`pointer${type}`, { clientX: x, clientY: y, button: 0, bubbles: true });
  made.canvas.dispatchEvent(Object.assign(event, { pointerId: 1 }));
}

test("the point under the pointer is named and ringed", () => {
  const tip = made.node.querySelector<HTMLElement>(".omx-tip")!;
  point("move", 18, 114);
  expect([tip.hidden, tip.textContent]).toEqual([false, "point 0"]);
  expect(made.node.querySelector("circle")!.getAttribute("cx")).toBe("16");
  point("move", 100, 60);
  expect(tip.hidden).toBe(true);
});

test("a click marks a point, a box all points in it", () => {
  point("down", 216, 16);
  point("up", 216, 16);
  point("down", 0, 0);
  point("move", 232, 132);
  expect(made.node.querySelector("polygon")!.getAttribute("points")).toBe("0 0 232 0 232 132 0 132");
  point("up", 232, 132);
  expect(made.node.querySelector("polygon")!.getAttribute("points")).toBe("");
  expect(choose.mock.calls).toEqual([
    [[1], false],
    [[0, 1], false],
  ]);
});

test("buttons enlarge around the middle, and bring all points back", async () => {
  made.zoom(2);
  point("move", 316, -34);
  expect(made.node.querySelector(".omx-tip")!.textContent).toBe("point 1");
  made.fit();
  await nextFrame();
  point("move", 216, 16);
  expect(made.node.querySelector<HTMLElement>(".omx-tip")!.hidden).toBe(false);
});

test("a view that has ended draws no more", async () => {
  end.abort();
  made.zoom(2);
  await nextFrame();
  point("move", 18, 114);
  expect(made.node.querySelector<HTMLElement>(".omx-tip")!.hidden).toBe(true);
});

test("few points are large, and all grow a little when they are enlarged", () => {
  expect(radiusOf(10, 1)).toBeGreaterThan(radiusOf(10_000, 1));
  expect(radiusOf(100_000, 16)).toBe(2 * radiusOf(100_000, 1));
  expect(radiusOf(100_000, 0.25)).toBe(radiusOf(100_000, 1));
});
