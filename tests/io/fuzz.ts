import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Cohort } from "../../src/data/cohort.js";
import type { Csr } from "../../src/data/csr.js";
import { type Table, texts } from "../../src/data/table.js";
import { isOmixelError } from "../../src/errors.js";
import type { FileContent, Format } from "../../src/io/format.js";
import { type Random, seededRandom } from "../../src/random.js";
import { mutated } from "./mutate.js";

/** What is mutated: a file, or the files of a folder by their names, of which one is. */
export type FuzzSeed = Buffer | Readonly<Record<string, Buffer>>;

/** What many mutations of a format's files came to. */
export interface FuzzResult {
  readonly read: number;
  /** Errors on purpose, by tag. */
  readonly refused: Readonly<Record<string, number>>;
  /** What must not be: other errors, tables that are none, mutations that took longer than ten seconds. */
  readonly faults: readonly string[];
}

/** Milliseconds after which a small file that is still being read counts as a hang. */
const patience = 10_000;

/**
 * Reads seeded mutations of whole files: each must give a correct table or a tagged error.
 *
 * @param folder where the mutations are written, one after the other
 */
export async function fuzz(
  format: Format,
  seeds: readonly FuzzSeed[],
  { count, seed, folder }: { count: number; seed: string; folder: string },
): Promise<FuzzResult> {
  const refused: Record<string, number> = {};
  const faults: string[] = [];
  let read = 0;
  for (let i = 0; i < count; i++) {
    const random = seededRandom(`${seed} ${i}`);
    const path = place(seeds[random.integer(seeds.length)]!, random, join(folder, "mutated"));
    const started = performance.now();
    for (const attempt of [readWhole, readSamples])
      try {
        const wrong = await attempt(format, path);
        if (wrong === undefined) read++;
        else faults.push(`mutation ${i}: ${wrong}`);
      } catch (error) {
        if (isOmixelError(error)) refused[error.tag] = (refused[error.tag] ?? 0) + 1;
        else faults.push(`mutation ${i}: ${(error as Error).stack ?? String(error)}`);
      }
    if (performance.now() - started > patience) faults.push(`mutation ${i}: took ${performance.now() - started} ms`);
  }
  return { read, refused, faults };
}

function place(seed: FuzzSeed, random: Random, path: string): string {
  rmSync(path, { recursive: true, force: true });
  if (Buffer.isBuffer(seed)) writeFileSync(path, mutated(seed, random));
  else {
    const names = Object.keys(seed);
    const chosen = names[random.integer(names.length)]!;
    for (const name of names) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), name === chosen ? mutated(seed[name]!, random) : seed[name]!);
    }
  }
  return path;
}

async function readWhole(format: Format, path: string): Promise<string | undefined> {
  return faultOf(await anySheet((sheet) => format.read(path, { duplicates: "first", ...sheet })));
}

async function readSamples(format: Format, path: string): Promise<string | undefined> {
  return format.samples ? samplesFault(await anySheet((sheet) => format.samples!(path, { ...sheet }))) : undefined;
}

/** Reads; where several sheets are there, the one that the error names first. */
async function anySheet<Result>(read: (sheet: { sheet?: string }) => Promise<Result>): Promise<Result> {
  try {
    return await read({});
  } catch (error) {
    const named = isOmixelError(error) ? /^Name one: \{ sheet: (".*") \}\.$/.exec(error.remedy)?.[1] : undefined;
    if (named === undefined) throw error;
    return read({ sheet: JSON.parse(named) as string });
  }
}

/** What is wrong with a content, if anything is. */
function faultOf(content: FileContent): string | undefined {
  if (content.kind === "geneSets")
    return content.sets.some(({ genes }) => genes.length === 0) ? "an empty set" : undefined;
  if (content.kind === "edges") {
    const { nodes, from, to } = content.edges;
    return [...from, ...to].some((node) => nodes[node] === undefined) ? "an edge to nowhere" : undefined;
  }
  if (content.kind === "samples") return samplesFault(content.samples);
  if (content.kind === "cohort") return cohortFault(content.cohort);
  const { values, samples, features, annotations } = content.table;
  if (values.rows !== samples.length || values.columns !== features.length) return "names do not fit the values";
  if (values.values.length !== values.rows * values.columns) return "values do not fit their shape";
  if (values.values.some((value) => value === Infinity || value === -Infinity)) return "an infinite value";
  if (new Set(samples).size < samples.length || new Set(features).size < features.length) return "names occur twice";
  if (annotations && annotations.numRows !== samples.length) return "annotations do not fit the samples";
  return annotations && samplesFault(annotations);
}

function cohortFault({ samples, assays }: Cohort): string | undefined {
  for (const { values, features, measured } of Object.values(assays)) {
    if (values.rows !== samples.numRows || values.columns !== features.numRows) return "tables do not fit the values";
    if (measured.length !== values.rows) return "measured does not fit the samples";
    if (values.values.some((value) => value === Infinity || value === -Infinity)) return "an infinite value";
    const wrong = values.kind === "csr" && csrFault(values);
    if (wrong) return wrong;
  }
  return samplesFault(samples);
}

/** Rows have to follow each other up to the last value, each with columns that rise and no stored zero. */
function csrFault({ rows, columns, indptr, indices, values }: Csr): string | undefined {
  if (indptr.length !== rows + 1 || indptr[0] !== 0 || indptr[rows] !== values.length)
    return "rows do not fit the values";
  if (indices.length !== values.length) return "columns do not fit the values";
  for (let i = 0; i < rows; i++) {
    if (indptr[i + 1]! < indptr[i]!) return "a row that ends before it begins";
    for (let k = indptr[i]!; k < indptr[i + 1]!; k++)
      if (indices[k]! >= columns || (k > indptr[i]! && indices[k]! <= indices[k - 1]!)) return "columns do not rise";
  }
  return values.includes(0) ? "a stored zero" : undefined;
}

function samplesFault(samples: Table): string | undefined {
  const names = texts(samples, "sample");
  for (const { name } of samples.schema.fields)
    if (texts(samples, name).length !== names.length) return `short column ${name}`;
  return new Set(names).size < names.length ? "samples named twice" : undefined;
}
