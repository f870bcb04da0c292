// A training step of ResNet-18, batch 32, 128 × 128 × 3, Adam: omixel against PyTorch fp32 in its default memory format.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { alternate, builtLibrary, contestant, median, peakOf, peerEnvironment } from "../peer.mjs";

const rounds = Number(process.argv[2] ?? 3);
const [batch, side, steps] = [32, Number(process.argv[3] ?? 128), 12];
const warmUp = 2; // first steps plan their kernels and grow their memory

const here = (name) => join(fileURLToPath(new URL(".", import.meta.url)), name);
const library = builtLibrary();
const python = peerEnvironment("train", here("requirements.txt"));
const sizes = [batch, side, steps];
const quiet = { env: { TF_CPP_MIN_LOG_LEVEL: "2" } };

const { omixel, torch } = await alternate(
  {
    omixel: contestant(process.execPath, [here("train-omixel.mjs"), library, ...sizes], quiet),
    torch: contestant(python, [here("train_torch.py"), ...sizes], quiet),
  },
  rounds,
);
if (omixel[0].parameters !== torch[0].parameters)
  throw new Error(`The networks differ: ${omixel[0].parameters} and ${torch[0].parameters} parameters`);

const report = (name, runs) => {
  const times = runs.map((run) => run.times.slice(warmUp));
  const middle = median(times.flat());
  const [first, last] = [runs[0].losses[0], runs[0].losses.at(-1)].map((loss) => loss.toFixed(3));
  const each = times.map((round) => median(round).toFixed(0)).join(", ");
  const fastest = Math.min(...times.flat());
  console.log(
    `${name}: ${middle.toFixed(0)} ms a step (rounds ${each}; fastest ${fastest.toFixed(0)}), ` +
      `loss ${first} to ${last}, peak ${peakOf(runs)} MiB`,
  );
  return { middle, fastest };
};
console.log(
  `ResNet-18 (${omixel[0].parameters} parameters), batch ${batch}, ${side} × ${side} × 3, Adam, fp32; ` +
    `${rounds} alternating rounds of ${steps} steps`,
);
const ours = report("omixel", omixel);
const theirs = report("PyTorch", torch);
const ratio = (of) => (ours[of] / theirs[of]).toFixed(2);
console.log(`ratio: a step of omixel takes ${ratio("middle")} times PyTorch's (fastest steps: ${ratio("fastest")})`);
