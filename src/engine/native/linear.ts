import { engine, registerGradient, registerKernel, type Tensor, type Tensor2D } from "@tensorflow/tfjs";
import { backendName, type TensorFlowBackend } from "../backend.js";
import type { NativeOps } from "../ops.js";
import { gradientRelease, runOp } from "./tensors.js";

const kernelName = "OmixelLinear";

/** x · weight + bias; a kernel with a registered gradient, so that the tape asks for each gradient alone. */
export function nativeLinear(backend: TensorFlowBackend): NativeOps["linear"] {
  registerKernel({
    kernelName,
    backendName,
    kernelFunc: ({ inputs }) => {
      const { x, weight, bias } = inputs as { x: Tensor; weight: Tensor; bias: Tensor };
      const shape = [x.shape[0]!, weight.shape[1]!];
      if (backend.precision === "float32") {
        const attributes = { fused_ops: ["BiasAdd"], num_args: 1 };
        return backend.run("_FusedMatMul", [x, weight, [bias]], attributes, shape);
      }
      const [product] = backend.exec("MatMul", [x, weight]); // the fused one has no bfloat16
      const y = backend.run("BiasAdd", [product!, bias], {}, shape);
      product!.delete();
      return y;
    },
  });

  registerGradient({
    kernelName,
    inputsToSave: ["x", "weight"],
    gradFunc: (dy, saved) => {
      const [x, weight] = saved as [Tensor2D, Tensor2D];
      const upstream = dy as Tensor2D;
      const release = gradientRelease(upstream);
      return {
        x: () => runOp(backend, "MatMul", [upstream, weight], { transpose_b: true }, x.shape),
        weight: () => runOp(backend, "MatMul", [x, upstream], { transpose_a: true }, weight.shape),
        bias: () => {
          const gradient = runOp(backend, "BiasAddGrad", [upstream], {}, [upstream.shape[1]]);
          // Asked for last, and only in training: what the tape holds for this layer is no longer needed.
          x.dispose();
          release();
          return gradient;
        },
      };
    },
  });

  return (x, weight, bias) => engine().runKernel(kernelName, { x, weight, bias }) as Tensor2D;
}
