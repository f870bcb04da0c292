import type { ConfusionState } from "../../../src/notebook/state.js";
import { integers } from "../binary.js";
import { choice, element, labelled } from "../dom.js";
import { change, listen, onFrame, type Stage } from "../model.js";

/** From this share on, a cell is so dark that its number is white. */
const dense = 0.55;

/** Which classes are taken for which. A cell is a button: it marks its samples. */
export function renderConfusion({ model, el, signal }: Stage<ConfusionState>): void {
  const classes = model.get("classes");
  const selection = model.get("selection");
  const table = element("table", { "aria-label": "Confusion matrix: rows are true classes, columns predicted ones" });
  const note = element("p", { class: "omx-note", "aria-live": "polite" });
  const folds = model.get("folds");
  const all = "all folds";
  const fold = choice([all, ...folds.map((number) => `fold ${number + 1}`)], nameOf(model.get("shown")));
  const unit = choice(["counts", "shares"], model.get("unit"));
  el.classList.add("omx-confusion");
  el.append(
    element("div", { class: "omx-bar" }, labelled("Show", fold), labelled("as", unit)),
    element("div", { class: "omx-scroll" }, table),
    note,
  );

  fold.addEventListener("change", () => change(model, "shown", folds[fold.selectedIndex - 1] ?? -1), { signal });
  unit.addEventListener("change", () => change(model, "unit", unit.value as ConfusionState["unit"]), { signal });
  table.addEventListener("click", (event) => mark((event.target as Element).closest<HTMLElement>(".omx-cell")), {
    signal,
  });
  const redraw = onFrame(draw, signal);
  listen(model, "change:shown", redraw, signal);
  listen(model, "change:unit", redraw, signal);
  listen(selection, "change:samples", redraw, signal);
  draw();

  function nameOf(shown: number): string {
    return shown < 0 ? all : `fold ${shown + 1}`;
  }

  function draw(): void {
    const shown = model.get("shown");
    fold.value = nameOf(shown);
    unit.value = model.get("unit");
    const cells = members();
    const marked = new Set(selection.get("samples"));
    const { activeElement } = document;
    const focused = table.contains(activeElement) ? activeElement?.getAttribute("data-cell") : undefined;
    const head = element("tr", {}, element("td"), ...classes.map(heading("col")), ...measures.map(measureHeading));
    const rows = classes.map((name, truth) =>
      element(
        "tr",
        {},
        heading("row")(name),
        ...classes.map((_, predicted) => cell(cells, truth, predicted, marked)),
        ...measuresOf(cells, truth, classes.length).map((text) => element("td", { class: "omx-measure" }, text)),
      ),
    );
    table.replaceChildren(element("thead", {}, head), element("tbody", {}, ...rows));
    if (focused) table.querySelector<HTMLElement>(`[data-cell="${focused}"]`)?.focus();
    note.textContent = marked.size > 0 ? `${marked.size} marked` : "A click on a cell marks its samples everywhere.";
  }

  function members(): number[][] {
    const [truth, predicted, fold] = (["truth", "predicted", "fold"] as const).map((name) => integers(model.get(name)));
    return membersOf(truth!, predicted!, fold!, classes.length, model.get("shown"));
  }

  function cell(
    cells: readonly number[][],
    truth: number,
    predicted: number,
    marked: ReadonlySet<number>,
  ): HTMLElement {
    const own = cells[truth * classes.length + predicted]!;
    const total = classes.reduce((sum, _, c) => sum + cells[truth * classes.length + c]!.length, 0);
    const share = total > 0 ? own.length / total : 0;
    const text = model.get("unit") === "shares" ? share.toFixed(2) : String(own.length);
    const button = element(
      "button",
      {
        type: "button",
        class: share >= dense ? "omx-cell omx-dense" : "omx-cell",
        "data-cell": `${truth}-${predicted}`,
        "aria-pressed": String(own.length > 0 && own.length === marked.size && own.every((row) => marked.has(row))),
        "aria-label": `${own.length} samples of ${classes[truth]!} taken for ${classes[predicted]!}`,
        title: `${classes[truth]!} taken for ${classes[predicted]!}`,
      },
      own.length === 0 ? "" : text,
    );
    button.style.setProperty("--share", `${Math.round(share * 85)}%`);
    return element("td", {}, button);
  }

  function mark(button: HTMLElement | null): void {
    if (!button) return;
    const [truth, predicted] = button.dataset["cell"]!.split("-").map(Number) as [number, number];
    const cells = members();
    const pressed = button.getAttribute("aria-pressed") === "true";
    change(selection, "samples", pressed ? [] : cells[truth * classes.length + predicted]!);
  }
}

const measures = ["precision", "recall"] as const;
const measureHeading = (name: string) => element("th", { scope: "col" }, name);
const heading = (scope: "row" | "col") => (name: string) => element("th", { scope, title: name }, name);

/** Samples of each cell, row after row. */
export function membersOf(
  truth: Int32Array,
  predicted: Int32Array,
  fold: Int32Array,
  classes: number,
  shown: number,
): number[][] {
  const cells: number[][] = Array.from({ length: classes * classes }, () => []);
  for (let i = 0; i < truth.length; i++)
    if (shown < 0 || fold[i] === shown) cells[truth[i]! * classes + predicted[i]!]?.push(i);
  return cells;
}

function measuresOf(cells: readonly number[][], c: number, classes: number): string[] {
  const hits = cells[c * classes + c]!.length;
  const sum = (at: (other: number) => number) =>
    Array.from({ length: classes }, (_, other) => cells[at(other)]!.length).reduce((a, b) => a + b, 0);
  const claimed = sum((other) => other * classes + c);
  const own = sum((other) => c * classes + other);
  return [claimed > 0 ? (hits / claimed).toFixed(2) : "–", own > 0 ? (hits / own).toFixed(2) : "–"];
}
