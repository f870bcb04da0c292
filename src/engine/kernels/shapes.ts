import { backend_util, slice_util, util } from "@tensorflow/tfjs";
import type { KernelFamily } from "./kernel.js";

/** Kernels that arrange elements anew without changing them. */
export const shapes: KernelFamily = (backend) => {
  const { constants } = backend;
  return {
    Reshape: ({ x }, { shape }) => {
      const whole = util.inferFromImplicitShape(shape, util.sizeFromShape(x!.shape));
      return backend.run("Reshape", [x!, constants.ints(whole)], {}, whole);
    },
    ExpandDims: ({ input }, { dim }) => backend.run("ExpandDims", [input!, constants.int(dim)]),
    Transpose: ({ x }, { perm }) => backend.run("Transpose", [x!, constants.ints(perm)]),
    Concat: (inputs, { axis }) => backend.run("ConcatV2", [Object.values(inputs), constants.int(axis)]),
    Pack: (inputs, { axis }) => backend.run("Pack", [Object.values(inputs)], { axis }),
    Unpack: ({ value }, { axis }) => {
      const num = value!.shape.at(axis)!;
      return backend.exec("Unpack", [value!], { axis, num }).map((tensor) => backend.adopt(tensor));
    },
    SplitV: ({ x }, { numOrSizeSplits, axis }) => {
      const along = util.parseAxisParam(axis, x!.shape)[0]!;
      const sizes = backend_util.prepareSplitSize(
        x as Parameters<typeof backend_util.prepareSplitSize>[0],
        numOrSizeSplits,
        along,
      );
      const inputs = [x!, constants.ints(sizes), constants.int(along)];
      return backend.exec("SplitV", inputs, { num_split: sizes.length }).map((tensor) => backend.adopt(tensor));
    },
    Slice: ({ x }, { begin, size }) => {
      const [starts, sizes] = slice_util.parseSliceParams(x!, begin, size) as [number[], number[]];
      return backend.run("Slice", [x!, constants.ints(starts), constants.ints(sizes)]);
    },
    StridedSlice: ({ x }, { begin, end, strides, ...masks }) =>
      backend.run("StridedSlice", [x!, constants.ints(begin), constants.ints(end), constants.ints(strides)], {
        begin_mask: masks.beginMask,
        end_mask: masks.endMask,
        ellipsis_mask: masks.ellipsisMask,
        new_axis_mask: masks.newAxisMask,
        shrink_axis_mask: masks.shrinkAxisMask,
      }),
    PadV2: ({ x }, { paddings, constantValue }) =>
      backend.run("PadV2", [x!, constants.pairs(paddings), constants.scalar(constantValue, x!.dtype)]),
    MirrorPad: ({ x }, { paddings, mode }) =>
      backend.run("MirrorPad", [x!, constants.pairs(paddings)], { mode: mode.toUpperCase() }),
    Tile: ({ x }, { reps }) => backend.run("Tile", [x!, constants.ints(reps)]),
    BroadcastTo: ({ x }, { shape }) => backend.run("BroadcastTo", [x!, constants.ints(shape)]),
    BroadcastArgs: ({ s0, s1 }) => backend.run("BroadcastArgs", [s0!, s1!]),
    Reverse: ({ x }, { dims }) => backend.run("ReverseV2", [x!, constants.ints(util.parseAxisParam(dims, x!.shape))]),
    SpaceToBatchND: ({ x }, { blockShape, paddings }) =>
      backend.run("SpaceToBatchND", [x!, constants.ints(blockShape), constants.pairs(paddings)]),
    BatchToSpaceND: ({ x }, { blockShape, crops }) =>
      backend.run("BatchToSpaceND", [x!, constants.ints(blockShape), constants.pairs(crops)]),
    DepthToSpace: ({ x }, { blockSize, dataFormat }) =>
      backend.run("DepthToSpace", [x!], { block_size: blockSize, data_format: dataFormat }),
  };
};
