// Trains as a fold does and prints the seconds that its updates took. Arguments: compiled library, network, threads, steps.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [library, name, ...numbers] = process.argv.slice(2);
const [threads, steps] = numbers.map(Number);
const load = (file) => import(pathToFileURL(join(library, file)).href);
const { openEngine } = await load("engine/open.js");
const { models } = await load("models/registry.js");
const { seededRandom } = await load("random.js");
const { trainDefaults } = await load("train/train-options.js");
const { trainNetwork } = await load("train/train-network.js");

const [side, classes, count, warmUp] = [64, 4, 64, 2];
const engine = await openEngine({ prefer: "tensorflow", threads });
const random = seededRandom(0);
const shape = { height: side, width: side, channels: 3, classes };
const network = models[name].build(shape, models[name].defaults, engine, random);
const images = Float32Array.from({ length: count * side * side * 3 }, () => random.normal());
const labels = Int32Array.from({ length: count }, (_, i) => i % classes);
let [done, start, end] = [0, 0, 0];
// Two updates an epoch, whose event is the clock; the last one ends with the recalibration of the batch norms.
const progress = ({ kind }) => {
  if (kind !== "epoch") return;
  done++;
  if (done === warmUp) start = performance.now();
  if (done === warmUp + steps / 2) end = performance.now();
};
const options = {
  ...trainDefaults,
  noise: 0,
  featureNoise: 0,
  featureDropout: 0,
  epochs: warmUp + steps / 2 + 1,
  steps: 1,
};
await trainNetwork(network, { ...shape, images, count, labels }, options, { engine, random, progress });
console.log((end - start) / 1000);
