import type { CheckReport, ColumnCheck, GeneSetsCheck, SamplesCheck, TableCheck } from "./check.js";
import { shortNumber } from "./value-scale.js";

/** A report of `checkFile` as lines for a terminal. */
export function describeCheck({
  file,
  size,
  format,
  table,
  geneSets,
  samples,
  network,
  suspicious,
}: CheckReport): string {
  const rows: (readonly [string, string])[] = [
    ["file", `${file} (${fileSize(size)})`],
    ["format", table ? formatText(format, table) : format],
    ...(table ? tableRows(table) : []),
    ...(geneSets ? setRows(geneSets) : []),
    ...(samples ? sampleRows(samples) : []),
    ...(network ? [["network", networkText(network)] as const] : []),
  ];
  const odd = suspicious.length > 0 ? suspicious : ["Nothing suspicious."];
  odd.forEach((sentence, i) => rows.push([i === 0 ? "look at" : "", sentence]));
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `${name.padEnd(width)}  ${text}`).join("\n");
}

function formatText(format: string, { seen }: TableCheck): string {
  const separated = seen.separator ? `, separated by ${seen.separator}` : "";
  return `${format}${separated}${seen.compression === "none" ? "" : `, ${seen.compression}`}`;
}

function tableRows({ samples, features, orientation, seen, values, annotations }: TableCheck): [string, string][] {
  const percent = (share: number) => `${shortNumber(share * 100)} %`;
  return [
    ["shape", `${samples.count} samples × ${features.count} features`],
    ["features", `are the ${orientation}: ${seen.reasons.join("; ")}`],
    ["", names(features.first, features.count)],
    ["samples", names(samples.first, samples.count)],
    [
      "values",
      `${shortNumber(values.minimum)} to ${shortNumber(values.maximum)}, ${values.integers ? "whole numbers" : "with decimals"}, ${percent(values.zeros)} zeros, ${percent(values.missing)} missing`,
    ],
    ["scale", `${values.scale}: ${values.scaleWhy}`],
    ...annotations.map(columnRow),
    ...seen.notes.map((note): [string, string] => ["note", note]),
  ];
}

function sampleRows({ count, first, columns, elsewhere }: SamplesCheck): [string, string][] {
  return [
    ["samples", `${count}: ${names(first, count)}`],
    ...columns.map(columnRow),
    ["note", "the file describes samples and holds no measurements"],
    ...(elsewhere === undefined ? [] : [["", elsewhere] as [string, string]]),
  ];
}

function networkText({ nodes, edges, weighted }: NonNullable<CheckReport["network"]>): string {
  return `${nodes} names, ${edges} ${weighted ? "weighted " : ""}edges`;
}

function columnRow({ column, values, first }: ColumnCheck): [string, string] {
  return ["text", `${column}: ${values} values: ${names(first, values)}`];
}

function names(first: readonly string[], count: number): string {
  return first.join(", ") + (count > first.length ? ", …" : "");
}

function setRows({ sets, genes, smallest, largest, first }: GeneSetsCheck): [string, string][] {
  return [
    ["sets", `${sets} gene sets of ${smallest} to ${largest} genes, ${genes} genes in all`],
    ["", `${first.join(", ")}${sets > first.length ? ", …" : ""}`],
  ];
}

function fileSize(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB"];
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return `${shortNumber(bytes / 1000 ** power)} ${units[power]!}`;
}
