import type { Context, ProgressEvent } from "../../src/context.js";
import type { Engine } from "../../src/engine/engine.js";
import type { Network } from "../../src/models/network.js";
import { smallCnn } from "../../src/models/small-cnn.js";
import { seededRandom } from "../../src/random.js";
import { trainDefaults, type TrainOptions } from "../../src/train/train-options.js";
import type { TrainingSet } from "../../src/train/training-set.js";

/** Training as the tests want it: toy images come from no table, so that only pixels can be shaken. */
export const toyOptions = { ...trainDefaults, featureNoise: 0, featureDropout: 0 } satisfies TrainOptions;

/** Images of 8 × 8 × 2 in two classes: noise, and in class 1 a bright corner. The last column is never drawn on. */
export function toySet(count: number, seed: number | string = 1): TrainingSet {
  const random = seededRandom(seed);
  const labels = Int32Array.from({ length: count }, (_, i) => i % 2);
  const images = new Float32Array(count * 128);
  for (let at = 0; at < images.length; at++) {
    const [row, y, x] = [Math.floor(at / 128), Math.floor((at % 128) / 16), Math.floor((at % 16) / 2)];
    if (x < 7) images[at] = 0.3 * random.normal() + (labels[row] === 1 && y < 3 && x < 3 ? 1 : 0);
  }
  return { images, count, height: 8, width: 8, channels: 2, labels, classes: 2 };
}

/** A small network for such images. */
export function toyNetwork(engine: Engine, seed: number | string = 1, dropout = 0.3): Network {
  const options = { ...smallCnn.defaults, filters: [4, 4], dropout };
  return smallCnn.build({ height: 8, width: 8, channels: 2, classes: 2 }, options, engine, seededRandom(seed));
}

/** A context that keeps its events. */
export function toyContext(engine: Engine, seed: number | string = 1): Context & { readonly events: ProgressEvent[] } {
  const events: ProgressEvent[] = [];
  return { engine, random: seededRandom(seed), progress: (event) => events.push(event), events };
}
