import { expect, test } from "@jest/globals";
import type { Engine, Tensor, Tensor2D, Tensor4D } from "../../src/engine/engine.js";
import type { AnyExplainer } from "../../src/explain/explainer.js";
import { explainers } from "../../src/explain/registry.js";
import { isOmixelError } from "../../src/errors.js";
import { exportWeights, importWeights } from "../../src/models/weights.js";
import { matchWeights } from "../../src/models/match-weights.js";
import type { Network } from "../../src/models/network.js";
import { seededRandom } from "../../src/random.js";
import { predictNetwork } from "../../src/train/predict.js";
import { trainNetwork } from "../../src/train/train-network.js";
import { checkTrainOptions, trainDefaults } from "../../src/train/train-options.js";
import { describeEngines, describeTensorFlow } from "../engine/engines.js";
import { toyContext, toyOptions } from "../train/toy.js";
import { outline } from "./shapes-only.js";
import { tried } from "./settings.js";
import { countParameters } from "./torchvision.js";

test.each(tried)(
  "%s is named like its line, cites its source, and its defaults are frozen and allowed",
  (name, model) => {
    expect(model.name).toBe(name);
    expect(model.source.paper).toMatch(/\d{4}/);
    expect(Object.isFrozen(model.defaults)).toBe(true);
    expect(() => model.check?.(model.defaults)).not.toThrow();
    if (model.training) expect(Object.isFrozen(model.training)).toBe(true);
    expect(() => checkTrainOptions({ ...trainDefaults, ...model.training })).not.toThrow();
  },
);

test.each(tried)("%s has the published number of parameters", (_, model, { published: { side, parameters } }) => {
  const network = outline(model, { height: side, width: side, channels: 3, classes: 1000 });
  expect(countParameters(network)).toBe(parameters);
});

test.each(tried)("%s says how large images must be", (name, model, { options, smallest }) => {
  const build = (height: number, width: number) =>
    outline(model, { height, width, channels: 1, classes: 2 }, { ...model.defaults, ...options });
  build(smallest, smallest);
  build(smallest, 3 * smallest);
  for (const [height, width] of [
    [smallest - 1, smallest],
    [2 * smallest, smallest - 1],
  ] as const)
    try {
      build(height, width);
      throw new Error("it was built");
    } catch (error) {
      if (!isOmixelError(error)) throw error;
      expect([error.tag, error.place.step]).toEqual(["ImpossibleGeometry", name]);
      expect(error.message).toContain(`Images of ${height} × ${width} pixels are too small`);
      expect(error.message).toContain(`at least ${smallest} × ${smallest}`);
    }
});

/** Steps of finite differences, in units of a tensor's spread. */
const STEPS = [1e-4, 1e-3, 3e-5, 3e-4, 1e-2];

/** Noise in four classes. */
function randomImages(count: number, side: number, seed: number) {
  const random = seededRandom(seed);
  const images = Float32Array.from({ length: count * side * side }, () => random.normal());
  const labels = Int32Array.from({ length: count }, (_, i) => i % 4);
  return { images, count, height: side, width: side, channels: 1, labels, classes: 4 };
}

describeEngines("each model", (engine) => {
  const { tf } = engine;

  test.each(tried)(
    "%s gives finite logits, the same for the same seed, and disposes of all it made",
    async (_, model, { options, smallest }) => {
      await tf.setBackend(engine.name);
      const before = tf.memory().numTensors;
      const input = { height: smallest, width: smallest + 5, channels: 1, classes: 4 };
      const build = () => model.build(input, { ...model.defaults, ...options }, engine, seededRandom(1));
      const [first, second] = [build(), build()];
      expect(exportWeights(first)).toEqual(exportWeights(second));
      const answers = tf.tidy(() => {
        const x = tf.ones([3, input.height, input.width, 1]);
        return [first, second]
          .map((network) => network.forward(x as Tensor4D, false))
          .map((y) => [y.shape, y.arraySync()]);
      });
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]![0]).toEqual([3, 4]);
      expect((answers[0]![1] as number[][]).flat().every(Number.isFinite)).toBe(true);
      first.dispose();
      second.dispose();
      expect(tf.memory().numTensors).toBe(before);
    },
  );
});

