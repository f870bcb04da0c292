// Times training steps or inference in omixel. Arguments: compiled library, network, batch, side, steps, precision, task, threads.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { networks } from "./networks.mjs";

const [library, name, ...rest] = process.argv.slice(2);
const [batch, side, steps] = rest.slice(0, 3).map(Number);
const [precision, task, threads] = rest.slice(3);
const load = (file) => import(pathToFileURL(join(library, file)).href);
const { openEngine } = await load("engine/open.js");
const { models } = await load("models/registry.js");
const { seededRandom } = await load("random.js");
const { trainDefaults } = await load("train/train-options.js");
const { trainNetwork } = await load("train/train-network.js");
const { predictNetwork } = await load("train/predict.js");

const classes = 6;
const engine = await openEngine({ prefer: "tensorflow", ...(threads ? { threads: Number(threads) } : {}) });
const random = seededRandom(0);
const shape = { height: side, width: side, channels: 3, classes };
const { model, options: own } = networks[name];
const network = models[model].build(shape, { ...models[model].defaults, ...own }, engine, random);
const images = new Float32Array(batch * side * side * 3);
for (let at = 0; at < images.length; at++) images[at] = random.normal();
const labels = Int32Array.from({ length: batch }, (_, i) => i % classes);

const [times, processor, losses] = [[], [], []];
let [start, used] = [performance.now(), process.cpuUsage()];
const lap = (loss) => {
  const { user, system } = process.cpuUsage(used);
  times.push(performance.now() - start);
  processor.push((user + system) / 1e3);
  losses.push(loss);
  [start, used] = [performance.now(), process.cpuUsage()];
};
const set = { ...shape, images, count: batch, labels };
if (task === "train") {
  // As many rows as a batch: an epoch is one step, and the event that tells it is the clock. The last one is left out,
  // since it ends with the recalibration of the batch norms.
  const unshaken = { noise: 0, featureNoise: 0, featureDropout: 0 };
  const plain = { ...unshaken, labelSmoothing: 0, optimiser: "adam", schedule: "constant", learningRate: 1e-4 };
  const options = { ...trainDefaults, ...plain, precision, batchSize: batch, epochs: steps + 1, steps: 1 };
  await trainNetwork(network, set, options, {
    engine,
    random,
    progress: ({ kind, loss }) => kind === "epoch" && lap(loss),
  });
} else for (let step = 0; step < steps; step++) lap((await predictNetwork(network, set, engine))[0]);
const parameters = [...network.parameters.values()].reduce((sum, { size }) => sum + size, 0);
const first = (list) => list.slice(0, steps);
console.log(JSON.stringify({ times: first(times), processor: first(processor), losses: first(losses), parameters }));
