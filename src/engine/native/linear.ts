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
      if (backend.precision === "float32")
        return backend.run("_FusedMatMul", [x, weight, [bias]], { fused_ops: ["BiasAdd"], num_args: 1 });
      const [product] = backend.exec("MatMul", [x, weight]); // the fused one has no bfloat16
      const y = backend.run("BiasAdd", [product!, bias]);
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
        x: () => runOp(backend, "MatMul", [upstream, weight], { transpose_b: true }),
        weight: () => runOp(backend, "MatMul", [x, upstream], { transpose_a: true }),
        bias: () => {
          const gradient = runOp(backend, "BiasAddGrad", [upstream]);
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