describeTensorFlow("each model that learns", (engine) => {
  const { tf } = engine;

  test.each(tried)("%s learns sixteen random images by heart", async (_, model, setting) => {
    const { options, side, learningRate = 5e-3, steps = 25 } = setting;
    const set = randomImages(16, side, 1);
    const network = model.build(set, { ...model.defaults, ...options }, engine, seededRandom(1));
    const training = { ...toyOptions, batchSize: 16, steps, learningRate, labelSmoothing: 0, weightDecay: 0 };
    const history = await trainNetwork(network, set, training, toyContext(engine));
    expect(history.at(-1)!.loss).toBeLessThan(0.5 * history[0]!.loss);
    const probabilities = await predictNetwork(network, set, engine);
    const right = [...set.labels].filter((label, row) => {
      const own = [...probabilities.subarray(4 * row, 4 * row + 4)];
      return own.indexOf(Math.max(...own)) === label;
    });
    expect(right.length).toBe(16);
    network.dispose();
  });

  test.each(tried)("%s has the gradients that finite differences show", (_, model, { options, side }) => {
    const set = randomImages(8, side, 2);
    const network = model.build(set, { ...model.defaults, ...options }, engine, seededRandom(1));
    expectDifferences(network, set, engine);
    network.dispose();
  });

  test.each(tried)(
    "%s takes all but the last layer of its weights for other classes",
    (_, model, { options, side }) => {
      const build = (classes: number) =>
      model.build({ height: side, width: side, channels: 1, classes }, { ...model.defaults, ...options }, engine, seededRandom(classes)); // prettier-ignore
      const [four, two] = [build(4), build(2)];
      const given = exportWeights(four);
      const { taken, fresh } = matchWeights(two, given);
      expect([...Object.keys(taken), ...fresh].sort()).toEqual(Object.keys(given).sort());
      const last = fresh.map((name) => two.parameters.get(name)!.shape);
      expect([last.length, last.every((shape) => shape.at(-1) === 2)]).toEqual([2, true]);
      four.dispose();
      two.dispose();
    },
  );

  test.each(tried.filter(([name]) => name !== "perceptron"))(
    "%s takes weights for three channels, and answers grey images as the network that they are of",
    (_, model, { options, side }) => {
      const build = (channels: number, seed: number) =>
        model.build({ height: side, width: side, channels, classes: 3 }, { ...model.defaults, ...options }, engine, seededRandom(seed)); // prettier-ignore
      const [three, one] = [build(3, 1), build(1, 2)];
      const { taken, fresh, channels } = matchWeights(one, exportWeights(three));
      expect([fresh, channels?.to]).toEqual([[], 1]);
      importWeights(one, taken, engine);
      const { images } = randomImages(2, side, 1);
      const said = (network: Network, count: number) =>
        tf.tidy(() => {
          const grey = tf.tensor4d(images, [2, side, side, 1]);
          return Array.from(network.forward(count === 1 ? grey : (tf.tile(grey, [1, 1, 1, count]) as Tensor4D), false).dataSync()); // prettier-ignore
        });
      const expected = said(three, 3);
      const size = Math.max(...expected.map(Math.abs));
      said(one, 1).forEach((logit, at) => expect(Math.abs(logit - expected[at]!)).toBeLessThan(1e-4 * (1 + size)));
      three.dispose();
      one.dispose();
    },
  );

  test.each(tried)("%s is explained by every explainer", async (_, model, { options, side }) => {
    const set = randomImages(3, side, 3);
    const network = model.build(set, { ...model.defaults, ...options }, engine, seededRandom(1));
    const targets = Int32Array.of(0, 1, 3);
    const images = { ...set, values: set.images };
    const logit = (values: Float32Array) =>
      tf.tidy(() => {
        const x = tf.tensor4d(values, [3, side, side, 1]);
        return (network.forward(x, false).arraySync() as number[][]).map((row, i) => row[targets[i]!]!);
      });
    for (const explainer of Object.values<AnyExplainer>(explainers)) {
      if (explainer.attention && !model.attention) continue;
      const said = await explainer.attribute(
        network,
        images as never,
        targets,
        engine,
        explainer.defaults,
        toyContext(engine),
      );
      expect(said.length).toBe(set.images.length);
      expect(said.every(Number.isFinite)).toBe(true);
      expect(said.some((value) => value !== 0)).toBe(true);
    }
    const slope = await explainers.gradient.attribute(network, images as never, targets, engine, { batchSize: 2 }, toyContext(engine)); // prettier-ignore
    // Along its own gradient, each image's logit rises by the gradient's length.
    const size = side * side;
    const rows = [0, 1, 2].map((row) => slope.subarray(row * size, (row + 1) * size));
    const lengths = rows.map((row) => Math.hypot(...row));
    const step = 2e-3;
    const moved = (sign: number) =>
      set.images.map((value, p) => value + (sign * step * slope[p]!) / lengths[Math.floor(p / size)]!);
    const [up, down] = [logit(moved(1)), logit(moved(-1))];
    lengths.forEach((length, row) => {
      const rise = (up[row]! - down[row]!) / (2 * step);
      expect(Math.abs(rise - length)).toBeLessThan(0.05 * length + 5e-4);
    });
    network.dispose();
  });
});

