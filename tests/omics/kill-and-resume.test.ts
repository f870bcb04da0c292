import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, expect, test } from "@jest/globals";
import { findLibrary } from "../../src/engine/library.js";
import { omics } from "../../src/omics/omics.js";
import { quickPlan } from "./quick-plan.js";

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const dying = pathToFileURL(fileURLToPath(new URL("./die-while-writing.mjs", import.meta.url))).href;
const folder = mkdtempSync(join(tmpdir(), "omixel-kill-"));
const file = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { steps, ...rest } = quickPlan(
  omics.simulate({ samples: 40, features: 150, modulesPerClass: 1, genesPerModule: 8 }),
).toJSON();
const library = findLibrary();
/** Some seconds of training, on whatever is there. */
const training = { steps: library ? 500 : 200, members: 2, noise: 0.1, pixelDropout: 0.1 };
const plan = steps.map((step) =>
  step.verb === "classify" ? { ...step, options: { ...step.options, ...training } } : step,
);
writeFileSync(file("plan.json"), JSON.stringify({ ...rest, steps: plan }));

/** The first fold by the command line, with a cache of its own. @param onText sees what it tells, and may kill it */
function run(
  cache: string,
  jobs: number,
  node: string[] = [],
  onText: (text: string, kill: () => void) => void = () => undefined,
) {
  const args = ["run", file("plan.json"), "--fold", "0", "--jobs", String(jobs), "--out", file(`out-${cache}`)];
  const env = { ...process.env, OMIXEL_CACHE: file(cache), ...(library ? { OMIXEL_TENSORFLOW: library.folder } : {}) };
  const child = spawn(process.execPath, [...node, main, ...args], { env, stdio: ["ignore", "ignore", "pipe"] });
  let text = "";
  const timer = setInterval(() => onText(text, () => child.kill("SIGKILL")), 20);
  child.stderr.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return new Promise<{ killedBy: string | null; code: number | null; text: string }>((resolve) =>
    child.once("close", (code, killedBy) => {
      clearInterval(timer);
      resolve({ killedBy, code, text });
    }),
  );
}

const kept = (cache: string) => {
  const steps = join(file(cache), "steps");
  return existsSync(steps) ? readdirSync(steps).filter((name) => name.includes(".safetensors")) : [];
};
const found = (cache: string) => {
  const out = file(`out-${cache}`);
  const { folds, mean } = JSON.parse(readFileSync(join(out, "metrics.json"), "utf8")) as {
    folds: object[];
    mean: object;
  };
  const untimed = folds.map((fold) => ({ ...fold, seconds: 0 }));
  return { folds: untimed, mean, predictions: readFileSync(join(out, "predictions.tsv"), "utf8") };
};

test("a run killed in training, and killed again while it writes a checkpoint, ends with the numbers of an unbroken one", async () => {
  const unbroken = await run("unbroken", 0);
  expect(unbroken.code === 0 || unbroken.text).toBe(true);
  expect(kept("unbroken")).toEqual([]);

  const first = await run("broken", 1, [], (_text, kill) => {
    if (kept("broken").some((name) => name.endsWith(".safetensors"))) kill();
  });
  expect(first.killedBy).toBe("SIGKILL");
  const second = await run("broken", 0, ["--import", dying]);
  expect(second.killedBy).toBe("SIGKILL");
  expect(second.text).toMatch(/fold 1: goes on after epoch \d+ of \d+/);
  expect(kept("broken").some((name) => name.endsWith(".part"))).toBe(true);

  const third = await run("broken", 0);
  expect(third.code).toBe(0);
  expect(third.text).toMatch(/fold 1: goes on after epoch/);
  expect(found("broken")).toEqual(found("unbroken"));
  expect(kept("broken")).toEqual([]);
}, 600_000);
