/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { Enlarged } from "../../../widgets/src/gallery/enlarged.js";

HTMLCanvasElement.prototype.getContext = () => null;

const look = { channels: [0], table: new Uint8Array(768), contrast: [0, 255] as const };
const wheel = (target: Element, deltaY: number) => {
  const event = new WheelEvent("wheel", { deltaY, bubbles: true, cancelable: true });
  target.dispatchEvent(event);
  return event.defaultPrevented;
};

function shown(rows = 3, { bytes = new Uint8Array(rows * 4), low = 0 } = {}) {
  const marked = new Set<number>();
  const closed: number[] = [];
  const large = new Enlarged({
    pixels: () => ({ bytes, height: 2, width: 2, depth: 1 }),
    channels: ["tsne"],
    low: [low],
    high: [2],
    caption: (row) => ({ name: `<s${row}>`, verdict: "✗ b", spoken: "a, wrongly predicted as b", right: false }),
    facts: () => [["age", "41"]],
    isMarked: (row) => marked.has(row),
    toggle: (row) => marked.add(row),
    neighbour: (row, step) => (row + step >= 0 && row + step < rows ? row + step : undefined),
    closed: (row) => closed.push(row),
    signal: new AbortController().signal,
  });
  document.body.replaceChildren(large.node);
  const key = (name: string, target: Element = large.node.querySelector("canvas")!) =>
    target.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
  const title = () => large.node.querySelector("h3")!.textContent;
  return { large, marked, closed, key, title };
}

test("a sample is told with everything that is known, its names as text", () => {
  const { large, title } = shown();
  large.open(1, look);
  expect(title()).toBe("<s1>");
  expect(large.node.querySelector("dl")!.textContent).toBe("age41");
  expect(large.node.querySelector("canvas")!.getAttribute("aria-label")).toBe("<s1>, a, wrongly predicted as b");
  expect(document.activeElement).toBe(large.node.querySelector("canvas"));
});

test("arrows go to the neighbours and stop at the ends, Space marks, Escape closes", () => {
  const { large, marked, closed, key, title } = shown();
  large.open(1, look);
  key("ArrowRight");
  key("ArrowRight");
  expect(title()).toBe("<s2>");
  key(" ");
  expect([...marked]).toEqual([2]);
  large.update(look);
  expect(large.node.querySelector('[aria-pressed="true"]')!.textContent).toBe("Mark");
  key("Escape");
  expect([large.isOpen, closed]).toEqual([false, [2]]);
});

test("Tab stays within, the wheel zooms instead of scrolling the page", () => {
  const { large, key } = shown();
  large.open(0, look);
  const controls = [...large.node.querySelectorAll<HTMLElement>("button, canvas")];
  controls.at(-1)!.focus();
  key("Tab", controls.at(-1)!);
  expect(document.activeElement).toBe(controls[0]);
  expect(wheel(large.node.querySelector("canvas")!, -1)).toBe(true);
});

test.each([
  [0, 255, "≥ 2"],
  [0, 128, "≈ 1"],
  [0, 0, "≈ 0"],
  [-2, 0, "≤ -2"],
])("a value between %d and 2 with byte %d is told as %s: bytes are no measurements", (low, byte, told) => {
  const { large } = shown(1, { bytes: Uint8Array.of(byte, 0, 0, 0), low });
  large.open(0, look);
  large.node.querySelector("canvas")!.dispatchEvent(new MouseEvent("pointermove", { bubbles: true }));
  expect(large.node.querySelector(".omx-note")!.textContent).toBe(`column 0, row 0: tsne ${told}`);
});
