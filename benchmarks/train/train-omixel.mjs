// Times training steps of ResNet-18 in omixel. Arguments: compiled library, batch, side, steps.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [library, ...sizes] = process.argv.slice(2);
const [batch, side, steps] = sizes.map(Number);
const load = (file) => import(pathToFileURL(join(library, file)).href);
const { openEngine } = await load("engine/open.js");
const { resnet18 } = await load("models/resnet18.js");
const { seededRandom } = await load("random.js");
const { trainDefaults } = await load("train/train-options.js");
const { trainNetwork } = await load("train/train-network.js");

const classes = 6;
const engine = await openEngine({ prefer: "tensorflow" });
const random = seededRandom(0);
const shape = { height: side, width: side, channels: 3, classes };
const network = resnet18.build(shape, resnet18.defaults, engine, random);
const images = new Float32Array(batch * side * side * 3);
for (let at = 0; at < images.length; at++) images[at] = random.normal();
const labels = Int32Array.from({ length: batch }, (_, i) => i % classes);

// As many rows as a batch: an epoch is one step, and the event that tells it is the clock. The last one is left out, since
// it ends with the recalibration of the batch norms.
const [times, losses] = [[], []];
let start = performance.now();
const progress = (event) => {
  times.push(performance.now() - start);
  losses.push(event.loss);
  start = performance.now();
};
const unshaken = { noise: 0, featureNoise: 0, featureDropout: 0 };
const plain = { ...unshaken, labelSmoothing: 0, optimiser: "adam", schedule: "constant", learningRate: 1e-4 };
const options = { ...trainDefaults, ...plain, batchSize: batch, epochs: steps + 1, steps: 1 };
const history = await trainNetwork(network, { ...shape, images, count: batch, labels }, options, {
  engine,
  random,
  progress,
});
const parameters = [...network.parameters.values()].reduce((sum, { size }) => sum + size, 0);
const hits = Math.round(history.at(-1).accuracy * batch);
console.log(JSON.stringify({ times: times.slice(0, steps), losses: losses.slice(0, steps), parameters, hits }));
