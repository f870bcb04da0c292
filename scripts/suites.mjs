// node scripts/suites.mjs [NAME ...]: the kernel in Jupyter, from outside. Makes a Python environment for it first.
// The last line is "N passed, N failed"; npm test adds it to its own.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { addCounts, closingLine, noCounts } from "./bootstrap/counts.mjs";
import { putKernel } from "./bootstrap/kernel-in-jupyter.mjs";
import { explainFailure } from "./bootstrap/steps.mjs";
import { makeEnvironment, pythonIn } from "./bootstrap/virtual-environment.mjs";
import * as binder from "./suites/binder.mjs";
import * as browser from "./suites/browser.mjs";
import * as console_ from "./suites/console.mjs";
import * as formats from "./suites/formats.mjs";
import { isolatedJupyter } from "./suites/jupyter-environment.mjs";
import * as mainJob from "./suites/main-job.mjs";
import * as notebooks from "./suites/notebooks.mjs";
import * as probes from "./suites/probes.mjs";
import * as protocol from "./suites/protocol.mjs";

const suites = { formats, protocol, notebooks, mainJob, console: console_, probes, binder, browser };
const root = fileURLToPath(new URL("..", import.meta.url));
const prefix = join(root, ".cache", "test-environment");
const python = pythonIn(prefix);
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const folder = mkdtempSync(join(tmpdir(), "omixel-suites-"));
try {
  const begun = performance.now();
  const note = await makeEnvironment(prefix, [join(root, "tests", "requirements.txt")]);
  await putKernel(root, prefix);
  console.log(`Python environment: ${note} (${seconds(begun)})`);
  let all = noCounts;
  for (const name of chosen(process.argv.slice(2))) {
    const started = performance.now();
    console.log(`\n${suites[name].title}`);
    const own = mkdtempSync(join(folder, `${name}-`));
    const environment = isolatedJupyter(join(own, "jupyter"), python);
    const counts = await suites[name].run({ python, prefix, root, folder: own, environment });
    console.log(`${suites[name].title}: ${closingLine(counts)} (${seconds(started)})`);
    all = addCounts(all, counts);
  }
  console.log(`\n${closingLine(all)}`);
  process.exitCode = all.failed === 0 ? 0 : 1;
} catch (error) {
  process.exitCode = explainFailure(error);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function chosen(names) {
  const wrong = names.find((name) => !Object.hasOwn(suites, name));
  if (wrong) throw new Error(`There is no suite "${wrong}"; there are: ${Object.keys(suites).join(", ")}.`);
  return names.length > 0 ? names : Object.keys(suites);
}
