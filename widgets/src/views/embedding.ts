import type { ColumnState, EmbeddingState } from "../../../src/notebook/state.js";
import { floats, integers } from "../binary.js";
import { choice, element, labelled } from "../dom.js";
import { change, listen, onFrame, type Stage } from "../model.js";
import { onEnter } from "../on-enter.js";
import { colouring, type Colouring, type Colours } from "../scatter/colouring.js";
import type { Mode } from "../scatter/gestures.js";
import { legend, type Legend } from "../scatter/legend.js";
import { mixedOrder } from "../scatter/paint.js";
import { plot } from "../scatter/plot.js";

const plain = "one colour";
const modes: readonly { readonly mode: Mode; readonly label: string; readonly title: string }[] = [
  { mode: "move", label: "Move", title: "Dragging moves the points (with Shift it draws a lasso)" },
  { mode: "lasso", label: "Lasso", title: "Dragging draws a line: points inside are marked (with Shift in addition)" },
  { mode: "box", label: "Box", title: "Dragging draws a box: points inside are marked (with Shift in addition)" },
];

/** Samples as points. Lasso, box, a click on a point, the legend and the search mark samples in every view. */
export function renderEmbedding({ model, el, signal }: Stage<EmbeddingState>): void {
  const samples = model.get("samples");
  const selection = model.get("selection");
  const names = samples.get("names");
  const columns = samples.get("columns");
  const colours: Colours = {
    classes: samples.get("colours"),
    palette: model.get("palette"),
    ramp: model.get("ramp").colours,
  };
  const order = mixedOrder(names.length);
  let mode: Mode = "move";
  let coloured: Colouring;
  let entries: Legend;
  let drawn: Float32Array | undefined;
  /** Told of a search that found nothing, until the person does something else. */
  let missed = "";

  const methods = model.get("methods");
  const titles = model.get("titles");
  const method = choice(titles, titleOf(model.get("shown")));
  const colour = choice([plain, ...columns.map(({ name }) => name)], model.get("colour") || plain);
  const search = element("input", {
    type: "search",
    placeholder: "name",
    size: 12,
    title: "Enter marks what it finds",
  });
  const buttons = modes.map(({ label, title }) => element("button", { type: "button", title }, label));
  const scatter = plot({ describe, choose, mode: () => mode }, signal);
  const side = element("div", { class: "omx-side" });
  const note = element("p", { class: "omx-note", "aria-live": "polite" });
  const about = element("p", { class: "omx-note omx-about" });
  el.classList.add("omx-embedding");
  el.append(
    element(
      "div",
      { class: "omx-bar" },
      methods.length > 1 ? labelled("By", method) : undefined,
      columns.length > 0 ? labelled("Colour", colour) : undefined,
      element("span", { class: "omx-group", role: "group", "aria-label": "What dragging does" }, ...buttons),
      element(
        "span",
        { class: "omx-group", role: "group", "aria-label": "Size" },
        button("+", "Larger", () => scatter.zoom(1.5)),
        button("−", "Smaller", () => scatter.zoom(1 / 1.5)),
        button("All", "All points in view", () => scatter.fit()),
      ),
      labelled("Find", search),
      button("Clear", "Nothing marked", () => choose([], false)),
    ),
    element("div", { class: "omx-both" }, scatter.node, side),
    note,
    about,
  );

  buttons.forEach((each, i) => each.addEventListener("click", () => setMode(modes[i]!.mode), { signal }));
  method.addEventListener("change", () => change(model, "shown", methods[method.selectedIndex]!), { signal });
  colour.addEventListener("change", () => change(model, "colour", columns[colour.selectedIndex - 1]?.name ?? ""), {
    signal,
  });
  onEnter(search, find, signal);
  const redraw = onFrame(draw, signal);
  for (const name of ["places", "notes"] as const) listen(model, `change:${name}`, redraw, signal);
  const recolour = onFrame(paint, signal);
  listen(model, "change:shown", goOn, signal);
  listen(model, "change:colour", goOn, signal);
  listen(model, "change:colour", recolour, signal);
  listen(selection, "change:samples", goOn, signal);
  setMode(mode);
  paint();

  function goOn(): void {
    missed = "";
    redraw();
  }

  function titleOf(name: string): string {
    return titles[methods.indexOf(name)] ?? name;
  }

  function button(label: string, title: string, work: () => void): HTMLButtonElement {
    const made = element("button", { type: "button", title, "aria-label": title }, label);
    made.addEventListener("click", work, { signal });
    return made;
  }

  function setMode(next: Mode): void {
    mode = next;
    buttons.forEach((each, i) => each.setAttribute("aria-pressed", String(modes[i]!.mode === next)));
    scatter.canvas.dataset["mode"] = next;
  }

  /** Colours and legend anew, then all. */
  function paint(): void {
    const chosen = columns.find(({ name }) => name === model.get("colour"));
    const ranges = model.get("ranges").find(({ name }) => name === chosen?.name);
    coloured = colouring(chosen, ranges, names.length, colours);
    entries = legend(chosen?.name ?? "", coloured, colours, choose, signal);
    side.replaceChildren(...(chosen ? [entries.node] : []));
    colour.value = chosen?.name ?? plain;
    draw();
  }

  function draw(): void {
    const shown = model.get("shown");
    const data = model.get("places")[shown];
    // Another method's points stay in view while these are computed.
    const places = data ? floats(data) : (drawn ?? new Float32Array(2 * names.length).fill(NaN));
    const rows = selection.get("samples");
    const marked = rows.length > 0 ? new Uint8Array(names.length) : undefined;
    for (const row of rows) marked![row] = 1;
    const moved = drawn === undefined || places.some((value, i) => !Object.is(value, drawn![i]));
    scatter.show({ places, inks: coloured.inks, order, marked }, moved);
    drawn = places;
    entries.mark(marked);
    method.value = titleOf(shown);
    scatter.node.classList.toggle("omx-waiting", !data);
    const colourName = model.get("colour");
    scatter.canvas.setAttribute(
      "aria-label",
      `${names.length} points${titleOf(shown) && ` by ${titleOf(shown)}`}${colourName && `, coloured by ${colourName}`}. ` +
        "Arrow keys move, plus and minus change the size, 0 shows all, Escape clears the marks.",
    );
    note.textContent = missed || (data ? stateOf(rows.length, places) : waiting(shown));
    about.textContent = [model.get("about"), data && model.get("notes")[shown]].filter(Boolean).join(" ");
  }

  function stateOf(marked: number, places: Float32Array): string {
    let placed = 0;
    for (let i = 0; i < places.length; i += 2) if (Number.isFinite(places[i]! + places[i + 1]!)) placed++;
    const without = names.length - placed;
    return [
      `${names.length} points`,
      without > 0 ? `${without} of them have no place` : "",
      marked > 0 ? `${marked} marked` : "",
    ]
      .filter(Boolean)
      .join(", ");
  }

  function waiting(shown: string): string {
    const failure = model.get("notes")[shown];
    if (failure) return failure;
    return (model as { comm_live?: boolean }).comm_live === false
      ? `${titleOf(shown)} needs the kernel: run the cell again.`
      : `${titleOf(shown)} is being computed …`;
  }

  function choose(rows: readonly number[], further: boolean): void {
    goOn();
    const before = new Set(selection.get("samples"));
    const chosen = new Set(rows);
    const same = rows.length > 0 && rows.every((row) => before.has(row));
    // What is marked already and chosen again is taken back.
    const next = further
      ? same
        ? [...before].filter((row) => !chosen.has(row))
        : [...new Set([...before, ...rows])]
      : same && rows.length === before.size
        ? []
        : [...rows];
    change(selection, "samples", next);
  }

  function find(text: string): void {
    const wanted = text.toLowerCase();
    if (wanted === "") return choose([], false);
    const found = names.flatMap((name, row) => (name.toLowerCase().includes(wanted) ? [row] : []));
    goOn();
    if (found.length > 0) change(selection, "samples", found);
    else note.textContent = missed = `No name contains “${text}”.`;
  }

  function describe(row: number): HTMLElement[] {
    const told = columns.filter(({ name }) => name === model.get("colour") || name === "truth" || name === "predicted");
    return [
      element("strong", { dir: "auto" }, names[row] ?? ""),
      ...told.map((column) => element("div", { dir: "auto" }, `${column.name}: ${valueOf(column, row)}`)),
    ];
  }
}

function valueOf(column: ColumnState, row: number): string {
  if ("levels" in column) return column.levels[integers(column.codes)[row]!] ?? "missing";
  const value = floats(column.numbers)[row]!;
  return Number.isNaN(value) ? "missing" : String(Number(value.toPrecision(4)));
}
