// jupyter_kernel_test: messages of the kernel as Jupyter's own test class checks them.
import { join } from "node:path";
import { runChild } from "../bootstrap/child.mjs";
import { unittestCounts } from "../bootstrap/counts.mjs";

export const title = "jupyter_kernel_test";

export async function run({ python, root, environment }) {
  const { code, text } = await runChild(python, ["-m", "unittest", "-v", "test_kernel"], {
    cwd: join(root, "tests", "kernel-ext", "python"),
    env: { ...environment, PYTHONDONTWRITEBYTECODE: "1" },
    capture: true,
  });
  return unittestCounts(text, code);
}
