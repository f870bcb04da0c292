import { html } from "../report/html.js";
import { count, counted } from "../report/numbers.js";
import { still } from "./still.js";
import type { TableColumn } from "./table-columns.js";
import { type Cell, cellText, type TablePage } from "./shared/table-query.js";
import { cut } from "./shared/cut.js";

/** A page of a table, and what it is a page of. */
export interface StillTable {
  readonly page: TablePage;
  readonly columns: readonly TableColumn[];
  readonly rows: number;
  readonly title: string;
}

/** Letters of a cell that are shown. */
const longest = 60;
const mostDrawn = { columns: 8, letters: 18 } as const;
const [rowHeight, letterWidth, gap] = [20, 7, 16];

/** The page as an HTML table without styles of its own, so that it looks like every table of a notebook. */
export function tablePage({ page, columns, rows, title }: StillTable): string {
  const side = (column: number) => ` style="text-align: ${columns[column]?.numeric ? "right" : "left"}"`;
  const raw = (markup: string) => ({ markup });
  return html`<table>
    <caption>
      ${caption(title, page, rows, columns.length)}
    </caption>
    <thead>
      <tr>
        ${page.columns.map((c) => html`<th scope="col" ${raw(side(c))}>${cut(columns[c]!.name, longest)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${page.cells.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, i) => html`<td${raw(side(page.columns[i]!))}${raw(missing(cell))}>${cut(cellText(cell), longest)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`.markup;
}

/** The page's first columns as a drawing. */
export function tableDrawing({ page, columns, rows, title }: StillTable, description: string): string {
  const shown = page.columns.slice(0, mostDrawn.columns);
  const texts = [
    shown.map((c) => cut(columns[c]!.name, mostDrawn.letters)),
    ...page.cells.map((cells) => shown.map((_, i) => cut(cellText(cells[i]!), mostDrawn.letters))),
  ];
  const widths = shown.map((_, i) => letterWidth * Math.max(2, ...texts.map((line) => Array.from(line[i]!).length)));
  const lefts = widths.map((_, i) => 12 + widths.slice(0, i).reduce((sum, width) => sum + width + gap, 0));
  const text = caption(title, { ...page, columns: shown }, rows, columns.length);
  const width = Math.max(12 + letterWidth * text.length, (lefts.at(-1) ?? 0) + (widths.at(-1) ?? 0)) + 12;
  const body = texts.map((line, row) =>
    line.map((cell, i) => {
      const numeric = columns[shown[i]!]!.numeric;
      return html`<text
        x="${lefts[i]! + (numeric ? widths[i]! : 0)}"
        y="${48 + row * rowHeight}"
        text-anchor="${numeric ? "end" : "start"}"
        font-weight="${row === 0 ? 600 : 400}"
        >${cell}</text
      >`;
    }),
  );
  return still(
    { width, height: 60 + page.cells.length * rowHeight },
    description,
    html`<text x="12" y="22" fill="#59636e">${text}</text>${body}
      <line x1="12" x2="${width - 12}" y1="54" y2="54" stroke="#59636e" />`,
  );
}

/** What it is, how large, and what of it is here. */
function caption(title: string, { rows, columns, passing }: TablePage, all: number, width: number): string {
  const size = `${counted(all, "row")} × ${counted(width, "column")}`;
  const part = [
    passing < all ? `${count(passing)} pass the filters` : "",
    rows.length < passing ? `${count(rows.length)} of them are shown` : "",
    columns.length < width ? `${count(columns.length)} columns` : "",
  ].filter(Boolean);
  return `${title ? `${title}: ` : ""}${size}${part.length > 0 ? ` (${part.join(", ")})` : ""}`;
}

function missing(cell: Cell): string {
  return cell === null ? ' title="missing"' : "";
}
