import type { KernelFamily } from "./kernel.js";

/** Kernels that pick, place, rank or draw elements. */
export const indexing: KernelFamily = (backend) => {
  const { constants } = backend;
  return {
    GatherV2: ({ x, indices }, { axis, batchDims }) =>
      backend.run("GatherV2", [x!, indices!, constants.int(axis)], { batch_dims: batchDims }),
    GatherNd: ({ params, indices }) => backend.run("GatherNd", [params!, indices!]),
    ScatterNd: ({ indices, updates }, { shape }) =>
      backend.run("ScatterNd", [indices!, updates!, constants.ints(shape)]),
    TensorScatterUpdate: ({ tensor, indices, updates }) =>
      backend.run("TensorScatterUpdate", [tensor!, indices!, updates!]),
    SparseToDense: ({ sparseIndices, sparseValues, defaultValue }, { outputShape }) =>
      backend.run("SparseToDense", [sparseIndices!, constants.ints(outputShape), sparseValues!, defaultValue!], {
        validate_indices: true,
      }),
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
    Range: (_, { start, stop, step, dtype }) =>
      backend.run("Range", [
        constants.scalar(start, dtype),
        constants.scalar(stop, dtype),
        constants.scalar(step, dtype),
      ]),
    LinSpace: (_, { start, stop, num }) =>
      backend.run("LinSpace", [constants.scalar(start), constants.scalar(stop), constants.int(num)]),
    Multinomial: ({ logits }, { numSamples, seed, normalized }) => {
      // tfjs may hand over probabilities; TensorFlow wants their logarithms.
      const [logarithms] = normalized ? backend.exec("Log", [logits!]) : [];
      const drawn = backend.run("Multinomial", [logarithms ?? logits!, constants.int(numSamples)], {
        seed,
        seed2: seed * seed,
        output_dtype: "int32",
      });
      logarithms?.delete();
      return drawn;
    },
  };
};
