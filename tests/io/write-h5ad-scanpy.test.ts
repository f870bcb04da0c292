import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Cohort } from "../../src/data/cohort.js";
import { h5ad } from "../../src/io/h5ad-format.js";
import { writeH5ad } from "../../src/io/write-h5ad.js";
import { cohortIn, expectCohort, fixture, referenceCases, type Reference } from "./single-cell.js";
import { TemporaryFolder } from "./temporary-folder.js";
import { hasModules, python } from "../python.js";

const hasScanpy = hasModules("scanpy");

if (!hasScanpy) test.skip(`scanpy reads our files: needs a Python with scanpy at ${python}`, () => undefined);
else
  describe("scanpy", () => {
    const folder = new TemporaryFolder();
    const cases = referenceCases("full.h5ad", "dense.h5ad", "csc.h5ad");
    const ours = (i: number) => join(folder.path, `ours${i}.h5ad`);
    const theirs = (i: number) => join(folder.path, `theirs${i}.h5ad`);
    const cohorts: Cohort[] = [];
    let told: (Reference & { kind: string; type: string })[];

    beforeAll(async () => {
      for (const [i, [name, options]] of cases.entries()) {
        cohorts.push(await cohortIn(h5ad, fixture(name), options));
        await writeH5ad(ours(i), cohorts[i]!);
      }
      const files = cases.flatMap((_, i) => [ours(i), theirs(i)]);
      const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
      told = JSON.parse(
        execFileSync(python, [fixture("describe.py"), ...files], { encoding: "utf8", env }),
      ) as typeof told;
    }, 120_000);

    test.each(cases.map((one, i) => [i, ...one] as const))(
      "case %d: reads what we write of %s with %j equal, and we what it writes again",
      async (i, _name, _options, reference) => {
        const expected = { ...reference, options: {} };
        expect(told[i]).toMatchObject(expected);
        const kind = cohorts[i]!.assays.rna!.values.kind === "csr" ? "csr_matrix" : "ndarray";
        expect([told[i]!.kind, told[i]!.type]).toEqual([kind, "float32"]);
        expectCohort(await cohortIn(h5ad, theirs(i)), expected);
      },
    );
  });
