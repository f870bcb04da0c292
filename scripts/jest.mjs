// Starts jest with what it needs before Node is up: ES modules in its sandbox and a quiet TensorFlow.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const jest = fileURLToPath(new URL("../node_modules/jest/bin/jest.js", import.meta.url));
const result = spawnSync(
  process.execPath,
  ["--experimental-vm-modules", "--no-warnings", "--expose-gc", jest, ...process.argv.slice(2)],
  { stdio: "inherit", env: { TF_CPP_MIN_LOG_LEVEL: "2", ...process.env } },
);
process.exit(result.status ?? 1);
