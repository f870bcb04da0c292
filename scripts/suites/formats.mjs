// Files that scanpy, pandas and pyarrow write are read equal, and they read equal what is written here.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "../bootstrap/child.mjs";
import { jestCounts } from "../bootstrap/counts.mjs";
import { makeEnvironment, pythonIn } from "../bootstrap/virtual-environment.mjs";

export const title = "Files that other tools read and write";

/** Tests that are skipped where there is no Python with these tools. */
const tests = [
  "tests/io/write-h5ad-scanpy.test.ts",
  "tests/io/write-table.test.ts",
  "tests/data/arrow-pyarrow.test.ts",
  "tests/omics/image-files.test.ts",
];

export async function run({ root, folder }) {
  const prefix = join(root, ".cache", "formats-environment");
  const note = await makeEnvironment(prefix, [join(root, "tests", "formats-requirements.txt")]);
  console.log(`Python environment with scanpy and pyarrow: ${note}`);
  const result = join(folder, "result.json");
  const { code } = await runChild(
    process.execPath,
    [join(root, "scripts", "jest.mjs"), ...tests, "--json", `--outputFile=${result}`],
    { cwd: root, env: { ...process.env, OMIXEL_PYTHON: pythonIn(prefix) } },
  );
  return jestCounts(JSON.parse(readFileSync(result, "utf8")), code);
}
