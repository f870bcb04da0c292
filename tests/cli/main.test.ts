import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { quickPlan, temporaryFolder } from "../omics/quick-plan.js";
import { omics } from "../../src/omics/omics.js";

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const environment = { ...process.env, OMIXEL_CACHE: process.env.OMIXEL_CACHE ?? "", NO_COLOR: "1" };
if (!process.env.OMIXEL_CACHE) delete (environment as Record<string, unknown>).OMIXEL_CACHE;

const omixel = (...args: string[]) =>
  spawnSync(process.execPath, [main, ...args], { encoding: "utf8", env: environment });

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "omixel-cli-"));
  const plan = quickPlan(omics.simulate({ samples: 40, features: 150, modulesPerClass: 1, genesPerModule: 8 }));
  writeFileSync(file("plan.json"), JSON.stringify(plan));
});

describe("run and predict", () => {
  test("a plan file becomes a run's folder, and the folder predicts", () => {
    const ran = omixel("run", file("plan.json"), "--out", file("out"), "--jobs", "2", "--no-cache");
    expect(ran.stderr).toMatch(/fold 1 of 3: accuracy/);
    expect(ran.stdout).toMatch(/accuracy +\d\.\d{3} ± /);
    expect(ran.status).toBe(0);
    expect(existsSync(join(file("out"), "report.html"))).toBe(true);

    const features = readFileSync(join(file("out"), "layout.tsv"), "utf8")
      .split("\n")
      .slice(1, -1)
      .map((line) => line.split("\t")[0]!);
    const rows = features.slice(1).map((name, j) => `${name}\t${j % 7}\t${(3 * j) % 11}`);
    writeFileSync(file("new.tsv"), `gene\ta\tb\n${rows.join("\n")}\nalien\t1\t2\n`);
    const predicted = omixel("predict", file("out"), file("new.tsv"), "--out", file("predicted.tsv"));
    expect(predicted.stderr).toMatch(/1 features are unknown.*alien/);
    expect(predicted.stderr).toMatch(new RegExp(`features are missing.*${features[0]}`));
    const lines = readFileSync(file("predicted.tsv"), "utf8").trimEnd().split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]!.split("\t").slice(0, 2)).toEqual(["sample", "predicted"]);
  });

  test("one fold alone, for a cluster", () => {
    const ran = omixel("run", file("plan.json"), "--out", file("fold"), "--fold", "1", "--jobs", "1", "--no-cache");
    expect(ran.status).toBe(0);
    const metrics = JSON.parse(readFileSync(join(file("fold"), "metrics.json"), "utf8")) as {
      folds: { fold: number }[];
    };
    expect(metrics.folds.map(({ fold }) => fold)).toEqual([1]);
  });

  test("Ctrl-C keeps the finished folds, names them, and exits with 130", async () => {
    const plan = JSON.parse(readFileSync(file("plan.json"), "utf8")) as { steps: { verb: string; options: object }[] };
    const slow = plan.steps.map((step) =>
      step.verb === "classify" ? { ...step, options: { ...step.options, steps: 400 } } : step,
    );
    writeFileSync(file("slow.json"), JSON.stringify({ ...plan, steps: slow }));
    const args = [main, "run", file("slow.json"), "--out", file("stopped"), "--jobs", "1", "--no-cache"];
    const child = spawn(process.execPath, args, { env: environment });
    let text = "";
    let stopped = false;
    child.stderr.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (stopped || !/fold 1 of 3/.test(text)) return;
      stopped = true;
      child.kill("SIGINT");
      setTimeout(() => child.kill("SIGINT"), 50); // as from a terminal and from npm, which passes it on
    });
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect(code).toBe(130);
    expect(text).toMatch(/Aborted: .*Finished folds are kept: 1/);
    expect(readdirSync(file("stopped"))).toContain("predictions.tsv");
  });
});

describe("what goes wrong ends with a tag, a remedy and a status", () => {
  const fails = (args: string[], message: RegExp) => {
    const { status, stderr } = omixel(...args);
    expect(stderr.trimEnd()).toMatch(message);
    expect(stderr).not.toMatch(/\n +at /); // no stack trace
    expect(status).toBe(1);
  };

  test("an unknown command", () => fails(["rnu"], /^UnknownName: There is no command "rnu". Use one of: run/));
  test("a missing plan", () => fails(["run", file("none.json"), "--out", file("x")], /^FileNotFound: .*none\.json/));
  test("a plan that is no JSON", () => {
    writeFileSync(file("broken.json"), "{");
    fails(["run", file("broken.json"), "--out", file("x")], /^InvalidOption: .*broken\.json/);
  });
  test("a plan of a newer version", () => {
    writeFileSync(file("newer.json"), JSON.stringify({ omixel: 99, source: {}, seed: 1, steps: [] }));
    fails(["run", file("newer.json"), "--out", file("x")], /^NewerVersion: /);
  });
  test("no --out", () => fails(["run", file("plan.json")], /^InvalidOption: --out is missing/));
  test("a folder without a run", () =>
    fails(["predict", temporaryFolder(), file("plan.json"), "--out", file("x")], /^FileNotFound: /));
  test("a table that is not there", () => {
    fails(
      ["job", "--data", file("none.tsv"), "--labels", file("none.txt"), "--out", file("job")],
      /FileNotFound: .*none\.tsv/,
    );
    expect(existsSync(file("job"))).toBe(false);
  });
  test("an output that cannot be written, before the work is done", () => {
    writeFileSync(file("occupied"), "");
    fails(["run", file("plan.json"), "--out", join(file("occupied"), "below"), "--no-cache"], /^Unwritable: /);
  });
});

test("check tells what a reader sees, help what there is", () => {
  writeFileSync(file("table.tsv"), "gene\ta\tb\tc\ng1\t1\t2\t3\ng2\t0\t0\t0\ng3\t5\t1\t2\n");
  const checked = omixel("check", file("table.tsv"));
  expect(checked.status).toBe(0);
  expect(checked.stdout).toMatch(/3/);
  const help = omixel("--help").stdout;
  expect(help).toMatch(/omixel run PLAN.json --out DIR/);
  const commands = /Use one of: (.*)\./.exec(omixel("nonsense").stderr)![1]!.split(", ");
  expect(commands.filter((command) => !new RegExp(`\\b${command}\\b`).test(help))).toEqual([]);
});
