import type { Tensor, Tensor1D, Tensor4D } from "../engine/engine.js";

/** A convolution with its batch norm in it, which is a scaled filter and a number for each channel. */
export interface Folded {
  readonly filter: Tensor4D;
  readonly bias: Tensor1D;
}

/** The convolutions of a network as its predictions use them: made when first met, kept until all predictions are made. */
export class Folding {
  /** What the forward pass that is running makes use of; undefined in training and where gradients are asked for. */
  static current: Folding | undefined;
  readonly #made = new Map<object, Folded>();

  /** Runs a forward pass that nobody asks gradients of. */
  during<T>(pass: () => T): T {
    const before = Folding.current;
    Folding.current = this;
    try {
      return pass();
    } finally {
      Folding.current = before;
    }
  }

  /** @param layer whose convolution it is @param make makes it, of tensors that are kept */
  of(layer: object, make: () => Folded): Folded {
    let folded = this.#made.get(layer);
    if (!folded) this.#made.set(layer, (folded = make()));
    return folded;
  }

  dispose(): void {
    for (const { filter, bias } of this.#made.values())
      for (const tensor of [filter, bias] as Tensor[]) tensor.dispose();
    this.#made.clear();
  }
}
