import type { KernelFamily } from "./kernel.js";

/** Kernels that normalise. */
export const normalisation: KernelFamily = (backend) => {
  const { constants } = backend;
  return {
    FusedBatchNorm: ({ x, mean, variance, offset, scale }, { varianceEpsilon }) => {
      if (mean!.shape.length === 1 && x!.shape.length === 4) {
        const channels = x!.shape[3]!;
        const inputs = [
          x!,
          scale ?? constants.filled(1, channels),
          offset ?? constants.filled(0, channels),
          mean!,
          variance!,
        ];
        return backend.run("FusedBatchNormV3", inputs, { epsilon: varianceEpsilon, is_training: false });
      }
      // Other ranks, and statistics that differ by position, by the formula itself.
      const [shifted] = backend.exec("AddV2", [variance!, constants.scalar(varianceEpsilon)]);
      const [inverse] = backend.exec("Rsqrt", [shifted!]);
      const [factor] = scale ? backend.exec("Mul", [inverse!, scale]) : backend.exec("Identity", [inverse!]);
      const [centred] = backend.exec("Sub", [x!, mean!]);
      const [scaled] = backend.exec("Mul", [centred!, factor!]);
      const y = backend.run("AddV2", [scaled!, offset ?? constants.scalar(0)]);
      for (const tensor of [shifted, inverse, factor, centred, scaled]) tensor!.delete();
      return y;
    },
    LRN: ({ x }, { depthRadius, bias, alpha, beta }) =>
      backend.run("LRN", [x!], { depth_radius: depthRadius, bias, alpha, beta }),
    LRNGrad: ({ x, y, dy }, { depthRadius, bias, alpha, beta }) =>
      backend.run("LRNGrad", [dy!, x!, y!], { depth_radius: depthRadius, bias, alpha, beta }),
  };
};
