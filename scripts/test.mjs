// npm test: sets up what is missing, then every check and every test. The last line is "N passed, N failed".
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootstrap, bootstrapSteps, root } from "./bootstrap.mjs";
import { runChild } from "./bootstrap/child.mjs";
import { explainFailure, Steps } from "./bootstrap/steps.mjs";
import { addCounts, closingLine, jestCounts, noCounts, suiteCounts, verdict } from "./bootstrap/counts.mjs";

const bin = (...parts) => join(root, "node_modules", ...parts);
const checks = [
  ["Format", [bin("prettier", "bin", "prettier.cjs"), "--check", "--log-level", "warn", "."]],
  ["Lint", [bin("eslint", "bin", "eslint.js"), ".", "--max-warnings", "0"]],
  ["Types", [bin("typescript", "bin", "tsc"), "-p", "tsconfig.json", "--noEmit"]],
  ["Types of the widgets", [bin("typescript", "bin", "tsc"), "-p", join("widgets", "tsconfig.json"), "--noEmit"]],
  ["Every source has its test", [join("scripts", "check-mirror.mjs")]],
  ["Declarations parse with TypeScript 5.0", [join("scripts", "check-declarations.mjs")]],
];

const steps = new Steps(bootstrapSteps + checks.length + 3);
try {
  await bootstrap(steps);
  const results = [];
  for (const [title, args] of checks) results.push(await counted(title, () => check(args), { silent: true }));
  const unit = await counted("Unit tests", unitTests);
  const operations = await counted("tfjs's own tests on the engine", () =>
    suite(join("tests", "tfjs-suite", "run.mjs")),
  );
  const jupyter = await counted("The kernel in Jupyter, from outside", () => suite(join("scripts", "suites.mjs")));
  const all = [...results, unit, operations, jupyter].reduce(addCounts, noCounts);
  console.log(`\nTook ${steps.elapsed()} s.\n${closingLine(all)}`);
  process.exitCode = verdict(all, unit);
} catch (error) {
  process.exitCode = explainFailure(error);
}

async function counted(title, work, options) {
  let counts = noCounts;
  await steps.run(
    title,
    async () => {
      counts = await work();
      return closingLine(counts);
    },
    options,
  );
  return counts;
}

/** A check that holds counts as one test passed. */
async function check(args) {
  const { code } = await runChild(process.execPath, args, { cwd: root });
  return code === 0 ? { ...noCounts, passed: 1 } : { ...noCounts, failed: 1 };
}

async function unitTests() {
  const folder = mkdtempSync(join(tmpdir(), "omixel-jest-"));
  const file = join(folder, "result.json");
  try {
    const { code } = await runChild(process.execPath, [join("scripts", "jest.mjs"), "--json", `--outputFile=${file}`], {
      cwd: root,
    });
    return jestCounts(readJson(file), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A runner whose last line is "N passed, N failed". */
async function suite(script) {
  const { code, text } = await runChild(process.execPath, [script], { cwd: root, capture: true });
  return suiteCounts(text, code);
}

/** Undefined where jest died before it wrote. */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
