// Training steps and inference, batch 32, 128 × 128 × 3, Adam: omixel, in the environment of its jobs, against PyTorch in both of
// its memory formats.
// npm run bench -- train [networks, by commas] [rounds] [side] [precision] [task] [threads]; npm run bench -- train folds [rounds]
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { alternate, builtLibrary, contestant, median, peakOf, peerEnvironment } from "../peer.mjs";
import { compareFolds } from "./folds.mjs";
import { networks } from "./networks.mjs";

const here = (name) => join(fileURLToPath(new URL(".", import.meta.url)), name);
const [names = "resnet18,efficientnetB0,vgg16,vit,vitSmall", ...rest] = process.argv.slice(2);
const [rounds = 3, side = 128] = rest.slice(0, 2).map(Number);
const [precision = "float32", task = "train", threads = availableParallelism()] = rest.slice(2);
const [batch, steps] = [32, 10];
const warmUp = 2; // first steps plan their kernels and grow their memory
const library = builtLibrary();
const quiet = { env: { TF_CPP_MIN_LOG_LEVEL: "2" } };
const { childEnvironment } = await import(pathToFileURL(join(library, "engine", "child-environment.js")).href);
const asJobs = { env: { ...childEnvironment(), OMIXEL_THREADS: String(threads) } };

if (names === "folds") await compareFolds(library, rounds);
else {
  const python = peerEnvironment("train", here("requirements.txt"));
  for (const name of names.split(",")) await compare(name, python);
}

async function compare(name, python) {
  const { title } = networks[name];
  const sizes = [name, batch, side, steps];
  const torch = (format) =>
    contestant(python, [here("train_torch.py"), ...sizes, format, precision, task, threads], quiet);
  const runs = await alternate(
    {
      omixel: contestant(
        process.execPath,
        [here("train-omixel.mjs"), library, ...sizes, precision, task, threads],
        asJobs,
      ),
      PyTorch: torch("default"),
      "PyTorch, channels last": torch("channels_last"),
    },
    rounds,
  );
  const counts = new Set(Object.values(runs).map(([run]) => run.parameters));
  if (counts.size > 1) throw new Error(`The networks differ: ${[...counts].join(", ")} parameters`);
  const what = task === "train" ? "Adam" : "inference";
  console.log(
    `${title} (${[...counts].join()} parameters), batch ${batch}, ${side} × ${side} × 3, ${what}, ${precision}, threads: ${threads}; ` +
      `${rounds} alternating rounds of ${steps} steps`,
  );
  const found = Object.entries(runs).map(([who, own]) => report(who, own));
  const [ours, ...theirs] = found;
  const best = (of) => Math.min(...theirs.map((their) => their[of]));
  const ratio = (of) =>
    `${(ours[of] / theirs[0][of]).toFixed(2)} (its better format: ${(ours[of] / best(of)).toFixed(2)})`;
  console.log(
    `ratio ${name}: a step of omixel takes ${ratio("middle")} times PyTorch's; fastest steps ${ratio("fastest")}; ` +
      `processor time ${ratio("processor")}; peak memory ${ratio("peak")}\n`,
  );
}

function report(who, runs) {
  const times = runs.map((run) => run.times.slice(warmUp));
  const [middle, fastest] = [median(times.flat()), Math.min(...times.flat())];
  const processor = median(runs.flatMap((run) => run.processor.slice(warmUp)));
  const [first, last] = [runs[0].losses[0], runs[0].losses.at(-1)].map((loss) => loss.toFixed(3));
  const each = times.map((round) => median(round).toFixed(0)).join(", ");
  const peak = peakOf(runs);
  console.log(
    `${who}: ${middle.toFixed(0)} ms a step (rounds ${each}; fastest ${fastest.toFixed(0)}; processor ` +
      `${processor.toFixed(0)}), first step ${median(runs.map((run) => run.times[0])).toFixed(0)} ms, ` +
      `${task === "train" ? `loss ${first} to ${last}, ` : ""}peak ${peak} MiB`,
  );
  return { middle, fastest, processor, peak };
}
