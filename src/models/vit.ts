import type { Tensor2D, Tensor3D, Tensor4D } from "../engine/engine.js";
import { requireOption } from "../registry.js";
import { requireImageSize } from "./image-size.js";
import { Layers } from "./layers.js";
import type { Model } from "./model.js";
import { tokenLinear, tokenNorm, transformerBlock } from "./transformer-block.js";

export interface VitOptions {
  /** Side of the square patches that an image is cut into, 1 or more. Default 8. */
  readonly patch: number;
  /** Values of a token, a multiple of the heads. Default 64. */
  readonly width: number;
  /** Blocks, 1 or more. Default 8. */
  readonly depth: number;
  /** Attention heads of each block, 1 or more. Default 4. */
  readonly heads: number;
  /** Values between the two linear layers of each block, 1 or more. Default 128. */
  readonly mlp: number;
  /** Share of the class token's values dropped before the last layer when training, 0 to below 1. Default 0.1. */
  readonly dropout: number;
}

/** As in timm. */
const SPREAD = 0.02;
const CLASS_SPREAD = 1e-6;

/**
 * Vision transformer: patches become tokens, a class token joins them, learned position embeddings tell them apart, blocks of
 * attention follow, and the class token is read. Images whose sides the patch does not divide get an edge of zeros at the
 * right and the bottom. Parameter names are timm's, whose weights fit by name: { patch: 16, width: 384, depth: 12, heads: 6,
 * mlp: 1536 } is ViT-S/16, { patch: 16, width: 768, depth: 12, heads: 12, mlp: 3072 } ViT-B/16. The defaults are for
 * cohorts of hundreds of samples, smaller than any published ones.
 *
 * @see Dosovitskiy et al. 2021; Gokhale et al. 2023 for images of genes
 */
export const vit: Model<VitOptions> = {
  name: "vit",
  source: {
    paper: "Dosovitskiy et al. 2021; Gokhale et al. 2023",
    doi: "10.48550/arXiv.2010.11929",
    reference: "timm, VisionTransformer",
  },
  defaults: Object.freeze({ patch: 8, width: 64, depth: 8, heads: 4, mlp: 128, dropout: 0.1 }),
  // Transformers bear smaller steps than networks with batch norm.
  training: Object.freeze({ learningRate: 1e-3 }),
  attention: true,
  check({ dropout, ...sizes }) {
    for (const [option, size] of Object.entries(sizes))
      requireOption(Number.isInteger(size) && size >= 1, "vit", `${option} is ${size}.`, "Give a whole number of 1 or more."); // prettier-ignore
    const { width, heads } = sizes;
    requireOption(width % heads === 0, "vit", `width is ${width}, heads are ${heads}.`, "Give a width that the heads divide."); // prettier-ignore
    requireOption(dropout >= 0 && dropout < 1, "vit", `dropout is ${dropout}.`, "Give a share from 0 to below 1.");
  },
  build(input, { patch, width, depth, heads, mlp, dropout }, engine, random) {
    requireImageSize("vit", input, patch, "or a smaller patch");
    const { ops, tf } = engine;
    const layers = new Layers(engine, random);
    const grid = [Math.ceil(input.height / patch), Math.ceil(input.width / patch)] as const;
    const tokens = 1 + grid[0] * grid[1];
    const first = layers.parameter("cls_token", [1, 1, width], (own) => CLASS_SPREAD * own.normal());
    const places = layers.parameter("pos_embed", [1, tokens, width], (own) => SPREAD * own.normal());
    const embed = layers.conv("patch_embed.proj", input.channels, width, patch, patch, 0, { bias: 0 });
    const blocks = Array.from({ length: depth }, (_, at) =>
      transformerBlock(layers, `blocks.${at}`, { width, heads, mlp }, engine),
    );
    const norm = tokenNorm(layers, "norm", width, engine);
    const head = tokenLinear(layers, "head", width, input.classes, engine);

    const tokensOf = (x: Tensor4D): Tensor3D => {
      const [count, height, across] = x.shape;
      const edge = [grid[0] * patch - height, grid[1] * patch - across] as const;
      const whole = edge[0] + edge[1] > 0 ? tf.pad(x, [[0, 0], [0, edge[0]], [0, edge[1]], [0, 0]]) : x; // prettier-ignore
      const patches: Tensor3D = tf.reshape(embed(whole, false), [count, tokens - 1, width]);
      const start = tf.tile(first as unknown as Tensor3D, [count, 1, 1]);
      return tf.add(tf.concat([start, patches], 1), places);
    };

    return {
      parameters: layers.parameters,
      buffers: layers.buffers,
      forward(x, training, own) {
        return tf.tidy(() => {
          const seen = ops.inParts(tokensOf(x), blocks);
          const read: Tensor2D = tf.reshape(tf.slice(seen, [0, 0, 0], [-1, 1, -1]), [x.shape[0], width]);
          const features = norm(read);
          return head(training && own ? layers.dropout(features, dropout, own) : features);
        });
      },
      attention(x) {
        return tf.tidy(() => {
          const shares: Tensor4D[] = [];
          blocks.reduce((y, block) => block(y, (own) => shares.push(own)), tokensOf(x));
          return tf.stack(shares, 1);
        });
      },
      patches: { side: patch, rows: grid[0], columns: grid[1] },
      dispose: () => layers.dispose(),
    };
  },
};