/**
 * Along random directions in some of the network's tensors, first and last among them, the loss of a training pass changes
 * as the gradient says. All values of a tensor move at once, so that a gradient that is zero, scaled, transposed or only in
 * part there is seen.
 */
function expectDifferences(
  network: Network,
  { images, count, height, width, labels, classes }: ReturnType<typeof randomImages>,
  { tf, ops }: Engine,
): void {
  const random = seededRandom(4);
  const logits = () => network.forward(tf.tensor4d(images, [count, height, width, 1]), true);
  const { grads, value } = tf.variableGrads(
    () => ops.crossEntropy(logits(), tf.oneHot(tf.tensor1d(labels, "int32"), classes) as Tensor2D).asScalar(),
    [...network.parameters.values()],
  );
  /** The same in 64 bits from the logits on: a loss of log 4 in 32 bits would hide small changes. */
  const loss = () => {
    const rows = tf.tidy(() => logits().arraySync());
    return rows.reduce((sum, row, i) => sum + Math.log(row.reduce((e, y) => e + Math.exp(y), 0)) - row[labels[i]!]!, 0) / count; // prettier-ignore
  };
  value.dispose();
  const entries = [...network.parameters];
  const every = Math.max(1, Math.floor(entries.length / 6));
  for (const [name, variable] of entries.filter((_, i) => i % every === 0 || i === entries.length - 1)) {
    const start = variable.dataSync().slice() as Float32Array;
    const gradient = (grads[variable.name] as Tensor).dataSync();
    const length = Math.hypot(...gradient);
    expect([name, length > 0]).toEqual([name, true]);
    const spread = Math.max(0.1, Math.hypot(...start) / Math.sqrt(start.length));
    const directions = [Float32Array.from(gradient, (slope) => slope / length)];
    for (let i = 0; i < 3; i++) directions.push(Float32Array.from(start, () => random.normal()));
    const errors = (step: number) => {
      const [along, ...across] = directions.map((direction) => {
        const at = (sign: number) => {
          const moved = start.map((value, i) => value + sign * step * direction[i]!);
          tf.tidy(() => variable.assign(tf.tensor(moved, variable.shape)));
          return loss();
        };
        const difference = (at(1) - at(-1)) / (2 * step);
        return (difference - direction.reduce((sum, d, i) => sum + d * gradient[i]!, 0)) / length;
      });
      return [Math.abs(along!), Math.hypot(...across) / Math.sqrt(across.length)] as const;
    };
    // A long step sees units switch on and off, a short one rounding; which is which depends on the network.
    const tried = STEPS.map((step) => () => errors(step * spread));
    const found: (readonly [number, number])[] = [];
    const agrees = tried.some((own) => {
      const [along, across] = own();
      found.push([along, across]);
      return along < 0.05 && across < 0.15;
    });
    tf.tidy(() => variable.assign(tf.tensor(start, variable.shape)));
    expect([name, found, agrees]).toEqual([name, found, true]);
  }
  tf.dispose(grads);
}
