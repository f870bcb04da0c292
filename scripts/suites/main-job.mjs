// The main job as `npm start` runs it: what goes where, a wrong file, Ctrl-C.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "../bootstrap/child.mjs";
import { Checks } from "./checks.mjs";
import { smallestJob } from "./jupyter-environment.mjs";

export const title = "The main job as a notebook";

export async function run({ python, root, folder, environment }) {
  const checks = new Checks();
  const out = join(folder, "job");
  const runner = join(root, "scripts", "jupyter", "run_notebook.py");
  const args = [runner, join(root, "notebooks", "main.ipynb"), "--out", out];
  const variables = { ...environment, ...smallestJob, OMIXEL_OUT: out };

  const start = [join(root, "scripts", "start.mjs"), "--headless", "--presett", "quick"];
  const refused = await runChild(process.execPath, start, { env: environment, quiet: true });
  checks.ok(
    "npm start refuses a wrong option before anything runs",
    refused.code === 1 && /UnknownName: .*"presett".*Use one of: preset/.test(refused.text),
    refused.text,
  );

  const wrong = await runChild(python, args, { env: { ...variables, OMIXEL_DATA: "/no/such.tsv" }, quiet: true });
  const lines = wrong.text.trim().split("\n");
  checks.ok(
    "a wrong file is told in one tagged line",
    /^FileNotFound: \/no\/such\.tsv: /.test(lines.at(-1)),
    wrong.text,
  );
  checks.ok("and ends with an exit code", wrong.code === 1 && !existsSync(out), `code ${wrong.code}`);

  const { code, text } = await stopAfterOneFold(python, args, { ...variables, OMIXEL_JOBS: "1", OMIXEL_STEPS: "100" });
  checks.ok("Ctrl-C ends the run with 130", code === 130, `code ${code}: ${text}`);
  const metrics = join(out, "metrics.json");
  const folds = existsSync(metrics) ? JSON.parse(readFileSync(metrics, "utf8")).folds.map(({ fold }) => fold) : [];
  checks.ok("and keeps the finished fold", `${folds}` === "0" && /Aborted: .*Finished folds are kept/.test(text), text);
  return checks.counts;
}

function stopAfterOneFold(python, args, env) {
  return new Promise((resolve) => {
    const child = spawn(python, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    let stopped = false;
    const read = (chunk) => {
      text += chunk;
      if (stopped || !/fold 1 of 2: accuracy/.test(text)) return;
      stopped = true;
      child.kill("SIGINT");
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("close", (code) => resolve({ code, text }));
  });
}
