import type { Scalar, Tensor, Tensor2D, Tensor4D, Variable } from "../engine/engine.js";
import type { Random } from "../random.js";

/** A network in memory: what it learns, what it remembers of its batches, and how it answers. */
export interface Network {
  /** What the optimiser changes, by torchvision's names where torchvision has the network. */
  readonly parameters: ReadonlyMap<string, Variable>;
  /** What is kept with the parameters but not learnt by gradients: running means and variances, fixed patterns. */
  readonly buffers: ReadonlyMap<string, Variable>;
  /** Names of the parameters from the pixels to the last layer, where these names themselves do not tell (`stagesOf`). */
  readonly stages?: readonly (readonly string[])[];
  /**
   * Class logits.
   *
   * @param x images, NHWC
   * @param training batch norms use the batch's own statistics and remember them; dropout drops
   * @param random for dropout; needed by networks that drop when training
   */
  forward(x: Tensor4D, training: boolean, random?: Random): Tensor2D;
  /**
   * How much each token looks at each, where the network has attention.
   *
   * @returns samples × layers × heads × tokens × tokens, rows that sum to 1; token 0 is the class token, then patches row by row
   */
  attention?(x: Tensor4D): Tensor;
  /** The patches behind the tokens of `attention`, in pixels, and how many there are. */
  readonly patches?: { readonly side: number; readonly rows: number; readonly columns: number };
  /** What its own weights cost, where it asks for that: added to the loss. */
  penalty?(): Scalar;
  dispose(): void;
}

/** The images a network is made for. */
export interface NetworkInput {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly classes: number;
}
