import { type Column, type Table, tableOf } from "../data/table.js";
import { OmixelError, type Place } from "../errors.js";
import { annotationColumn } from "./annotation-column.js";
import { isMissing } from "./delimited/cell-text.js";

/**
 * Sample labels out of the text of a CLS file (GenePattern, GSEA): one label a sample, by place. Class names come from the
 * second line; labels in the third are these names, in any case, or codes, which are given to them in the order in which they
 * occur, as GSEA does. Where both are numbers and only some labels are names ("# 1 2" above "0 0 1 1"), they are codes if
 * there is one for each class and they occur rising; else nobody can tell. `#numeric` files give one column a profile.
 *
 * @param file named in errors
 * @param order names of the samples in the order of their table; default s1, s2, …
 * @throws MalformedTable with the line; LabelMismatch where the table has another number of samples
 */
export function parseCls(text: string, file: string, order?: readonly string[]): Table {
  const lines = text
    .split(/\r?\n|\r/)
    .map((line, i) => ({ cells: cellsOf(line), line: i + 1 }))
    .filter(({ cells }) => cells.length > 0);
  const columns =
    lines[0]?.cells[0]?.toLowerCase() === "#numeric" ? profiles(lines.slice(1), file) : classes(lines, file);
  const count = columns[0]![1].length;
  if (order && order.length !== count)
    throw new OmixelError(
      "LabelMismatch",
      `The CLS file labels ${count} samples by their place, but the table has ${order.length}.`,
      "Choose the CLS file that belongs to the table.",
      { file },
    );
  return tableOf([["sample", order ?? Array.from({ length: count }, (_, i) => `s${i + 1}`)], ...columns]);
}

type NamedColumns = readonly (readonly [string, Column])[];

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

function classes([counts, names, ...rest]: readonly Line[], file: string): NamedColumns {
  const [samples, groups] = (counts?.cells ?? []).map(Number);
  if (!Number.isInteger(samples) || !Number.isInteger(groups) || !names || rest.length === 0)
    throw malformed("A CLS file has three lines: counts (48 2 1), class names (# ALL AML), a label for each sample.", {
      file,
      line: counts?.line ?? 1,
    });
  const called = names.cells
    .map((cell, i) => (i === 0 ? cell.replace(/^#\s*/, "") : cell))
    .filter((cell) => cell !== "");
  if (called.length !== groups)
    throw malformed(`Line ${counts!.line} declares ${groups} classes, but ${called.length} are named.`, {
      file,
      line: names.line,
    });
  const labels = rest.flatMap(({ cells }) => cells);
  if (labels.length !== samples)
    throw malformed(`Line ${counts!.line} declares ${samples} samples, but ${labels.length} are labelled.`, {
      file,
      line: rest[0]!.line,
    });
  return [["label", namesOfCodes(called, rest, file)]];
}

/** Class names in place of the labels: by name, else by name in any case, else codes by the order in which they occur. */
function namesOfCodes(called: readonly string[], lines: readonly Line[], file: string): string[] {
  const labels = lines.flatMap(({ cells }) => cells);
  const codes = [...new Set(labels)];
  const names = codes.map((code) => nameOf(code, called));
  const odd = codes.find((_, i) => names[i] === undefined);
  const both = codes.find((_, i) => names[i] !== undefined);
  if (odd !== undefined && both !== undefined && !areCodes(codes, called))
    throw malformed(`The label "${odd}" is none of the classes: ${called.join(", ")}.${doubt(codes, called, both)}`, {
      file,
      line: lines.find(({ cells }) => cells.includes(odd))!.line,
    });
  if (codes.length > called.length && odd !== undefined)
    throw malformed(`${codes.length} different labels occur, but ${called.length} classes are named.`, {
      file,
      line: lines[0]!.line,
    });
  return labels.map((label) => (odd === undefined ? names : called)[codes.indexOf(label)]!);
}

/** Whether labels of which some are names of classes can only be codes: numbers that rise, one for each class. */
function areCodes(codes: readonly string[], called: readonly string[]): boolean {
  const rising = codes.every((code, i) => i === 0 || Number(code) > Number(codes[i - 1]!));
  return codes.length === called.length && rising && areNumbers(codes) && areNumbers(called);
}

function areNumbers(names: readonly string[]): boolean {
  return names.every((name) => /^-?\d+$/.test(name));
}

function doubt(codes: readonly string[], called: readonly string[], both: string): string {
  if (!areNumbers(codes) || !areNumbers(called)) return "";
  return ` As codes, ${codes.join(", ")} would stand for them in this order, but "${both}" is a class too.`;
}

/** The class that a label names, in any case unless several classes differ in it alone. */
function nameOf(label: string, called: readonly string[]): string | undefined {
  if (called.includes(label)) return label;
  const alike = called.filter((name) => name.toLowerCase() === label.toLowerCase());
  return alike.length === 1 ? alike[0] : undefined;
}

function profiles(lines: readonly Line[], file: string): NamedColumns {
  const columns = new Map<string, string[]>();
  let name: string | undefined;
  for (const { cells, line } of lines) {
    if (cells[0]!.startsWith("#")) {
      name = cells.join(" ").replace(/^#\s*/, "");
      continue;
    }
    const wrong = cells.find((cell) => !isMissing(cell) && !Number.isFinite(Number(cell)));
    if (name === undefined || name === "sample" || wrong !== undefined)
      throw malformed(
        wrong === undefined
          ? "These values have no name above them (#name)."
          : `A number is expected, but "${wrong}" came.`,
        { file, line },
      );
    columns.set(name, [...(columns.get(name) ?? []), ...cells]);
  }
  const lengths = new Set(Array.from(columns.values(), ({ length }) => length));
  if (lengths.size !== 1)
    throw malformed(
      lengths.size === 0
        ? "The file has no profile."
        : `Its profiles have different lengths: ${[...lengths].join(", ")}.`,
      { file },
    );
  return Array.from(columns, ([key, cells]) => [key, annotationColumn(cells)]);
}

/** Cells are set apart by tabs where there are any, so that class names may hold blanks; else by blanks. */
function cellsOf(line: string): string[] {
  return line
    .split(line.includes("\t") ? "\t" : /\s+/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "");
}

function malformed(what: string, place: Place): OmixelError {
  return new OmixelError("MalformedTable", what, "Put the file right, or export it again.", place);
}
