import { customGrad, type GradSaveFunc, type Tensor, type Tensor4D } from "@tensorflow/tfjs";
import type { Attributes } from "../attributes.js";
import type { TensorFlowBackend } from "../backend.js";
import { dtypeCode } from "../dtypes.js";
import { requirePoolPadding } from "../geometry.js";
import type { NativeOps } from "../ops.js";
import { pad, planPadding, unpad } from "./padding.js";
import { gradientRelease, toTensor } from "./tensors.js";

/** oneDNN's own pool, which remembers where each maximum was: five times as fast as MaxPoolGrad, but a private op. */
const oneDnn = { workspace_enabled: true, _kernel: "MklNameChangeOp" };

/** Maximum over windows. Padding never wins: it is minus infinity, as in PyTorch. */
export function nativeMaxPool(backend: TensorFlowBackend): NativeOps["maxPool"] {
  const hasOneDnn = oneDnnPoolWorks(backend);

  return (x, size, stride, padding, ceil) => {
    requirePoolPadding(size, padding);
    const plan = planPadding("maxPool", x.shape, [size, size], stride, padding, ceil);
    const attributes: Attributes = {
      ksize: [1, size, size, 1],
      strides: [1, stride, stride, 1],
      padding: plan.padding,
      ...(hasOneDnn ? oneDnn : {}),
    };
    const pool = customGrad((...args) => {
      const [x, save] = args as unknown as [Tensor4D, GradSaveFunc];
      const padded = pad(backend, x, plan, -Infinity);
      const [y, workspace] = backend.exec(hasOneDnn ? "_MklNativeMaxPool" : "MaxPool", [padded ?? x], attributes);
      padded?.delete();
      const value = toTensor<Tensor4D>(backend, y!);
      // The input is saved without its padding: the layer before has saved the same tensor, so it costs nothing.
      // tfjs has no type for the workspace's bytes; it only keeps and frees them, so any name will do.
      save(workspace ? [x, value, toTensor(backend, workspace, "bool")] : [x, value]);
      return {
        value,
        gradFunc: (dy: Tensor, saved: Tensor[]) => {
          const release = gradientRelease(dy);
          const [input, output, ...workspace] = saved as [Tensor, Tensor, ...Tensor[]];
          const padded = pad(backend, input, plan, -Infinity);
          const op = hasOneDnn ? "_MklNativeMaxPoolGrad" : "MaxPoolGrad";
          const [gradient] = backend.exec(op, [padded ?? input, output, dy, ...workspace], attributes);
          padded?.delete();
          for (const tensor of saved) tensor.dispose();
          release();
          return toTensor(backend, unpad(backend, gradient!, plan, input.shape));
        },
      };
    });
    return pool(x) as Tensor4D;
  };
}

/** Tries one pixel: the op is missing from libraries without oneDNN. On a GPU TensorFlow's own pool is the fast one. */
function oneDnnPoolWorks(backend: TensorFlowBackend): boolean {
  if (backend.door.gpus > 0) return false;
  const pixel = backend.door.tensor(Float32Array.of(1), [1, 1, 1, 1], dtypeCode.float32);
  const attributes = { ksize: [1, 1, 1, 1], strides: [1, 1, 1, 1], padding: "VALID", ...oneDnn };
  try {
    const [y, workspace] = backend.exec("_MklNativeMaxPool", [pixel], attributes);
    const gradients = backend.exec("_MklNativeMaxPoolGrad", [pixel, y!, pixel, workspace!], attributes);
    for (const tensor of [y, workspace, ...gradients]) tensor!.delete();
    return true;
  } catch {
    return false;
  } finally {
    pixel.delete();
  }
}
