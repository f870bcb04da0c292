/** Chromosomes that have letters for names, in the order in which they follow those with numbers. */
const LETTERS = ["X", "Y", "Z", "W", "M"];

/** A chromosome as it is understood: its name without "chr", and what it is sorted by. */
export interface Chromosome {
  readonly name: string;
  readonly rank: number;
}

/**
 * The chromosome that a name stands for: "1", "chr1", "Chr01", "2L", "X", "MT" or "chrM". Others (unplaced pieces,
 * "unknown", nothing) are none.
 */
export function chromosomeOf(name: unknown): Chromosome | undefined {
  const text = typeof name === "string" || typeof name === "number" || typeof name === "bigint" ? String(name) : "";
  const bare = text
    .trim()
    .toUpperCase()
    .replace(/^(CHROMOSOME|CHROM|CHR)[ _]?/, "")
    .replace(/^MT$/, "M");
  const letter = LETTERS.indexOf(bare);
  if (letter >= 0) return { name: bare === "M" ? "MT" : bare, rank: 1000 + letter };
  const numbered = /^0*([1-9]\d?)(?:\.0)?([LRAB]?)$/.exec(bare);
  if (!numbered) return undefined;
  const [, number, arm = ""] = numbered;
  return { name: number! + arm, rank: 10 * Number(number) + ["", "L", "R", "A", "B"].indexOf(arm) };
}
