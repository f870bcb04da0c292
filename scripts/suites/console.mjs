// jupyter console: a person at a terminal.
import { join } from "node:path";
import { runChild } from "../bootstrap/child.mjs";
import { unittestCounts } from "../bootstrap/counts.mjs";

export const title = "jupyter console";

export async function run({ python, root, environment }) {
  const { code, text } = await runChild(python, ["-m", "unittest", "-v", "test_console"], {
    cwd: join(root, "scripts", "suites"),
    env: { ...environment, PYTHONDONTWRITEBYTECODE: "1" },
    capture: true,
  });
  return unittestCounts(text, code);
}
