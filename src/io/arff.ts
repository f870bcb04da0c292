import { nearestFirst, OmixelError, type Place } from "../errors.js";
import { isNumber } from "./delimited/cell-text.js";
import type { TypedColumn, TypedColumns } from "./typed-columns.js";

/** One declared column. */
interface Attribute {
  readonly name: string;
  /** The values of a nominal attribute; numbers and texts have none. */
  readonly kind: "number" | "text" | ReadonlySet<string>;
}

/**
 * The columns of an ARFF file (Weka's Attribute-Relation File Format): numeric attributes are numbers, nominal ones, dates
 * and strings texts; "?" is missing. A string attribute whose values all differ names the rows. In a row of the sparse form,
 * "{1 2.5, 4 y}", what is not named is 0 for a number and the first declared value of a nominal attribute, as Weka says;
 * a text is missing there.
 *
 * @param file named in errors
 * @throws MalformedTable with line and column: an unknown type, a value that is not declared, another number of values,
 *   an attribute that there is not
 */
export function parseArff(text: string, file: string): TypedColumns {
  const lines = text.split(/\r?\n|\r/);
  const data = lines.findIndex((line) => /^\s*@data\s*(%.*)?$/i.test(line));
  if (data < 0) throw malformed("The ARFF file has no line @data.", "It may be cut short: export it again.", { file });
  const attributes = lines.slice(0, data).flatMap((line, i) => attributeOf(line, { file, line: i + 1 }));
  const seen = new Set<string>();
  for (const { name } of attributes)
    if (seen.has(name))
      throw new OmixelError("DuplicateNames", `Two attributes are called "${name}".`, "Rename one.", { file });
    else seen.add(name);
  const rows: { cells: readonly string[]; place: Place }[] = [];
  for (let i = data + 1; i < lines.length; i++) {
    const line = lines[i]!.trim();
    if (line === "" || line.startsWith("%")) continue;
    rows.push({ cells: rowOf(line, attributes, { file, line: i + 1 }), place: { file, line: i + 1 } });
  }
  const columns = attributes.map(({ name, kind }, j): TypedColumn => {
    const checked = rows.map(({ cells, place }) => checkedCell(cells[j]!, kind, { ...place, column: name }));
    return kind === "number"
      ? { name, kind, values: Float64Array.from(checked, (cell) => (cell === "" ? NaN : Number(cell))) }
      : { name, kind: "text", cells: checked };
  });
  return { rows: rows.length, columns, index: rowNames(attributes, columns) };
}

