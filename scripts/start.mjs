// npm start [-- --headless] [--data FILE --labels FILE ...]: sets up what is missing, runs the main job as a notebook, and
// opens it in JupyterLab. --headless stops after writing the executed notebook, its HTML and the report.
import { delimiter, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { bootstrap, bootstrapSteps, root } from "./bootstrap.mjs";
import { runChild } from "./bootstrap/child.mjs";
import { readyJupyter } from "./bootstrap/jupyter.mjs";
import { putKernel } from "./bootstrap/kernel-in-jupyter.mjs";
import { openLab } from "./bootstrap/lab.mjs";
import { explainFailure, StepFailed, Steps } from "./bootstrap/steps.mjs";

const given = process.argv.slice(2);
const args = given.filter((word) => word !== "--headless");
const headless = args.length < given.length;
const notebook = join(root, "notebooks", "main.ipynb");
const steps = new Steps(bootstrapSteps + 3);
try {
  await bootstrap(steps);
  const variables = await jobVariables(args);
  // A notebook that lies elsewhere finds the library, too.
  const NODE_PATH = [process.env.NODE_PATH, join(root, "node_modules")].filter(Boolean).join(delimiter);
  const environment = { TF_CPP_MIN_LOG_LEVEL: "2", ...process.env, ...variables, NODE_PATH };
  const out = variables.OMIXEL_OUT;
  let jupyter;
  await steps.run("Jupyter", () => readyJupyter(root, (found) => (jupyter = found)), { silent: true });
  await steps.run("Kernel in Jupyter", () => putKernel(root, jupyter.prefix));
  await steps.run("Main job, as a notebook: table to images, network, genes and pathways", async () => {
    const runner = join(root, "scripts", "jupyter", "run_notebook.py");
    const { code } = await runChild(jupyter.python, [runner, notebook, "--out", out], { env: environment });
    if (code !== 0) throw new StepFailed("The main job did not finish.", "The message above says why.", code);
    return undefined;
  });
  console.log(`\nThe report is ready; open it in a browser:\n  ${resolve(out, "report.html")}`);
  console.log(`The notebook, and the same as a page:\n  ${resolve(out, "main.ipynb")}\n  ${resolve(out, "main.html")}`);
  if (!headless) await openLab({ python: jupyter.python, root, notebook: resolve(out, "main.ipynb"), environment });
} catch (error) {
  process.exitCode = explainFailure(error);
}

/** The job's options as environment variables, checked by the library that has just been built. */
async function jobVariables(words) {
  const built = pathToFileURL(join(root, "dist", "cli", "job-environment.js"));
  const { jobEnvironment } = await import(built);
  try {
    return jobEnvironment(words);
  } catch (error) {
    if (error.name !== "OmixelError") throw error;
    throw new StepFailed(error.toString(), "Nothing was run.");
  }
}
