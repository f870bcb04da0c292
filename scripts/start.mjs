// npm start [-- --headless] [--data FILE --labels FILE ...]: sets up what is missing, then runs the main job.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { bootstrap, bootstrapSteps, root } from "./bootstrap.mjs";
import { jobArguments } from "./bootstrap/job-arguments.mjs";
import { runChild } from "./bootstrap/child.mjs";
import { explainFailure, StepFailed, Steps } from "./bootstrap/steps.mjs";

const { args, out, headless } = jobArguments(process.argv.slice(2));
const steps = new Steps(bootstrapSteps + 1);
try {
  await bootstrap(steps);
  await steps.run("Main job: table to images, network, genes and pathways", async () => {
    const { code } = await runChild(process.execPath, [join(root, "dist", "cli", "main.js"), "job", ...args], {
      env: { TF_CPP_MIN_LOG_LEVEL: "2", ...process.env },
    });
    if (code !== 0) throw new StepFailed("The main job did not finish.", "The message above says why.", code);
    return undefined;
  });
  const report = resolve(out, "report.html");
  if (!headless && existsSync(report)) console.log(`\nThe report is ready; open it in a browser:\n  ${report}`);
} catch (error) {
  process.exitCode = explainFailure(error);
}
