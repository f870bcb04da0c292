import { findBackendFactory, type KernelFunc, registerBackend, registerKernel } from "@tensorflow/tfjs";
import { backendName, TensorFlowBackend } from "./backend.js";
import type { Door } from "./door.js";
import { convolution } from "./kernels/convolution.js";
import { elementwise } from "./kernels/elementwise.js";
import { images } from "./kernels/images.js";
import { indexing } from "./kernels/indexing.js";
import type { KernelFamily, KernelTable } from "./kernels/kernel.js";
import { matrices } from "./kernels/matrices.js";
import { normalisation } from "./kernels/normalisation.js";
import { pooling } from "./kernels/pooling.js";
import { reductions } from "./kernels/reductions.js";
import { shapes } from "./kernels/shapes.js";

const families: readonly KernelFamily[] = [
  elementwise,
  reductions,
  shapes,
  indexing,
  matrices,
  convolution,
  pooling,
  normalisation,
  images,
];

/** Registers TensorFlow as a backend of tfjs, once per process. */
export function registerTensorFlow(door: Door): TensorFlowBackend {
  const backend = new TensorFlowBackend(door);
  if (findBackendFactory(backendName)) throw new Error(`The backend ${backendName} is registered already.`);
  registerBackend(backendName, () => backend, 3); // above tfjs's own cpu backend, which has priority 1
  for (const [kernelName, kernel] of Object.entries(kernelTable(backend)))
    registerKernel({
      kernelName,
      backendName,
      kernelFunc: (({ inputs, attrs }) => kernel(inputs as never, attrs ?? {})) as KernelFunc,
    });
  return backend;
}

/** All kernels by tfjs's names. */
export function kernelTable(backend: TensorFlowBackend): KernelTable {
  return Object.assign({}, ...families.map((family) => family(backend))) as KernelTable;
}
