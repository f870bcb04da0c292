import { pool2dWindow, pool3dWindow, requireOutputShape, window2dAttributes, window3dAttributes } from "./geometry.js";
import type { Kernel, KernelFamily } from "./kernel.js";

/** Pools and their gradients. */
export const pooling: KernelFamily = (backend) => {
  const { constants } = backend;
  const table: Record<string, Kernel> = {};
  for (const name of ["MaxPool", "AvgPool"]) {
    table[name] = ({ x }, a) => backend.run(name, [x!], window2dAttributes(pool2dWindow(x!.shape, a), "pool"));
    table[`${name}3D`] = ({ x }, a) =>
      backend.run(`${name}3D`, [x!], window3dAttributes(pool3dWindow(x!.shape, a), "pool"));
  }
  return {
    ...table,
    MaxPoolGrad: ({ dy, input, output }, a) => {
      const info = pool2dWindow(input!.shape, a);
      requireOutputShape(info, dy!.shape, "MaxPoolGrad");
      return backend.run("MaxPoolGrad", [input!, output!, dy!], window2dAttributes(info, "pool"));
    },
    AvgPoolGrad: ({ dy, input }, a) => {
      const info = pool2dWindow(input!.shape, a);
      requireOutputShape(info, dy!.shape, "AvgPoolGrad");
      return backend.run("AvgPoolGrad", [constants.ints(input!.shape), dy!], window2dAttributes(info, "pool"));
    },
    MaxPool3DGrad: ({ dy, input, output }, a) => {
      const info = pool3dWindow(input!.shape, a);
      requireOutputShape(info, dy!.shape, "MaxPool3DGrad");
      return backend.run("MaxPool3DGrad", [input!, output!, dy!], window3dAttributes(info, "pool"));
    },
    AvgPool3DGrad: ({ dy, input }, a) => {
      const info = pool3dWindow(input!.shape, a);
      requireOutputShape(info, dy!.shape, "AvgPool3DGrad");
      return backend.run("AvgPool3DGrad", [constants.ints(input!.shape), dy!], window3dAttributes(info, "pool"));
    },
    MaxPoolWithArgmax: ({ x }, a) => {
      const { strides, ksize, padding } = window2dAttributes(pool2dWindow(x!.shape, a), "pool");
      return backend
        .exec("MaxPoolWithArgmax", [x!], {
          strides: strides!,
          ksize: ksize!,
          padding: padding!,
          include_batch_in_index: a.includeBatchInIndex,
          Targmax: "int32",
        })
        .map((tensor) => backend.adopt(tensor));
    },
  };
};
