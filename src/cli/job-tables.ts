import { nearestFirst, OmixelError } from "../errors.js";
import { omics, type Omics } from "../omics/omics.js";
import type { Given } from "./arguments.js";
import { assayFiles } from "./assay-files.js";

/** What stands between the tables of several assays where they are one text, as in the environment. */
const BETWEEN = ";";

/** How a table is prepared. */
export type Preparation = (typeof preparations)[number];

const preparations = ["counts", "log", "none"] as const;

/** Values of `--assay` as one text: "rna=rna.tsv;mirna=mirna.tsv". */
export function joinAssays(given: readonly string[]): string {
  return given.join(BETWEEN);
}

/** The values of `--assay` in such a text. */
export function splitAssays(text: string): string[] {
  return text.split(BETWEEN).map((each) => each.trim()).filter((each) => each !== ""); // prettier-ignore
}

/**
 * The files of a job on several tables of the same samples.
 *
 * @returns undefined where `--assay` is not given
 * @throws InvalidOption for what is not NAME=FILE, a name that comes twice, or a table of its own beside them
 */
export function jobAssays({ values, lists }: Given): Record<string, string> | undefined {
  const text = values["assay"];
  const files = assayFiles(lists?.["assay"] ?? (typeof text === "string" ? splitAssays(text) : undefined));
  if (files && values["data"] !== undefined)
    throw new OmixelError(
      "InvalidOption",
      `Both --data and --assay are given.`,
      "Give --data for one table, or --assay NAME=FILE for each of several.",
    );
  return files;
}

/**
 * How each table is prepared. A word alone holds for every table; "rna=counts,mirna=log" names them, and those that are not
 * named stay as they are.
 *
 * @param text of `--prepare` @param names of the tables, where there are several
 * @throws InvalidOption, with the nearest names
 */
export function preparationsOf(text: string | undefined, names: readonly string[]): Record<string, Preparation> {
  const known = (word: string): Preparation => {
    const found = preparations.find((each) => each === word);
    if (found) return found;
    const allowed = nearestFirst(word, preparations).join(", ");
    throw new OmixelError("InvalidOption", `There is no preparation "${word}".`, `Use one of: ${allowed}.`);
  };
  if (text !== undefined && !text.includes("="))
    return Object.fromEntries(names.map((name) => [name, known(text)] as const));
  const found = Object.fromEntries(names.map((name): [string, Preparation] => [name, "none"]));
  for (const part of text?.split(",") ?? []) {
    const [name, word = ""] = part.split("=") as [string, string?];
    if (!Object.hasOwn(found, name))
      throw new OmixelError(
        "InvalidOption",
        `--prepare names "${name}", and there is no such table.`,
        `Use one of: ${nearestFirst(name, names).join(", ")}.`,
      );
    found[name] = known(word);
  }
  return found;
}

/** The steps of a preparation, on the assay that was named last. @param top variable features that are kept of counts */
export function prepared(plan: Omics, kind: Preparation, top: number): Omics {
  if (kind === "none") return plan;
  if (kind === "log") return plan.log1p();
  return plan
    .filter({ minFeatures: 200, minSamples: 3, maxMitochondrial: 0.2 })
    .normalizeTotal({ target: 1e4 })
    .log1p()
    .highlyVariable({ top });
}

/** Several tables, each prepared by itself, then fused. @param fusion how; with one table there is nothing to fuse */
export function fusedTables(
  files: Readonly<Record<string, string>>,
  kinds: Readonly<Record<string, Preparation>>,
  { top, fusion, begin }: { top: number; fusion: string | undefined; begin: (plan: Omics) => Omics },
  options: Parameters<typeof omics>[1],
): Omics {
  const names = Object.keys(files);
  const each = names.reduce(
    (plan, name) => (kinds[name] === "none" ? plan : prepared(plan.assay(name), kinds[name]!, top)),
    begin(omics(files, options) as Omics),
  );
  if (names.length === 1 && fusion === undefined) return each;
  return each.fuse((fusion ?? "late") as "late");
}
