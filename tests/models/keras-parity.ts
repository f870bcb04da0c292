import type { Engine, Tensor4D, Variable } from "../../src/engine/engine.js";
import type { AnyModel } from "../../src/models/model.js";
import type { NetworkInput } from "../../src/models/network.js";
import { seededRandom } from "../../src/random.js";
import { expectClose, normal } from "../engine/engines.js";

type Built = ReturnType<Engine["tf"]["model"]>;
type Start = ReturnType<Engine["tf"]["input"]>;
export type Symbolic = Start;

/**
 * Expects a network to answer as the same built of Keras's layers, whose padding and pools are Keras's own.
 *
 * @param build the network from its images to its logits; layers are named as our parameters, without ".weight"
 */
export async function expectKeras(
  model: AnyModel,
  options: object,
  input: NetworkInput,
  build: (x: Symbolic, tf: Engine["tf"]) => Symbolic,
  engine: Engine,
): Promise<void> {
  const { tf } = engine;
  await tf.setBackend(engine.name);
  const network = model.build(input, { ...model.defaults, ...options }, engine, seededRandom(1));
  // Biases and norms start at 0 and 1, where a mistake would not show.
  const random = seededRandom(2);
  for (const kept of [network.parameters, network.buffers])
    for (const [name, variable] of kept)
      if (variable.shape.length === 1) set(variable, (value) => value * (1 + 0.3 * random.next()) + (name.endsWith("running_var") ? 0 : 0.1 * random.normal()), engine); // prettier-ignore
  const { height, width, channels } = input;
  const start = tf.input({ shape: [height, width, channels] });
  const built: Built = tf.model({ inputs: start, outputs: build(start, tf) });
  for (const layer of built.layers) {
    const own = ["weight", "bias", "running_mean", "running_var"].flatMap((kind) => {
      const name = `${layer.name}.${kind}`;
      return network.parameters.get(name) ?? network.buffers.get(name) ?? [];
    });
    if (layer.countParams() > 0) layer.setWeights(own);
  }
  const x = normal([2, height, width, channels]) as Tensor4D;
  const [ours, theirs] = [network.forward(x, false), built.predict(x) as Tensor4D];
  expectClose(ours.dataSync(), theirs.dataSync(), 1e-4);
  tf.dispose([x, ours, theirs]);
  built.dispose();
  network.dispose();
}

function set(variable: Variable, change: (value: number) => number, { tf }: Engine): void {
  const values = Float32Array.from(variable.dataSync(), change);
  tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
}
