import type { KernelFamily } from "./kernel.js";

/** Kernels that pick, place, rank or draw elements. */
export const indexing: KernelFamily = (backend) => {
  const { constants } = backend;
  return {
    GatherV2: ({ x, indices }, { axis, batchDims }) =>
      backend.run("GatherV2", [x!, indices!, constants.int(axis)], { batch_dims: batchDims }),
    GatherNd: ({ params, indices }) => backend.run("GatherNd", [params!, indices!]),
    ScatterNd: ({ indices, updates }, { shape }) => {
      // tfjs lets a vector stand for a column of indices.
      const rows =
        indices!.shape.length === 1 ? backend.exec("ExpandDims", [indices!, constants.int(1)])[0] : undefined;
      const scattered = backend.run("ScatterNd", [rows ?? indices!, updates!, constants.ints(shape)]);
      rows?.delete();
      return scattered;
    },
    TensorScatterUpdate: ({ tensor, indices, updates }) =>
      backend.run("TensorScatterUpdate", [tensor!, indices!, updates!]),
    SparseToDense: ({ sparseIndices, sparseValues, defaultValue }, { outputShape }) =>
      backend.run("SparseToDense", [sparseIndices!, constants.ints(outputShape), sparseValues!, defaultValue!], {
        validate_indices: true,
      }),
    SearchSorted: ({ sortedSequence, values }, { side }) =>
      backend.run(side === "left" ? "LowerBound" : "UpperBound", [sortedSequence!, values!]),
    TopK: ({ x }, { k, sorted }) =>
      backend.exec("TopKV2", [x!, constants.int(k)], { sorted }).map((tensor) => backend.adopt(tensor)),
    Unique: ({ x }, { axis = 0 }) =>
      backend.exec("UniqueV2", [x!, constants.ints([axis])]).map((tensor) => backend.adopt(tensor)),
    OneHot: ({ indices }, { depth, onValue, offValue, dtype }) =>
      backend.run("OneHot", [
        indices!,
        constants.int(depth),
        constants.scalar(onValue, dtype),
        constants.scalar(offValue, dtype),
      ]),
    Fill: (_, { shape, value, dtype = typeof value === "string" ? "string" : "float32" }) =>
      backend.run("Fill", [constants.ints(shape), constants.scalar(value, dtype)]),
    Range: (_, { start, stop, step, dtype }) => {
      const by = stop < start && step === 1 ? -1 : step;
      // A step away from the end gives an empty range in tfjs, an error in TensorFlow.
      const end = (stop - start) * by > 0 ? stop : start;
      return backend.run("Range", [
        constants.scalar(start, dtype),
        constants.scalar(end, dtype),
        constants.scalar(by, dtype),
      ]);
    },
    LinSpace: (_, { start, stop, num }) =>
      backend.run("LinSpace", [constants.scalar(start), constants.scalar(stop), constants.int(num)]),
    Multinomial: ({ logits }, { numSamples, seed, normalized }) => {
      // tfjs may hand over probabilities; TensorFlow wants their logarithms.
      const [logarithms] = normalized ? backend.exec("Log", [logits!]) : [];
      // The stateless op gives the same draw for the same seed, however often it is called.
      const inputs = [logarithms ?? logits!, constants.int(numSamples), constants.ints([seed, 0])];
      const drawn = backend.run("StatelessMultinomial", inputs, { output_dtype: "int32" });
      logarithms?.delete();
      return drawn;
    },
  };
};
