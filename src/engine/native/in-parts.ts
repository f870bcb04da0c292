import { concat, customGrad, split, type Tensor, type Tensor3D } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend.js";
import type { NativeOps } from "../ops.js";
import { AT_ONCE } from "../streams.js";
import type { Doubts } from "./doubts.js";

/** Batches of fewer elements are not worth their calls; the choice hangs on the shape alone, so that the same seed gives the same numbers. */
const ELEMENTS = 2 ** 18;

const PARTS = 2;

/** Parts of a batch, each on a stream of its own; what follows a tensor goes where it lies, gradients too. */
export function nativeInParts(backend: TensorFlowBackend, doubts: Doubts): NativeOps["inParts"] {
  const streamOf = (part: number) => (backend.door.streams > 0 ? 1 + (part % backend.door.streams) : AT_ONCE);
  const move = (x: Tensor, stream: number) => {
    backend.tensorOf(x).stream = stream;
    return x.clone(); // of the same memory
  };
  /** x, from here on and backward on other streams; `undefined`: where it is. */
  const pass = (x: Tensor, ahead: number | undefined, back: number | undefined) =>
    customGrad((x) => ({
      value: ahead === undefined ? (x as Tensor).clone() : move(x as Tensor, ahead),
      gradFunc: (dy: Tensor) => (back === undefined ? dy.clone() : move(dy, back)),
    }))(x) as Tensor3D;

  return (x, stages) => {
    const apart = () => {
      const [count] = x.shape;
      const half = Math.ceil(count / PARTS);
      let parts = split(x, [half, count - half]).map((part, i) => pass(part, streamOf(i), undefined));
      for (const stage of stages) parts = parts.map((part) => stage(part));
      return concat(parts.map((part, i) => pass(part, undefined, streamOf(i))));
    };
    if (x.shape[0] < PARTS || x.size < ELEMENTS) return stages.reduce((y, stage) => stage(y), x);
    return doubts.resolve(apart, (y) => y.dispose());
  };
}
