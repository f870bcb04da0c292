import type { Shares } from "../signal/signal-cover.js";

/** A picture of a signal: how it is drawn, and which places each pixel is made of. */
export interface SignalPicture {
  /** @param image of one channel, row-major */
  draw(signal: Float64Array, image: Float32Array): void;
  readonly shares: Shares;
}
