import type { TensorFlowBackend } from "../backend.js";
import type { NativeOps } from "../ops.js";
import { nativeAdd } from "./add.js";
import { nativeAddBias } from "./add-bias.js";
import { nativeAttention } from "./attention.js";
import { nativeBatchNormInfer, nativeBatchNormTrain } from "./batch-norm.js";
import { nativeConv2d, nativeDepthwiseConv2d } from "./conv2d.js";
import { nativeConvInfer } from "./conv-infer.js";
import { nativeCrossEntropy } from "./cross-entropy.js";
import { Doubts } from "./doubts.js";
import { nativeGelu } from "./gelu.js";
import { nativeGlobalAveragePool } from "./global-average-pool.js";
import { nativeInParts } from "./in-parts.js";
import { nativeLayerNorm } from "./layer-norm.js";
import { nativeLinear } from "./linear.js";
import { nativeMaxPool } from "./max-pool.js";
import { nativeRelu } from "./relu.js";
import { nativeScaleChannels } from "./scale-channels.js";
import { nativeSilu } from "./silu.js";

/** The layers of networks as TensorFlow's own fused ops, forward and backward. */
export function nativeOps(backend: TensorFlowBackend): NativeOps {
  const doubts = new Doubts();
  const parts = {
    conv2d: nativeConv2d(backend),
    depthwiseConv2d: nativeDepthwiseConv2d(backend),
    addBias: nativeAddBias(backend),
    add: nativeAdd(backend),
    relu: nativeRelu(backend),
    silu: nativeSilu(backend),
  };
  return {
    ...parts,
    convInfer: nativeConvInfer(backend, parts),
    batchNormTrain: nativeBatchNormTrain(backend),
    batchNormInfer: nativeBatchNormInfer(backend),
    gelu: nativeGelu(backend),
    maxPool: nativeMaxPool(backend),
    scaleChannels: nativeScaleChannels(backend),
    linear: nativeLinear(backend),
    layerNorm: nativeLayerNorm(backend),
    attention: nativeAttention(backend, doubts),
    inParts: nativeInParts(backend, doubts),
    globalAveragePool: nativeGlobalAveragePool(backend),
    crossEntropy: nativeCrossEntropy(backend),
  };
}
