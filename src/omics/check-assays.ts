import { assayPresence, type AssayPresence, describePresence } from "../data/assay-presence.js";
import { type CheckReport, checkFile, describeCheck } from "../io/check.js";
import { readAssays } from "./read-assays.js";

/** What the reader sees in the tables of several assays, and who is missing where. Plain data. */
export interface AssaysReport {
  readonly assays: Readonly<Record<string, CheckReport>>;
  readonly presence: AssayPresence;
  readonly warnings: readonly string[];
}

/**
 * Looks at the tables of several assays without using them.
 *
 * @param files path of each assay's table
 * @throws what reading and joining throw; repeated names are reported
 */
export async function checkAssays(files: Readonly<Record<string, string>>): Promise<AssaysReport> {
  const assays: Record<string, CheckReport> = {};
  for (const [name, file] of Object.entries(files)) assays[name] = await checkFile(file);
  const tables = Object.entries(files).map(
    ([name, file]) => [name, { file, features: "auto", duplicates: "first" }] as const,
  );
  const { cohort, warnings } = await readAssays(Object.fromEntries(tables));
  return { assays, presence: assayPresence(cohort), warnings };
}

/** The report as lines for a terminal. */
export function describeAssays({ assays, presence, warnings }: AssaysReport): string {
  const parts = Object.entries(assays).map(([name, report]) => `${name}\n${indented(describeCheck(report))}`);
  const { samples, complete, patterns } = presence;
  const lines =
    complete === samples
      ? [`All ${samples} samples have all ${Object.keys(assays).length} assays.`]
      : [
          ...describePresence(presence),
          ...patterns.map(({ assays: has, samples: own }) => `${own} have ${has.join(" + ") || "nothing"}.`),
        ];
  return [...parts, `together\n${indented([...lines, ...warnings].join("\n"))}`].join("\n\n");
}

function indented(text: string): string {
  return text.replace(/^/gm, "  ");
}
