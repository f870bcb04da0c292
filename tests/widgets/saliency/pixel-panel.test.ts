/** @jest-environment jsdom */
import { beforeEach, expect, test } from "@jest/globals";
import { PixelPanel } from "../../../widgets/src/saliency/pixel-panel.js";
import { fakeScene } from "./fake-saliency.js";

const { data } = fakeScene();
const clicked: number[] = [];
let panel: PixelPanel;
const question = { place: { x: 1, y: 0 }, channel: 0, evidence: "for", held: false } as const;
const text = () => panel.el.textContent.replaceAll("\u00a0", " ");

beforeEach(() => {
  clicked.length = 0;
  panel = new PixelPanel(data, (gene) => clicked.push(gene), new AbortController().signal);
});

test("names the genes with score, expression, fold change and gene sets, best first", () => {
  panel.show({ ...question, subjects: [data.ofClass(0)] }, new Set([1]));
  const genes = Array.from(panel.el.querySelectorAll(".omx-gene"), (gene) => gene.textContent);
  expect(genes).toEqual(["<img src=x onerror=alert(1)>", "TP53"]);
  expect(text()).toContain("score 0.5 · mean of the class 1 · log2 fold change +1.5");
  expect(text()).toContain("cycle <b> (adjusted p 1.0e−5)");
  expect(text()).toContain("How it is computed.");
  expect(panel.el.querySelector("img, b ~ b")).toBeNull();
  expect(panel.el.querySelector('[data-gene="1"]')!.getAttribute("aria-pressed")).toBe("true");
});

test("says of genes that are drawn elsewhere where they lie here", () => {
  panel.show({ ...question, channel: -1, subjects: [data.ofClass(0)] }, new Set());
  expect(text()).toContain("also here in a");
  expect(text()).toContain("also here in b");
});

test("classes side by side have a line each, a sample its own value", () => {
  panel.show({ ...question, subjects: [data.ofClass(0), data.ofClass(1)] }, new Set());
  const [rows] = Array.from(
    panel.el.querySelectorAll("tbody"),
    ({ innerText, textContent }) => innerText ?? textContent,
  );
  expect(rows).toBe("A0.51+1.5<b>B</b>0.15−1.5");
  panel.show({ ...question, subjects: [{ ...data.ofClass(0), values: Float32Array.of(9, 8, 7, 6, 5) }] }, new Set());
  expect(text()).toContain("in the sample 9 · mean of A 1");
});

test("a click on a gene tells it; marks follow; a screen reader hears the best", () => {
  panel.show({ ...question, subjects: [data.ofClass(0)] }, new Set());
  panel.el.querySelector<HTMLElement>('[data-gene="1"]')!.click();
  expect(clicked).toEqual([1]);
  panel.mark(new Set([0]));
  expect(panel.el.querySelector('[data-gene="0"]')!.getAttribute("aria-pressed")).toBe("true");
  expect(panel.el.querySelector("[aria-live]")!.textContent).toBe(
    "Pixel 1, 0: 2 genes: <img src=x onerror=alert(1)>, TP53",
  );
});

test("empty pixels and no pixel are told", () => {
  panel.show(
    { ...question, place: { x: 0, y: 0 }, subjects: [data.ofClass(0)], remark: "No class looks here." },
    new Set(),
  );
  expect(text()).toContain("Pixel 0, 0: 0 genes. No class looks here.");
  panel.clear();
  expect(panel.el.querySelectorAll("li")).toHaveLength(0);
});