function attributeOf(line: string, place: Place): Attribute[] {
  const text = line.trim();
  if (text === "" || text.startsWith("%") || /^@relation\b/i.test(text)) return [];
  const found = /^@attribute\s+('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^\s{]+)\s*(.*)$/i.exec(text);
  if (!found)
    throw malformed(
      `An @attribute or @data is expected, but the line is "${shown(text)}".`,
      "Put the line right.",
      place,
    );
  const [name, type] = [unquoted(found[1]!), found[2]!.replace(/\s%.*$/, "").trim()];
  if (/^(numeric|real|integer)\b/i.test(type)) return [{ name, kind: "number" }];
  if (/^(string|date)\b/i.test(type)) return [{ name, kind: "text" }];
  if (type.startsWith("{") && type.endsWith("}"))
    return [{ name, kind: new Set(cellsOf(type.slice(1, -1), place).map(unquoted)) }];
  throw malformed(
    `The type of attribute "${name}" is "${shown(type)}".`,
    "Known are numeric, real, integer, string, date and {a, b, …}.",
    place,
  );
}

function rowOf(line: string, attributes: readonly Attribute[], place: Place): string[] {
  const sparse = /^\{(.*?)\}(\s*,\s*\{[^{}'"]*\})?$/.exec(line); // behind it may stand the weight of an instance
  if (sparse) return sparseRow(sparse[1]!, attributes, place);
  const expected = attributes.length;
  const cells = cellsOf(line, place);
  if (cells.length === expected + 1 && /^\{.*\}$/.test(cells.at(-1)!)) cells.pop(); // the weight of an instance
  if (cells.length === expected) return cells;
  throw malformed(
    `${expected} values are expected, but the line has ${cells.length}.`,
    "Put the line right; values with commas in them need quotes.",
    place,
  );
}

function sparseRow(inside: string, attributes: readonly Attribute[], place: Place): string[] {
  const row = attributes.map(({ kind }) => (kind === "number" ? "0" : kind === "text" ? "?" : firstOf(kind)));
  const named = new Set<number>();
  for (const cell of inside.trim() === "" ? [] : cellsOf(inside, place, true)) {
    const [, index = "", value = ""] = /^(\d+)\s+(.+)$/s.exec(cell) ?? [];
    const at = Number(index);
    const wrong =
      value === ""
        ? `A value of a sparse row is written as its attribute's number and itself, but this one is "${shown(cell)}".`
        : at >= attributes.length
          ? `There is no attribute ${at}: the last of ${attributes.length} has the number ${attributes.length - 1}.`
          : named.has(at)
            ? `Attribute ${at} ("${attributes[at]!.name}") has two values.`
            : undefined;
    if (wrong !== undefined) throw malformed(wrong, "Put the line right; attributes are counted from 0.", place);
    named.add(at);
    row[at] = value;
  }
  return row;
}

/** The cells between commas (or tabs, where there is no comma), trimmed, quotes still on; sparse ones have numbers before. */
function cellsOf(line: string, place: Place, sparse = false): string[] {
  const before = sparse ? /^\s*\d+\s+$/ : /^\s*$/;
  const separator = !sparse && !line.includes(",") && line.includes("\t") ? "\t" : ",";
  if (!/['"]/.test(line)) return line.split(separator).map((cell) => cell.trim());
  const cells: string[] = [];
  let [from, quote] = [0, ""];
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]!;
    if (sign === "\\") at++;
    else if (quote !== "") quote = sign === quote ? "" : quote;
    else if ((sign === "'" || sign === '"') && before.test(line.slice(from, at))) quote = sign;
    else if (sign === separator) {
      cells.push(line.slice(from, at).trim());
      from = at + 1;
    }
  }
  if (quote !== "")
    throw malformed("A quote is opened and never closed.", `Close it; write ${quote} itself as \\${quote}.`, place);
  return [...cells, line.slice(from).trim()];
}

function checkedCell(cell: string, kind: Attribute["kind"], place: Place): string {
  if (cell === "?") return "";
  const text = unquoted(cell);
  if (kind === "text") return text;
  if (kind === "number") {
    if (isNumber(text)) return text;
    throw malformed(`A number is expected, but the value is "${shown(text)}".`, "Write ? for a missing value.", place);
  }
  if (kind.has(text)) return text;
  const allowed = nearestFirst(text, [...kind])
    .slice(0, 8)
    .join(", ");
  throw malformed(`The value "${shown(text)}" is not declared.`, `Declared are: ${allowed}.`, place);
}

/** What a sparse row leaves out of a nominal attribute. */
function firstOf(declared: ReadonlySet<string>): string {
  const [first = ""] = declared;
  return `'${first.replace(/['\\]/g, "\\$&")}'`;
}

function unquoted(cell: string): string {
  if (!/^(['"]).*\1$/s.test(cell) || cell.length < 2) return cell;
  return cell.slice(1, -1).replace(/\\(.)/g, "$1");
}

function rowNames(attributes: readonly Attribute[], columns: readonly TypedColumn[]): string | undefined {
  const named = columns.find((column, j) => {
    if (column.kind !== "text" || attributes[j]!.kind !== "text") return false;
    return !column.cells.includes("") && new Set(column.cells).size === column.cells.length;
  });
  return named?.name;
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function malformed(what: string, remedy: string, place: Place): OmixelError {
  return new OmixelError("MalformedTable", what, remedy, place);
}
