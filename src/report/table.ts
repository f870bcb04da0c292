import { type Content, type Html, html } from "./html.js";

/** A column of a table: its heading and how it stands. */
export interface TableColumn {
  readonly title: Content;
  /** Numbers stand to the right so that their digits line up. */
  readonly numeric?: boolean;
}

/**
 * A table with a caption and marked headings; the first cell of a row is the row's heading.
 *
 * @param caption what the table shows
 * @param columns one a cell of each row
 * @param rows cells, in the order of the columns
 * @param total how many rows at the end are totals, set apart by a line
 */
export function table(
  caption: Content,
  columns: readonly TableColumn[],
  rows: readonly (readonly Content[])[],
  total = 0,
): Html {
  const kind = (i: number) => (columns[i]?.numeric ? "number" : "text");
  const row = ([heading, ...cells]: readonly Content[]) =>
    html`<tr>
      <th scope="row" class="${kind(0)}">${heading}</th>
      ${cells.map((cell, i) => html`<td class="${kind(i + 1)}">${cell}</td>`)}
    </tr>`;
  const body = rows.slice(0, rows.length - total);
  const foot = rows.slice(rows.length - total);
  return html`<div class="scroll">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ title }, i) => html`<th scope="col" class="${kind(i)}">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${body.map(row)}
      </tbody>
      ${
        foot.length > 0
          ? html`<tfoot>
              ${foot.map(row)}
            </tfoot>`
          : undefined
      }
    </table>
  </div>`;
}
