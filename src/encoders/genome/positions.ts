import { OmixelError } from "../../errors.js";
import { isNumber } from "../../io/delimited/cell-text.js";
import { splitRecords } from "../../io/delimited/records.js";
import { findSeparator } from "../../io/delimited/separator.js";
import type { ReadWatch } from "../../io/open-bytes.js";
import { readText } from "../../io/read-text.js";
import type { Training } from "../encoder-method.js";
import { type Chromosome, chromosomeOf } from "./chromosomes.js";

/** Where a feature lies. */
export interface Position {
  readonly chromosome: Chromosome;
  readonly start: number;
  readonly end: number;
}

export interface Positions {
  /** One entry a feature. */
  readonly of: readonly (Position | undefined)[];
  /** Last position that is known of each chromosome, by name. */
  readonly lengths: ReadonlyMap<string, number>;
  /** What the features could be called. */
  readonly names: readonly string[];
}

/** Columns of feature tables that are looked at, the first that there is: our own names, Ensembl's, Illumina's. */
const columns = {
  chromosome: ["chromosome", "chr", "chrom", "chromosome_name", "seqname", "CHR"],
  start: ["start", "position", "start_position", "pos", "MAPINFO"],
  end: ["end", "end_position"],
};

/**
 * Positions that the feature table tells.
 *
 * @throws UnsuitableData where it has no such columns
 */
export function positionsOfFacts(step: string, { fact, features }: Pick<Training, "fact" | "features">): Positions {
  const first = (names: readonly string[]) => names.map((name) => fact(name)).find((cells) => cells !== undefined);
  const [chromosome, start, end] = [first(columns.chromosome), first(columns.start), first(columns.end)];
  if (!chromosome || !start)
    throw new OmixelError(
      "UnsuitableData",
      `The feature table tells no ${chromosome ? "start" : "chromosome"} of the features.`,
      'Name a file of positions: { positions: "genes.tsv" }, lines of feature, chromosome, start, end.',
      { step },
    );
  const of = features.map((_, f) => positionOf(chromosome[f], start[f], end?.[f]));
  return { of, lengths: lengthsOf(of), names: [] };
}

/**
 * Positions out of a file: lines of feature, chromosome, start and, if there is a fourth column, end; by tabs, commas or
 * blanks, with or without header. Features are found in any case of letters; of two lines of one name the first counts.
 *
 * @throws MalformedTable with the line that is none
 */
export async function readPositions(
  path: string,
  features: readonly string[],
  watch: ReadWatch = {},
): Promise<Positions> {
  const text = await readText(path, watch);
  const head = text.split(/\r?\n|\r/, 50);
  const tabs = head.some((line) => line.includes("\t"));
  const separator = findSeparator(head.filter((line) => !line.startsWith("#")));
  const records = splitRecords(text, separator === "\t" && !tabs ? " " : separator, path);
  const known = new Map<string, Position>();
  const all: Position[] = [];
  records.forEach(({ cells, line }, i) => {
    const [feature = "", chromosome = "", start = "", end] = cells;
    if (feature.startsWith("#") || (i === 0 && !isNumber(start))) return;
    if (feature === "" || cells.length < 3 || !isNumber(start) || (end !== undefined && !isNumber(end)))
      throw new OmixelError(
        "MalformedTable",
        `A position is a feature, its chromosome, its start and maybe its end, but the line is "${cells.join(" ").slice(0, 60)}".`,
        "Put the line right, or choose a file of positions.",
        { file: path, line },
      );
    const position = positionOf(chromosome, start, end);
    if (!position) return;
    all.push(position);
    if (!known.has(feature.toUpperCase())) known.set(feature.toUpperCase(), position);
  });
  const of = features.map((name) => known.get(name.toUpperCase()));
  return { of, lengths: lengthsOf(all), names: records.slice(1, 6).map(({ cells }) => cells[0]!) };
}

function positionOf(name: unknown, from: unknown, to: unknown): Position | undefined {
  const chromosome = chromosomeOf(name);
  const start = numberOf(from);
  const end = numberOf(to);
  if (!chromosome || !(start >= 0)) return undefined;
  return { chromosome, start, end: end > start ? end : start };
}

function numberOf(cell: unknown): number {
  if (typeof cell === "number" || typeof cell === "bigint") return Number(cell);
  return typeof cell === "string" && isNumber(cell) ? Number(cell) : NaN;
}

function lengthsOf(positions: readonly (Position | undefined)[]): Map<string, number> {
  const lengths = new Map<string, number>();
  for (const position of positions)
    if (position)
      lengths.set(position.chromosome.name, Math.max(position.end + 1, lengths.get(position.chromosome.name) ?? 0));
  return lengths;
}
