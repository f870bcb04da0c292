import { customGrad, type GradSaveFunc, type Tensor, type Tensor2D, type Tensor4D } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend.js";
import { requireFactors } from "../geometry.js";
import type { NativeOps } from "../ops.js";
import { Formula } from "./formula.js";
import { gradientRelease, toTensor } from "./tensors.js";

/** Each channel of each image times a factor of its own. */
export function nativeScaleChannels(backend: TensorFlowBackend): NativeOps["scaleChannels"] {
  const value = new Formula(backend, "ScaleChannels", ["x", "factors"], { y: ["Mul", "x", "factors"] });
  const gradients = new Formula(
    backend,
    "ScaleChannelsGradients",
    ["x", "factors", "dy"],
    { ofX: ["Mul", "dy", "factors"], product: ["Mul", "x", "dy"], ofFactors: ["Sum", "product", [1, 2]] },
    ["ofX", "ofFactors"],
  );
  const scale = customGrad((...args) => {
    const [x, factors, save] = args as unknown as [Tensor4D, Tensor2D, GradSaveFunc];
    const { constants } = backend;
    const [count, channels] = factors.shape;
    const spread = (tensor: Tensor) => backend.exec("Reshape", [tensor, constants.ints([count, 1, 1, channels])])[0]!;
    const column = spread(factors);
    const [y] = value.run([x, column]);
    column.delete();
    save([x, factors]);
    return {
      value: toTensor(backend, y!),
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const release = gradientRelease(dy);
        const column = spread(saved[1]!);
        const [ofX, wide] = gradients.run([saved[0]!, column, dy]);
        const [ofFactors] = backend.exec("Reshape", [wide!, constants.ints([count, channels])]);
        for (const tensor of [column, wide!]) tensor.delete();
        saved[0]!.dispose();
        release();
        return [toTensor(backend, ofX!), toTensor(backend, ofFactors!)];
      },
    };
  });
  return (x, factors) => {
    requireFactors(x.shape, factors.shape);
    return scale(x, factors) as Tensor4D;
  };
}
