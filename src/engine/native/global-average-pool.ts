import { customGrad, type Tensor, type Tensor4D } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend.js";
import type { NativeOps } from "../ops.js";
import { gradientRelease, runOp } from "./tensors.js";

/** Mean over height and width; the gradient is spread evenly and needs nothing saved. */
export function nativeGlobalAveragePool(backend: TensorFlowBackend): NativeOps["globalAveragePool"] {
  const { constants } = backend;
  const average = customGrad((...args) => {
    const [x] = args as unknown as [Tensor4D];
    const [count, height, width, channels] = x.shape;
    return {
      value: runOp(backend, "Mean", [x, constants.ints([1, 2])]),
      gradFunc: (dy: Tensor) => {
        const release = gradientRelease(dy);
        const [share] = backend.exec("Mul", [dy, constants.scalar(1 / (height * width))]);
        const [pixel] = backend.exec("Reshape", [share!, constants.ints([count, 1, 1, channels])]);
        const gradient = runOp(backend, "BroadcastTo", [pixel!, constants.ints([count, height, width, channels])]);
        share!.delete();
        pixel!.delete();
        release();
        return gradient;
      },
    };
  });
  return (x) => average(x) as ReturnType<NativeOps["globalAveragePool"]>;
}
