import { filterOf, type TableQuery } from "../../../src/notebook/shared/table-query.js";
import { element } from "../dom.js";

export interface HeadOptions {
  readonly names: readonly string[];
  isNumeric(column: number): boolean;
  sort(column: number): void;
  filter(column: number, text: string): void;
}

/** Headings that sort, and below them the filters. Kept while pages change, so that a filter stays under the hand. */
export interface Head {
  readonly node: HTMLTableSectionElement;
  show(columns: readonly number[], query: TableQuery): void;
}

/** A filter is asked for once the person has paused for so many milliseconds. */
const pause = 250;

export function head({ names, isNumeric, sort, filter }: HeadOptions, signal: AbortSignal): Head {
  const node = element("thead");
  let shown = "";
  let headings: HTMLElement[] = [];
  let filters: HTMLInputElement[] = [];
  let waiting = 0;
  signal.addEventListener("abort", () => clearTimeout(waiting), { once: true });

  const heading = (column: number) => {
    const title = `Sort by ${names[column]!}`;
    const button = element(
      "button",
      { type: "button", title },
      element("span", { class: "omx-name", dir: "auto" }, names[column]!),
      element("span", { class: "omx-arrow", "aria-hidden": "true" }),
    );
    button.addEventListener("click", () => sort(column), { signal });
    return element("th", { scope: "col", class: kind(column), "aria-colindex": column + 1 }, button);
  };
  const field = (column: number) => {
    const input = element("input", {
      type: "search",
      "aria-label": `Filter ${names[column]!}`,
      placeholder: isNumeric(column) ? "> 3, 1..5" : "contains",
      title: isNumeric(column) ? "> 3, <= 0.05, 1..5, = 2, missing" : "A part of the text, or: missing",
    });
    const ask = () => {
      clearTimeout(waiting);
      const understood = input.value.trim() === "" || filterOf(input.value, isNumeric(column)) !== undefined;
      input.setAttribute("aria-invalid", String(!understood));
      if (understood) filter(column, input.value);
    };
    input.addEventListener(
      "input",
      () => {
        clearTimeout(waiting);
        waiting = window.setTimeout(ask, pause);
      },
      { signal },
    );
    input.addEventListener("change", ask, { signal });
    return input;
  };
  const kind = (column: number) => (isNumeric(column) ? "omx-number" : "omx-text");

  function build(columns: readonly number[]): void {
    headings = columns.map(heading);
    filters = columns.map(field);
    node.replaceChildren(
      element("tr", { "aria-rowindex": 1 }, element("td", { class: "omx-check" }), ...headings),
      element(
        "tr",
        { class: "omx-filters" },
        element("td", { class: "omx-check" }),
        ...filters.map((input, i) => element("td", { class: kind(columns[i]!) }, input)),
      ),
    );
  }

  return {
    node,
    show(columns, { sort: by, descending, filters: texts }) {
      if (shown !== columns.join()) build(columns);
      shown = columns.join();
      columns.forEach((column, i) => {
        const order = column !== by ? "none" : descending ? "descending" : "ascending";
        headings[i]!.setAttribute("aria-sort", order);
        headings[i]!.querySelector(".omx-arrow")!.textContent = { none: "", ascending: "▲", descending: "▼" }[order];
        const input = filters[i]!;
        const text = texts[String(column)] ?? "";
        // What is being written is not taken away by an older answer.
        if (document.activeElement !== input && input.getAttribute("aria-invalid") !== "true") input.value = text;
      });
    },
  };
}
