import type { DataTableState } from "../../../src/notebook/state.js";
import { isMarked, type TablePage, tablePages, type TableQuery } from "../../../src/notebook/shared/table-query.js";
import { bytes } from "../binary.js";
import { choice, element, labelled } from "../dom.js";
import { copyText } from "../hand-over.js";
import { change, listen, onFrame, type Stage } from "../model.js";
import { onEnter } from "../on-enter.js";
import { body } from "../table/body.js";
import { head } from "../table/head.js";
import { tabSeparated } from "../../../src/notebook/shared/tab-separated.js";

const sizes = ["10", "20", "50", "100"];

/** A table page by page. The kernel answers queries where it is large; a small one is here whole. */
export function renderDataTable({ model, el, signal }: Stage<DataTableState>): void {
  const names = model.get("names");
  const numeric = bytes(model.get("numeric"));
  const rowCount = model.get("rowCount");
  const marks = model.get("marks");
  const selection = model.get("selection");
  const whole = model.get("whole");
  const local =
    whole &&
    tablePages(
      {
        rows: rowCount,
        columns: names.length,
        isNumeric,
        cell: (row, column) => whole.cells[row]?.[column] ?? null,
        keys: (row) => whole.keys[row] ?? [],
      },
      marked,
    );

  const headings = head({ names, isNumeric, sort, filter }, signal);
  const rows = body({ isNumeric, choose }, signal);
  const title = model.get("title");
  const table = element(
    "table",
    {
      "aria-rowcount": rowCount + 1,
      "aria-colcount": names.length,
      "aria-label": title || "Table",
    },
    headings.node,
    rows.node,
  );
  const scroll = element("div", { class: "omx-scroll" }, table);
  const size = choice([...new Set([...sizes, String(model.get("query").size)])], String(model.get("query").size));
  const only = element("input", { type: "checkbox" });
  const where = element("span", { class: "omx-where", "aria-live": "polite" });
  const columnsShown = element("span");
  const find = element("input", {
    type: "search",
    size: 10,
    title: "Enter goes to the next column with this name",
  });
  const note = element("p", { class: "omx-note", "aria-live": "polite" });
  const pager = [
    button("⇤", "First page", () => turn(0)),
    button("←", "Page before", () => turn(model.get("query").first - model.get("query").size)),
    button("→", "Next page", () => turn(model.get("query").first + model.get("query").size)),
    button("⇥", "Last page", () => turn(Infinity)),
  ];
  const sideways = [
    button("←", "Columns before", () => goTo(model.get("query").firstColumn - across())),
    button("→", "Further columns", () => goTo(Math.max(1, model.get("query").firstColumn) + across())),
  ];
  const wide = names.length > model.get("page").columns.length;
  el.classList.add("omx-table");
  el.append(
    element(
      "div",
      { class: "omx-bar" },
      title ? element("strong", { dir: "auto" }, title) : undefined,
      element("span", { class: "omx-group" }, ...pager),
      where,
      labelled("Rows a page", size),
      labelled("Only marked", only),
      button("Copy", "Copies the marked rows, or else those shown, as tab-separated text", () => void copy()),
    ),
    ...(wide
      ? [
          element(
            "div",
            { class: "omx-bar" },
            element("span", { class: "omx-group" }, ...sideways),
            columnsShown,
            labelled("Go to column", find),
          ),
        ]
      : []),
    scroll,
    note,
  );

  size.addEventListener("change", () => ask({ size: Number(size.value), first: 0 }), { signal });
  only.addEventListener("change", () => ask({ onlyMarked: only.checked, first: 0 }), { signal });
  onEnter(find, findColumn, signal);
  const redraw = onFrame(draw, signal);
  listen(model, "change:query", redraw, signal);
  listen(model, "change:page", redraw, signal);
  const remark = onFrame(() => {
    const query = model.get("query");
    if (query.onlyMarked) ask({ again: query.again + 1 });
    else {
      rows.mark(marked());
      tell();
    }
  }, signal);
  listen(selection, `change:${marks}`, remark, signal);
  draw();

  function isNumeric(column: number): boolean {
    return numeric[column] === 1;
  }

  function marked(): readonly number[] {
    return selection.get(marks);
  }

  function button(label: string, name: string, work: () => void): HTMLButtonElement {
    const made = element("button", { type: "button", title: name, "aria-label": name }, label);
    made.addEventListener("click", work, { signal });
    return made;
  }

  function page(): TablePage {
    return local ? local(model.get("query")) : model.get("page");
  }

  function ask(part: Partial<TableQuery>): void {
    change(model, "query", { ...model.get("query"), ...part });
  }

  /** Upwards, downwards, and back to the order in which the rows came. */
  function sort(column: number): void {
    const { sort: by, descending } = model.get("query");
    if (by !== column) ask({ sort: column, descending: false, first: 0 });
    else if (!descending) ask({ descending: true, first: 0 });
    else ask({ sort: -1, descending: false, first: 0 });
  }

  function filter(column: number, text: string): void {
    const { filters } = model.get("query");
    const { [String(column)]: before = "", ...others } = filters;
    if (before === text.trim()) return;
    ask({ filters: text.trim() === "" ? others : { ...others, [column]: text.trim() }, first: 0 });
  }

  function turn(first: number): void {
    const { passing } = page();
    const { size: step } = model.get("query");
    const last = Math.max(0, Math.ceil(passing / step) - 1) * step;
    ask({ first: Math.min(last, Math.max(0, first)) });
  }

  /** Columns beside the first one, which stays. */
  function across(): number {
    return page().columns.length - 1;
  }

  function goTo(column: number): void {
    ask({ firstColumn: Math.min(Math.max(1, names.length - across()), Math.max(1, column)) });
  }

  function findColumn(text: string): void {
    if (text === "") return;
    const wanted = text.toLowerCase();
    const from = Math.max(1, model.get("query").firstColumn);
    const after = names.findIndex((name, i) => i > from && name.toLowerCase().includes(wanted));
    const found = after >= 0 ? after : names.findIndex((name) => name.toLowerCase().includes(wanted));
    if (found < 0) note.textContent = `No column contains “${text}”.`;
    else ask({ firstColumn: Math.max(1, found) });
  }

  function draw(): void {
    const query = model.get("query");
    const shown = page();
    // The kernel's answer may be an older one: what is said of the rows is said of those that are shown.
    const { first: asked, sort: sortedBy, descending } = shown.query;
    headings.show(shown.columns, { ...query, sort: sortedBy, descending });
    rows.show(shown, marked());
    size.value = String(query.size);
    only.checked = query.onlyMarked;
    const first = shown.rows.length > 0 ? Math.min(asked, shown.passing - shown.rows.length) : 0;
    where.textContent =
      `${shown.rows.length > 0 ? `${first + 1}–${first + shown.rows.length}` : "0"} of ${shown.passing} rows` +
      (shown.passing < rowCount ? ` (${rowCount} in all)` : "");
    const atEnd = first + shown.rows.length >= shown.passing;
    pager.forEach((each, i) => (each.disabled = i < 2 ? first === 0 : atEnd));
    const [from, to] = [shown.columns[1] ?? 0, shown.columns.at(-1) ?? 0];
    columnsShown.textContent = `Columns ${from + 1}–${to + 1} of ${names.length}`;
    sideways.forEach((each, i) => (each.disabled = i === 0 ? from <= 1 : to >= names.length - 1));
    // The last page is as high as the others.
    scroll.style.setProperty("--rows", String(Math.min(query.size, rowCount)));
    tell();
  }

  function tell(): void {
    const count = marked().length;
    const told = count > 0 ? `${count} marked.` : "A click on a row marks it.";
    note.textContent = answered() ? told : unanswered();
    el.classList.toggle("omx-waiting", !answered());
  }

  function answered(): boolean {
    return local !== null || JSON.stringify(model.get("page").query) === JSON.stringify(model.get("query"));
  }

  function unanswered(): string {
    return (model as { comm_live?: boolean }).comm_live === false
      ? "Only this page is saved here; the rest needs the kernel: run the cell again."
      : "The kernel is asked …";
  }

  function choose(keys: readonly number[], further: boolean): void {
    const before = marked();
    const is = isMarked(before);
    const own = new Set(keys);
    const rest = before.filter((key) => !own.has(key));
    const same = is(keys) && rest.length === 0;
    const next = further ? (is(keys) ? rest : [...rest, ...keys]) : same ? [] : [...keys];
    change(selection, marks, next);
  }

  async function copy(): Promise<void> {
    const { text, told } = toCopy();
    note.textContent = (await copyText(text)) ? `Copied ${told}.` : "The browser does not let this page copy.";
  }

  function toCopy(): { text: string; told: string } {
    const test = isMarked(marked());
    if (whole) {
      const chosen = whole.cells.filter((_, row) => test(whole.keys[row] ?? []));
      if (chosen.length > 0) return { text: tabSeparated(names, chosen), told: `${chosen.length} marked rows` };
    }
    const { cells, columns, keys } = page();
    const chosen = cells.filter((_, i) => test(keys[i]!));
    const taken = chosen.length > 0 ? chosen : cells;
    const what = chosen.length > 0 ? "marked rows of this page" : "rows";
    return {
      text: tabSeparated(
        columns.map((column) => names[column]!),
        taken,
      ),
      told: `${taken.length} ${what} × ${columns.length} columns`,
    };
  }
}
