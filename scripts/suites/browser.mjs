// Notebooks and widgets in real JupyterLab in a real browser: every tests/browser/*.spec.mjs on one Lab and one Chromium.
// BROWSER_ONLY=WORD runs only the files and tests whose name has the word. REQUIRE_BROWSER=1: no browser is a failure.
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { clearTimeout, setTimeout } from "node:timers";
import { pathToFileURL } from "node:url";
import { readyChromium } from "../bootstrap/chromium.mjs";
import { readyJupyter } from "../bootstrap/jupyter.mjs";
import { putKernel } from "../bootstrap/kernel-in-jupyter.mjs";
import { StepFailed } from "../bootstrap/steps.mjs";
import { Checks } from "./checks.mjs";
import { isolatedJupyter } from "./jupyter-environment.mjs";

export const title = "JupyterLab in a browser";

const testLimit = 180_000;

export async function run({ root, folder }) {
  const checks = new Checks();
  const browser = await readyChromium();
  if (browser.missing) {
    if (process.env.REQUIRE_BROWSER === "1") checks.ok("there is a browser", false, browser.missing);
    else checks.skip("all browser tests", browser.missing);
    return checks.counts;
  }
  const pictures = join(root, ".cache", "browser");
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  console.log(browser.version);
  let stage;
  try {
    stage = await openStage({ root, folder, pictures, chromium: browser.chromium });
    for (const spec of await specs(join(root, "tests", "browser"))) await runSpec(stage, spec, checks);
  } catch (error) {
    checks.ok("the browser tests can start", false, `${error.message}\n${error.remedy ?? error.stack}`);
  } finally {
    await stage?.close();
  }
  if (checks.counts.failed > 0) console.log(`Pictures: ${pictures}`);
  return checks.counts;
}

/** In the Jupyter that `npm start` opens, set up as it does. */
export async function openStage({ root, folder, pictures, chromium }) {
  let jupyter;
  console.log(`Jupyter: ${await readyJupyter(root, (found) => (jupyter = found))}`);
  await putKernel(root, jupyter.prefix);
  const environment = {
    ...isolatedJupyter(join(folder, "jupyter"), jupyter.python),
    NODE_PATH: [process.env.NODE_PATH, join(root, "node_modules")].filter(Boolean).join(delimiter),
  };
  // Loaded late, so that whatever needs no browser does without its packages.
  const { Stage } = await import(pathToFileURL(join(root, "tests", "browser", "stage.mjs")));
  return Stage.open({ chromium, python: jupyter.python, folder, environment, pictures });
}

/** Files and tests that BROWSER_ONLY leaves. */
async function specs(folder) {
  const only = process.env.BROWSER_ONLY ?? "";
  const files = readdirSync(folder).filter((name) => name.endsWith(".spec.mjs"));
  const all = [];
  for (const file of files.toSorted()) {
    const { tests } = await import(pathToFileURL(join(folder, file)));
    const chosen = Object.entries(tests).filter(([name]) => file.includes(only) || name.includes(only));
    if (chosen.length > 0) all.push({ file, tests: chosen });
  }
  if (all.length === 0)
    throw new StepFailed(`No test has "${only}" in its name.`, "BROWSER_ONLY names files or tests.");
  return all;
}

async function runSpec(stage, { file, tests }, checks) {
  console.log(`\n${file}`);
  for (const [name, test] of tests)
    if (!(await passes(stage, name, test, checks, true))) await passes(stage, name, test, checks, false);
}

/** A page in a busy browser may stumble once: a test that fails gets a second try with everything new, and that is told. */
async function passes(stage, name, test, checks, again) {
  const begun = performance.now();
  let failed = false;
  try {
    await within(testLimit, () => test(stage));
    stage.checkErrors();
    checks.ok(`${name} (${((performance.now() - begun) / 1000).toFixed(1)} s)`, true);
  } catch (error) {
    failed = !error.skipped;
    const seen = [error.stack ?? error, ...(failed ? await stage.keepFailure(name) : [])].join("\n");
    if (error.skipped) checks.skip(name, error.message);
    else if (again) console.log(`AGAIN ${name}, which failed:\n     ${seen}`);
    else checks.ok(name, false, seen);
  }
  await stage.clear({ study: failed });
  return !failed;
}

async function within(limit, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${limit / 1000} s`)), limit);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
