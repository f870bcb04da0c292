import type { Engine, Tensor, Tensor1D, Tensor2D, Tensor3D, Tensor4D } from "../engine/engine.js";
import type { Layers } from "./layers.js";

/** As in timm. */
const EPSILON = 1e-6;
const SPREAD = 0.02;

export interface BlockShape {
  readonly width: number;
  readonly heads: number;
  readonly mlp: number;
}

/** What a block makes of tokens, [count, tokens, width]; attention shares are told to whom they are asked for. */
export type TransformerBlock = (x: Tensor3D, shares?: (shares: Tensor4D) => void) => Tensor3D;

/** Rows times a matrix, plus a bias; weights normal, biases 0. */
export function tokenLinear(layers: Layers, name: string, input: number, output: number, { ops }: Engine) {
  const weight = layers.parameter(`${name}.weight`, [input, output], (random) => SPREAD * random.normal());
  const bias = layers.parameter(`${name}.bias`, [output], () => 0);
  return (rows: Tensor2D) => ops.linear(rows, weight as unknown as Tensor2D, bias as unknown as Tensor1D);
}

/** Each row to mean 0 and variance 1 (Ba et al. 2016). */
export function tokenNorm(layers: Layers, name: string, width: number, { ops }: Engine) {
  const scale = layers.parameter(`${name}.weight`, [width], () => 1) as unknown as Tensor1D;
  const offset = layers.parameter(`${name}.bias`, [width], () => 0) as unknown as Tensor1D;
  return (rows: Tensor2D) => ops.layerNorm(rows, scale, offset, EPSILON);
}

/**
 * A block of a vision transformer: norm, attention of all tokens to all, norm, two linear layers with GELU between, both
 * with a shortcut around them. Parameter names are timm's.
 */
export function transformerBlock(
  layers: Layers,
  name: string,
  { width, heads, mlp }: BlockShape,
  engine: Engine,
): TransformerBlock {
  const { ops, tf } = engine;
  const norm1 = tokenNorm(layers, `${name}.norm1`, width, engine);
  const project = tokenLinear(layers, `${name}.attn.qkv`, width, 3 * width, engine);
  const join = tokenLinear(layers, `${name}.attn.proj`, width, width, engine);
  const norm2 = tokenNorm(layers, `${name}.norm2`, width, engine);
  const widen = tokenLinear(layers, `${name}.mlp.fc1`, width, mlp, engine);
  const narrow = tokenLinear(layers, `${name}.mlp.fc2`, mlp, width, engine);

  return (x, tell) => {
    const [count, tokens] = x.shape;
    const rows: Tensor2D = tf.reshape(x, [count * tokens, width]);
    const packed: Tensor3D = tf.reshape(project(norm1(rows)), [count, tokens, 3 * width]);
    tell?.(attentionShares(packed, heads, engine));
    const seen: Tensor2D = tf.reshape(ops.attention(packed, heads), [count * tokens, width]);
    const attended = ops.add(rows, join(seen));
    const y = ops.add(attended, narrow(ops.gelu(widen(norm2(attended)))));
    return tf.reshape(y, [count, tokens, width]);
  };
}

/** How much each token looks at each: [count, heads, tokens, tokens], rows that sum to 1. */
function attentionShares(packed: Tensor3D, heads: number, { tf }: Engine): Tensor4D {
  const [count, tokens, width] = packed.shape;
  const parts = tf.reshape(packed, [count, tokens, 3, heads, width / 3 / heads]);
  const [q, k] = tf.unstack(tf.transpose(parts, [2, 0, 3, 1, 4])) as [Tensor4D, Tensor4D];
  return tf.softmax(tf.mul(tf.matMul<Tensor>(q, k, false, true), 1 / Math.sqrt(q.shape[3]))) as Tensor4D;
}
