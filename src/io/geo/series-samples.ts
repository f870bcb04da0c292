import { type Table, tableOf } from "../../data/table.js";
import { OmixelError } from "../../errors.js";
import { annotationColumn } from "../annotation-column.js";
import { splitRecords } from "../delimited/records.js";

/** What the lines above the table of a GEO series matrix say. */
export interface SeriesHead {
  /** One row a sample: `sample` (GSM accession), `title`, what differs among the samples, and the characteristics. */
  readonly samples: Table;
  /** Addresses of the series' supplementary files. */
  readonly supplements: readonly string[];
}

/** Fields of a sample that are told beside its characteristics, the title apart only where the samples differ. */
const told = [
  "title",
  "source_name_ch1",
  "source_name_ch2",
  "organism_ch1",
  "molecule_ch1",
  "platform_id",
  "description",
];

/**
 * The samples of a series matrix (NCBI GEO) out of the lines before its table. A characteristic "key: value" becomes a
 * column `key`, of the second channel `key_ch2`; one without key goes to `characteristics`. What a sample does not have is
 * missing; a key that occurs twice in a sample has its values joined by "; ".
 *
 * @param text the lines before `!series_matrix_table_begin`
 * @param file named in errors
 * @throws MalformedTable with line and column where a line has another number of samples
 */
export function parseSeriesSamples(text: string, file: string): SeriesHead {
  const records = splitRecords(text, "\t", file);
  const accession = records.find(({ cells }) => cells[0] === "!Sample_geo_accession");
  if (!accession)
    throw new OmixelError(
      "MalformedTable",
      'The series matrix has no line "!Sample_geo_accession": its samples have no names.',
      "Download it again; it may be cut short.",
      { file },
    );
  const names = accession.cells.slice(1);
  if (new Set(names).size < names.length || names.includes(""))
    throw new OmixelError("DuplicateNames", "Accessions of samples are empty or occur twice.", "Download it again.", {
      file,
      line: accession.line,
    });
  const columns = new Map<string, string[]>();
  const add = (column: string, sample: number, value: string) => {
    const name = column === "sample" ? "sample_" : column;
    const values = columns.get(name) ?? names.map(() => "");
    values[sample] = values[sample] === "" || values[sample] === value ? value : `${values[sample]!}; ${value}`;
    columns.set(name, values);
  };
  for (const { cells, line } of records) {
    const field = cells[0]!.replace(/^!Sample_/, "");
    const channel = /^characteristics_ch(\d+)$/.exec(field)?.[1];
    if (field === cells[0] || (channel === undefined && !told.includes(field))) continue;
    if (cells.length - 1 !== names.length)
      throw new OmixelError(
        "MalformedTable",
        `The series has ${names.length} samples, but this line has ${cells.length - 1}.`,
        "Download it again; it may be cut short.",
        { file, line, column: cells[0]! },
      );
    const values = cells.slice(1);
    if (channel !== undefined)
      values.forEach((value, i) => {
        if (value === "") return;
        const { key, text: said } = characteristic(value);
        add(channel === "1" ? key : `${key}_ch${channel}`, i, said);
      });
    else if (field === "title" || new Set(values).size > 1) values.forEach((value, i) => add(field, i, value));
  }
  const readable = Array.from(columns, ([name, values]) => [name, annotationColumn(values)] as const);
  const supplements = records
    .filter(({ cells }) => /^!Series_supplementary_file/.test(cells[0]!))
    .flatMap(({ cells }) => cells.slice(1));
  return {
    samples: tableOf([["sample", names], ...readable]),
    supplements: supplements.filter((address) => address !== "" && address !== "NONE"),
  };
}

function characteristic(value: string): { key: string; text: string } {
  const colon = value.indexOf(":");
  if (colon <= 0) return { key: "characteristics", text: value };
  return { key: value.slice(0, colon).trim(), text: value.slice(colon + 1).trim() };
}
