import type { Csr } from "../data/csr.js";
import type { Engine, Tensor2D, Tensor3D } from "../engine/engine.js";
import type { Random } from "../random.js";
import type { GraphKind } from "./graph-aggregation.js";
import { Layers } from "./layers.js";
import type { Network } from "./network.js";

export interface GraphNetworkOptions {
  /**
   * "gcn": graph convolutions, a node and its neighbours mixed (Kipf & Welling 2017); "sage": a node and the mean of its
   * neighbours apart (Hamilton et al. 2017). Default "gcn".
   */
  readonly kind: GraphKind;
  /** Graph layers, 1 or more: how many edges away a node still hears of another. Default 2. */
  readonly layers: number;
  /** Values of each node after each layer, 1 or more. Default 8. */
  readonly width: number;
  /**
   * How the nodes become one answer. "flatten": every node has weights of its own, since a node is a gene; "mean", "max": over
   * all nodes. Default "flatten".
   */
  readonly pooling: "flatten" | "mean" | "max";
  /** Share of the last values dropped when training, 0 to below 1. Default 0.3. */
  readonly dropout: number;
}

/**
 * A network on the nodes of a graph that all samples share; what goes in is one value a node, [samples, 1, nodes, 1].
 *
 * @param aggregation nodes × nodes, of the options' kind
 */
export function graphNetwork(
  aggregation: Csr,
  classes: number,
  { kind, layers: depth, width, pooling, dropout }: GraphNetworkOptions,
  engine: Engine,
  random: Random,
): Network {
  const { tf, ops, sparse } = engine;
  const nodes = aggregation.rows;
  const neighbours = sparse(aggregation);
  const layers = new Layers(engine, random);
  const stages = Array.from({ length: depth }, (_, l) => {
    const input = l > 0 ? width : 1;
    const around = layers.linear(`conv${l + 1}.neighbours`, input, width);
    const own = kind === "sage" ? layers.linear(`conv${l + 1}.self`, input, width) : undefined;
    return { input, around, own };
  });
  const linear = layers.linear("fc", pooling === "flatten" ? nodes * width : width, classes);

  /** Nodes × samples × values throughout, so that neighbours are summed up in one product. */
  const pooled = (h: Tensor3D): Tensor2D => {
    if (pooling === "mean") return tf.mean(h, 0);
    if (pooling === "max") return tf.max(h, 0);
    return tf.reshape(tf.transpose(h, [1, 0, 2]), [h.shape[1], nodes * width]);
  };
  return {
    parameters: layers.parameters,
    buffers: layers.buffers,
    forward(x, training, random) {
      return tf.tidy(() => {
        const samples = x.shape[0];
        let h: Tensor2D = tf.transpose(tf.reshape(x, [samples, nodes]));
        for (const { input, around, own } of stages) {
          const rows = (y: Tensor2D): Tensor2D => tf.reshape(y, [nodes * samples, input]);
          const heard = around(rows(neighbours.times(tf.reshape(h, [nodes, samples * input]))));
          h = ops.relu(own ? tf.add(heard, own(rows(h))) : heard);
        }
        const features = pooled(tf.reshape(h, [nodes, samples, width]));
        return linear(training && random ? layers.dropout(features, dropout, random) : features);
      });
    },
    dispose() {
      layers.dispose();
      neighbours.dispose();
    },
  };
}
