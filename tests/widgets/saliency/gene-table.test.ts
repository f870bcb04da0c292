/** @jest-environment jsdom */
import { beforeEach, expect, jest, test } from "@jest/globals";
import { GeneTable } from "../../../widgets/src/saliency/gene-table.js";
import { fakeScene } from "./fake-saliency.js";

const { data } = fakeScene();
const onGene = jest.fn();
const onTop = jest.fn();
let table: GeneTable;

beforeEach(() => {
  onGene.mockClear();
  document.body.replaceChildren();
  table = new GeneTable(data, { onGene, onTop }, new AbortController().signal);
  document.body.append(table.el);
  table.show(data.ofClass(0), "for", -1, 20);
});
const genes = () =>
  Array.from(table.el.querySelectorAll(".omx-gene"), (gene) => Number(gene.getAttribute("data-gene")));
const heading = (name: string) =>
  Array.from(table.el.querySelectorAll<HTMLElement>("th button")).find(({ textContent }) => textContent === name)!;
const button = (name: string) =>
  Array.from(table.el.querySelectorAll<HTMLElement>(".omx-bar button")).find(
    ({ textContent }) => textContent === name,
  )!;
const status = () => table.el.querySelector("[aria-live]")!.textContent;

test("sorts by a heading, numbers from the largest, and back; focus and marks stay", () => {
  table.mark(new Set([3]));
  heading("score").focus();
  heading("score").click();
  expect(genes()).toEqual([0, 1, 3]);
  heading("score").click();
  expect(genes()).toEqual([3, 1, 0]);
  expect(document.activeElement!.textContent).toBe("score");
  expect(document.activeElement!.closest("th")!.getAttribute("aria-sort")).toBe("ascending");
  expect(table.el.querySelector('[data-gene="3"]')!.getAttribute("aria-pressed")).toBe("true");
});

test("names are text, and a click tells the gene", () => {
  expect(table.el.querySelector("img")).toBeNull();
  table.el.querySelector<HTMLElement>('[data-gene="0"]')!.click();
  expect(onGene).toHaveBeenCalledWith(0);
});

test("the length is chosen in its list", () => {
  const select = table.el.querySelector("select")!;
  select.value = "50";
  select.dispatchEvent(new Event("change"));
  expect(onTop).toHaveBeenCalledWith(50);
});

test("copies what is shown in its order, and says so; where it may not, it says that", async () => {
  const writeText = jest.fn((_text: string) => Promise.resolve());
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  heading("gene").click();
  button("Copy").click();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(writeText.mock.calls[0]![0].split("\n").map((line) => line.split("\t")[0])).toEqual([
    "rank",
    "1",
    "3",
    "2",
    "",
  ]);
  expect(status()).toBe("3 lines copied.");
  writeText.mockRejectedValue(new Error("no"));
  button("Copy").click();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(status()).toContain("use the download");
});

test("downloads a file named after what it holds", () => {
  URL.createObjectURL = () => "blob:x";
  URL.revokeObjectURL = () => undefined;
  let name = "";
  const click = jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    name = this.download;
  });
  table.show(data.ofClass(1), "for", -1, 20);
  button("Download TSV").click();
  click.mockRestore();
  expect(name).toBe("genes-class-b-B-b-.tsv");
});

test("a class without scores says so", () => {
  table.show({ ...data.ofClass(0), scores: new Float32Array(5).fill(NaN) }, "for", -1, 20);
  expect(table.el.textContent).toContain("No gene has a score of this kind.");
});
