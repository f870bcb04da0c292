import type { TensorFlowBackend } from "../backend.js";
import type { NativeOps } from "../ops.js";
import { nativeAdd } from "./add.js";
import { nativeAddBias } from "./add-bias.js";
import { nativeBatchNormInfer, nativeBatchNormTrain } from "./batch-norm.js";
import { nativeConv2d } from "./conv2d.js";
import { nativeCrossEntropy } from "./cross-entropy.js";
import { nativeGlobalAveragePool } from "./global-average-pool.js";
import { nativeMaxPool } from "./max-pool.js";
import { nativeRelu } from "./relu.js";

/** The layers of networks as TensorFlow's own fused ops, forward and backward. */
export function nativeOps(backend: TensorFlowBackend): NativeOps {
  return {
    conv2d: nativeConv2d(backend),
    batchNormTrain: nativeBatchNormTrain(backend),
    batchNormInfer: nativeBatchNormInfer(backend),
    addBias: nativeAddBias(backend),
    relu: nativeRelu(backend),
    add: nativeAdd(backend),
    maxPool: nativeMaxPool(backend),
    globalAveragePool: nativeGlobalAveragePool(backend),
    crossEntropy: nativeCrossEntropy(backend),
  };
}
