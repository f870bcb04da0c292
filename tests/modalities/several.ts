import type { Cohort } from "../../src/data/cohort.js";
import { dense } from "../../src/data/dense.js";
import { tableOf } from "../../src/data/table.js";

/**
 * A cohort of several assays from rows of numbers; a row that is null was not measured. Samples s0, s1 …; features are the
 * assay's first letter with a number, or those named.
 */
export function severalAssays(
  assays: Readonly<Record<string, readonly (readonly number[] | null)[]>>,
  features: Readonly<Record<string, readonly string[]>> = {},
): Cohort {
  const rows = Object.values(assays)[0]!.length;
  return {
    samples: tableOf({ sample: Array.from({ length: rows }, (_, i) => `s${i}`) }),
    roles: {},
    assays: Object.fromEntries(
      Object.entries(assays).map(([name, given]) => {
        const columns = given.find((row) => row !== null)?.length ?? features[name]!.length;
        const values = Float32Array.from(given.flatMap((row) => row ?? Array<number>(columns).fill(NaN)));
        const names = features[name] ?? Array.from({ length: columns }, (_, j) => `${name[0]!}${j}`);
        return [
          name,
          {
            name,
            values: dense(rows, columns, values),
            features: tableOf({ feature: [...names] }),
            measured: Uint8Array.from(given, (row) => (row === null ? 0 : 1)),
          },
        ];
      }),
    ),
  };
}
