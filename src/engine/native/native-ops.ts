import type { TensorFlowBackend } from "../backend.js";
import type { NativeOps } from "../ops.js";
import { nativeAdd } from "./add.js";
import { nativeAddBias } from "./add-bias.js";
import { nativeAttention } from "./attention.js";
import { nativeBatchNormInfer, nativeBatchNormTrain } from "./batch-norm.js";
import { nativeConv2d, nativeDepthwiseConv2d } from "./conv2d.js";
import { nativeCrossEntropy } from "./cross-entropy.js";
import { nativeGelu } from "./gelu.js";
import { nativeGlobalAveragePool } from "./global-average-pool.js";
import { nativeLayerNorm } from "./layer-norm.js";
import { nativeLinear } from "./linear.js";
import { nativeMaxPool } from "./max-pool.js";
import { nativeRelu } from "./relu.js";
import { nativeScaleChannels } from "./scale-channels.js";
import { nativeSilu } from "./silu.js";

/** The layers of networks as TensorFlow's own fused ops, forward and backward. */
export function nativeOps(backend: TensorFlowBackend): NativeOps {
  return {
    conv2d: nativeConv2d(backend),
    depthwiseConv2d: nativeDepthwiseConv2d(backend),
    batchNormTrain: nativeBatchNormTrain(backend),
    batchNormInfer: nativeBatchNormInfer(backend),
    addBias: nativeAddBias(backend),
    relu: nativeRelu(backend),
    silu: nativeSilu(backend),
    gelu: nativeGelu(backend),
    add: nativeAdd(backend),
    maxPool: nativeMaxPool(backend),
    scaleChannels: nativeScaleChannels(backend),
    linear: nativeLinear(backend),
    layerNorm: nativeLayerNorm(backend),
    attention: nativeAttention(backend),
    globalAveragePool: nativeGlobalAveragePool(backend),
    crossEntropy: nativeCrossEntropy(backend),
  };
}
