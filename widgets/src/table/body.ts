import { type Cell, cellText, isMarked, type TablePage } from "../../../src/notebook/shared/table-query.js";
import { element } from "../dom.js";

export interface BodyOptions {
  isNumeric(column: number): boolean;
  /** The person clicks a row; `further` = in addition to what is marked. */
  choose(keys: readonly number[], further: boolean): void;
}

/** The rows of a page; each has a box that marks it, and a click anywhere marks it alone. */
export interface Body {
  readonly node: HTMLTableSectionElement;
  show(page: TablePage, marked: readonly number[]): void;
  mark(marked: readonly number[]): void;
}

export function body({ isNumeric, choose }: BodyOptions, signal: AbortSignal): Body {
  const node = element("tbody");
  let keys: readonly (readonly number[])[] = [];

  node.addEventListener(
    "click",
    (event) => {
      const row = (event.target as Element).closest("tr");
      // A person who selects text to copy it marks nothing.
      if (!row || String(document.getSelection() ?? "") !== "") return;
      const own = keys[Array.from(node.rows).indexOf(row)] ?? [];
      const box = (event.target as Element).closest(".omx-check");
      if (own.length > 0) choose(own, box !== null || event.ctrlKey || event.metaKey || event.shiftKey);
    },
    { signal },
  );

  function mark(marked: readonly number[]): void {
    const test = isMarked(marked);
    keys.forEach((own, i) => {
      const chosen = test(own);
      node.rows[i]?.classList.toggle("omx-marked", chosen);
      const box = node.rows[i]?.querySelector("input");
      if (box) box.checked = chosen;
    });
  }

  return {
    node,
    mark,
    show({ cells, columns, rows, keys: own }, marked) {
      const focused = Array.from(node.rows).findIndex((row) => row.contains(document.activeElement));
      keys = own;
      node.replaceChildren(
        ...cells.map((line, i) => {
          const box = element("input", {
            type: "checkbox",
            "aria-label": `Mark ${cellText(line[0] ?? null) || `row ${rows[i]! + 1}`}`,
            disabled: own[i]!.length === 0,
          });
          return element(
            "tr",
            { "aria-rowindex": rows[i]! + 2 },
            element("td", { class: "omx-check" }, box),
            ...line.map((cell, j) => cellNode(cell, columns[j]!, j === 0)),
          );
        }),
      );
      mark(marked);
      if (focused >= 0) node.rows[Math.min(focused, node.rows.length - 1)]?.querySelector("input")?.focus();
    },
  };

  function cellNode(cell: Cell, column: number, names: boolean): HTMLElement {
    const text = cellText(cell);
    const attributes = {
      class: isNumeric(column) ? "omx-number" : "omx-text",
      dir: isNumeric(column) ? undefined : "auto",
      "aria-colindex": column + 1,
      // The whole value, where the cell shows a part of it.
      title: cell === null ? "missing" : String(cell) !== text || text.length > 24 ? String(cell) : undefined,
    };
    return names ? element("th", { scope: "row", ...attributes }, text) : element("td", attributes, text);
  }
}
