// tfjs-core's own test suite on omixel's backend: node tests/tfjs-suite/run.mjs [--all]
// Prints "N passed, N failed"; fails on any failure, on an exclusion that matches nothing, and when the process dies.
// --all runs the excluded tests as well: lists every failure, and excluded tests that pass.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "../..");
const tfjsCore = join(root, "node_modules/@tensorflow/tfjs-core/dist");
const cache = join(root, "node_modules/.cache/omixel-tfjs-suite");
const bundle = join(cache, "suite.cjs");
const resultFile = join(cache, "result.json");

const where = spawnSync(process.execPath, [join(root, "scripts/setup-engine.mjs"), "--where"], { encoding: "utf8" });
if (!process.env.OMIXEL_TENSORFLOW && !JSON.parse(where.stdout).ready) {
  console.log("tfjs suite: skipped, TensorFlow's library is not there (npm run setup fetches it)");
  process.exit(0);
}
if (!existsSync(join(tfjsCore, "tests.js"))) {
  console.error("tfjs suite: tfjs-core came without its tests");
  process.exit(1);
}

const { build } = await import("esbuild");
mkdirSync(cache, { recursive: true });
await build({
  entryPoints: [join(here, "entry.ts")],
  outfile: bundle,
  bundle: true,
  platform: "node",
  format: "cjs",
  logLevel: "error",
  ignoreAnnotations: true, // the test files are marked free of side effects, which they are not
  alias: { "tfjs-core-dist": tfjsCore, "@tensorflow/tfjs": join(here, "tfjs.ts") },
  external: ["koffi", "jasmine-core", "node-fetch"],
});

rmSync(resultFile, { force: true });
const all = process.argv.includes("--all");
const child = spawnSync(process.execPath, [join(here, "specs.mjs"), bundle, resultFile, ...(all ? ["--all"] : [])], {
  cwd: cache,
  env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: "2" },
  stdio: ["ignore", "ignore", "pipe"],
  encoding: "utf8",
  timeout: 600_000,
});
if (!existsSync(resultFile)) {
  console.error(
    `tfjs suite: the process died (${child.signal ?? `code ${child.status}`})\n${child.stderr.slice(-4000)}`,
  );
  process.exit(1);
}

const { passed, excluded, failures, needless, unusedExclusions } = JSON.parse(readFileSync(resultFile, "utf8"));
for (const { test, message } of failures) console.error(`failed: ${test}\n    ${message.slice(0, 300)}`);
for (const test of needless) console.error(`excluded, but passes: ${test}`);
for (const test of unusedExclusions) console.error(`excluded.json: no test contains "${test}"`);
console.log(`tfjs suite: ${excluded} excluded with a reason (tests/tfjs-suite/excluded.json)`);
console.log(`${passed} passed, ${failures.length + unusedExclusions.length} failed`);
process.exit(failures.length + unusedExclusions.length > 0 ? 1 : 0);
