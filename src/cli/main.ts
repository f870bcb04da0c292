#!/usr/bin/env node
import { isOmixelError, unknownName } from "../errors.js";
import { checkCommand } from "./check.js";
import { compareCommand } from "./compare.js";
import { imagesCommand } from "./images.js";
import { jobCommand } from "./job.js";
import { listCommand } from "./list.js";
import { predictCommand } from "./predict.js";
import { runCommand } from "./run.js";

/** A command gets its arguments and a signal that fires on Ctrl-C. */
type Command = (args: readonly string[], signal: AbortSignal) => Promise<void> | void;

const commands: Readonly<Record<string, Command>> = {
  job: jobCommand,
  run: runCommand,
  compare: compareCommand,
  images: imagesCommand,
  predict: predictCommand,
  check: checkCommand,
  encoders: (args) => listCommand("encoders", args),
  models: (args) => listCommand("models", args),
  rankers: (args) => listCommand("rankers", args),
  baselines: (args) => listCommand("baselines", args),
  steps: (args) => listCommand("steps", args),
};

const HELP = `omixel: omics tables as images, networks on images, saliency back to genes

  omixel job [--data TABLE --labels TABLE]   the whole road on a table, or on a simulated cohort
  omixel run PLAN.json --out DIR             run a written plan
  omixel compare PLAN.json --classifiers A,B,… --out DIR
                                             networks and plain methods on the same folds (--encoders X,Y --repeats N)
  omixel images PLAN.json --out DIR          a plan's images as files (--format png, tiff, npy, arrow)
  omixel predict DIR TABLE --out FILE        classes of new samples, by a finished run (--samples FILE: age, stage, …)
  omixel check FILE                          what the reader sees in a file
                                             several tables of the same samples: --assay rna=FILE --assay mirna=FILE …,
                                             instead of TABLE or FILE (job, predict, check) and over the plan's own (run)
  omixel encoders | models | baselines | rankers | steps
                                             what there is, with defaults (--json)
`;

/** One press may arrive twice, from the terminal and from a parent process that passes it on; milliseconds. */
const ONE_PRESS = 1000;

const stop = new AbortController();
let stoppedAt: number | undefined;
process.on("SIGINT", () => {
  if (stoppedAt === undefined) {
    stoppedAt = performance.now();
    process.stderr.write("\nStopping; press Ctrl-C again to end at once.\n");
    stop.abort();
  } else if (performance.now() - stoppedAt > ONE_PRESS) process.exit(130);
});

try {
  const [name, ...args] = process.argv.slice(2);
  if (!name || name === "help" || name === "--help") process.stdout.write(HELP);
  else if (!Object.hasOwn(commands, name)) throw unknownName("command", name, Object.keys(commands));
  else await commands[name]!(args, stop.signal);
} catch (error) {
  if (isOmixelError(error)) {
    process.stderr.write(`${error.toString()}\n`);
    process.exitCode = error.tag === "Aborted" ? 130 : 1;
  } else {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`Unexpected: this is a fault of omixel, please report it with these lines.\n${detail}\n`);
    process.exitCode = 70;
  }
}
