import { type TensorInfo, util } from "@tensorflow/tfjs";
import { dtypeCode } from "../dtypes.js";
import { onFloats } from "./floats.js";
import type { Kernel, KernelFamily } from "./kernel.js";

/** Kernels that fold axes away or run along one. */
export const reductions: KernelFamily = (backend) => {
  const { constants } = backend;
  const axes = (axis: number | number[], { shape }: TensorInfo) => constants.ints(util.parseAxisParam(axis, shape));
  const table: Record<string, Kernel> = {};
  for (const name of ["All", "Any", "Max", "Min", "Prod", "Sum"])
    table[name] = ({ x }, { axis, reductionIndices, keepDims }) =>
      backend.run(name, [x!, axes(axis ?? reductionIndices, x!)], { keep_dims: Boolean(keepDims) });
  for (const name of ["ArgMax", "ArgMin"])
    table[name] = ({ x }, { axis }) =>
      backend.run(name, [x!, constants.int(Array.isArray(axis) ? axis[0] : axis)], { output_type: dtypeCode.int32 });
  for (const name of ["Cumsum", "Cumprod"])
    table[name] = ({ x }, { axis, exclusive, reverse }) =>
      backend.run(name, [x!, constants.int(axis)], { exclusive, reverse });
  return {
    ...table,
    Mean: ({ x }, { axis, keepDims }) =>
      onFloats(backend, x!, (floats) =>
        backend.run("Mean", [floats, axes(axis, x!)], { keep_dims: Boolean(keepDims) }),
      ),
    Bincount: ({ x, weights }, { size }) => backend.run("Bincount", [x!, constants.int(size), weights!]),
    DenseBincount: ({ x, weights }, { size, binaryOutput }) =>
      backend.run("DenseBincount", [x!, constants.int(size), weights!], { binary_output: binaryOutput }),
    SparseSegmentMean: ({ data, indices, segmentIds }) =>
      backend.run("SparseSegmentMean", [data!, indices!, segmentIds!]),
    SparseSegmentSum: ({ data, indices, segmentIds }) =>
      backend.run("SparseSegmentSum", [data!, indices!, segmentIds!]),
    UnsortedSegmentSum: ({ x, segmentIds }, { numSegments }) =>
      backend.run("UnsortedSegmentSum", [x!, segmentIds!, constants.int(numSegments)]),
  };
};
