import type { Citation } from "../citation.js";
import type { Context } from "../context.js";
import type { Images } from "../data/images.js";
import type { Engine, Tensor2D, Tensor4D } from "../engine/engine.js";
import type { Network } from "../models/network.js";

/** What an explainer needs of a network: class logits of a batch of NHWC images, and its attention where it has some. */
export interface Explainable extends Pick<Network, "attention" | "patches"> {
  forward(images: Tensor4D, training: boolean): Tensor2D;
}

/** How much each pixel of an image counts for the network's decision. */
export interface Explainer<Options extends object = object> {
  /** Registry key = file name in camelCase. */
  readonly name: string;
  readonly source: Citation;
  readonly defaults: Readonly<Required<Options>>;
  /** true: it asks for a network with attention. */
  readonly attention?: true;
  /** Throws before any work is done. */
  check?(options: Required<Options>): void;
  /**
   * @param network is asked in inference mode and not changed
   * @param images the images to explain, by a network that has not seen them
   * @param targets class whose logit is explained, one an image
   * @returns what each pixel does to its image's target logit, in the shape of the images (NHWC): positive values raise
   *   the logit, negative ones lower it; a map of saliency shows magnitudes. Attention has no sign: it is 0 or more
   */
  attribute(
    network: Explainable,
    images: Omit<Images, "layout">,
    targets: Int32Array,
    engine: Engine,
    options: Required<Options>,
    ctx: Pick<Context, "signal" | "progress">,
  ): Promise<Float32Array>;
}

// A registry holds explainers of many option types; `any` is what lets them stand in one table.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyExplainer = Explainer<any>;
