import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";

const script = (name: string) => import(fileURLToPath(new URL(`../../scripts/bootstrap/${name}`, import.meta.url)));
const { runChild } = (await script("child.mjs")) as {
  runChild(
    command: string,
    args: string[],
    options?: { quiet?: boolean },
  ): Promise<{ code: number; text: string; missing: boolean }>;
};
const { npmRemedy, pipRemedy } = (await script("remedy.mjs")) as Record<
  "npmRemedy" | "pipRemedy",
  (text: string) => string
>;
const { labArguments } = (await script("lab.mjs")) as {
  labArguments(root: string, notebook: string, user?: number): string[];
};
const { StepFailed, Steps, explainFailure } = (await script("steps.mjs")) as {
  StepFailed: new (what: string, remedy: string, code?: number) => Error;
  Steps: new (
    total: number,
    print: (line: string) => void,
  ) => { run(title: string, work: () => unknown): Promise<void> };
  explainFailure(error: unknown, print: (line: string) => void): number;
};

describe("child processes", () => {
  const node = (code: string) => runChild(process.execPath, ["-e", code], { quiet: true });

  test("exit codes and output are kept", async () => {
    expect(await node('console.log("said"); process.exit(7)')).toEqual({ code: 7, text: "said\n", missing: false });
  });

  test("a signal counts as 128 + its number", async () => {
    expect((await node('process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 10_000)')).code).toBe(143);
  });

  test("a command that does not exist is told from one that fails", async () => {
    expect((await runChild("omixel-no-such-command", [], { quiet: true })).missing).toBe(true);
  });
});

test("npm's failures get a remedy of their own", () => {
  expect(npmRemedy("npm error code ENOTFOUND")).toMatch(/network/);
  expect(npmRemedy("npm error code ENOSPC")).toMatch(/disk/);
  expect(npmRemedy("something else")).toMatch(/message above/);
});

test("pip's failures get a remedy of their own", () => {
  expect(pipRemedy("Failed to establish a new connection: NewConnectionError")).toMatch(/network/);
  expect(pipRemedy("ERROR: No matching distribution found for jupyterlab==4.6.6")).toMatch(/newer Python/);
  expect(pipRemedy("The virtual environment was not created: ensurepip is not available")).toMatch(/python3-venv/);
  expect(pipRemedy("OSError: [Errno 28] No space left on device")).toMatch(/disk/);
  expect(pipRemedy("something else")).toMatch(/message above/);
});

test("JupyterLab opens the notebook in the clone, or in its own folder where it lies outside", () => {
  const inside = labArguments("/clone", "/clone/omixel report/main.ipynb", 1000);
  expect(inside).toContain("--ServerApp.root_dir=/clone");
  expect(inside).toContain("--LabApp.default_url=/lab/tree/omixel%20report/main.ipynb");
  expect(inside).not.toContain("--allow-root");
  const outside = labArguments("/clone", "/data/run/main.ipynb", 0);
  expect(outside).toContain("--ServerApp.root_dir=/data/run");
  expect(outside).toContain("--LabApp.default_url=/lab/tree/main.ipynb");
  expect(outside).toContain("--allow-root");
});

test("steps are numbered, timed, and explained when they fail", async () => {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const steps = new Steps(2, print);
  await steps.run("Packages", () => "all there");
  const failure = steps.run("Engine", () => Promise.reject(new StepFailed("No engine.", "Get one.", 3)));
  const code = await failure.catch((error: unknown) => explainFailure(error, print));
  expect(code).toBe(3);
  expect(lines[0]).toBe("[1/2] Packages");
  expect(lines[1]).toMatch(/^ {5} all there \(\d+\.\d s\)$/);
  expect(lines.slice(2).join("\n")).toMatch(/\[2\/2\] Engine\n.*failed after.*\n\nNo engine.\nGet one./s);
});
