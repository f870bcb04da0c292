// node scripts/set-up.mjs --prefix DIR: everything that notebooks need but Python's side, and the kernel into the
// environment in DIR. What binder/postBuild does; also for a Jupyter of one's own.
import { parseArgs } from "node:util";
import { bootstrap, bootstrapSteps, root } from "./bootstrap.mjs";
import { putKernel } from "./bootstrap/kernel-in-jupyter.mjs";
import { explainFailure, StepFailed, Steps } from "./bootstrap/steps.mjs";

const steps = new Steps(bootstrapSteps + 1);
try {
  const prefix = prefixOf(process.argv.slice(2));
  await bootstrap(steps);
  await steps.run("Kernel in Jupyter", () => putKernel(root, prefix));
} catch (error) {
  process.exitCode = explainFailure(error);
}

function prefixOf(args) {
  const remedy = "Use: node scripts/set-up.mjs --prefix DIR, the folder of a Python environment.";
  try {
    const { prefix } = parseArgs({ args, options: { prefix: { type: "string" } } }).values;
    if (prefix) return prefix;
  } catch (error) {
    throw new StepFailed(error.message.split(". ")[0], remedy, 64);
  }
  throw new StepFailed("No environment was named.", remedy, 64);
}
