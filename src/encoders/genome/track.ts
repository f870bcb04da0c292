import { OmixelError } from "../../errors.js";

/** Pixels that some chromosomes lie on, one after another: from the first to before the last, in pixels of the image. */
export interface Track {
  readonly first: number;
  readonly last: number;
  readonly pixels: Uint32Array;
}

/** Says that an image has no room for what has to lie in it. @param other what has room in fewer pixels */
export function tooSmall(step: string, what: string, other = '{ shape: "hilbert" }'): OmixelError {
  return new OmixelError("UnsuitableData", what, `Choose more pixels, or ${other}.`, { step });
}
