import type { TensorInfo } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend.js";

/** Inputs by the names that tfjs gives them. */
export type Inputs = Readonly<Record<string, TensorInfo>>;

/** Attributes by the names that tfjs gives them; each kernel has its own, and tfjs-core has checked them. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- one table holds kernels with a hundred different records
export type KernelAttributes = any;

/** One operation of tfjs in terms of TensorFlow's ops. */
export type Kernel = (inputs: Inputs, attributes: KernelAttributes) => TensorInfo | TensorInfo[];

/** Kernels by tfjs's names. */
export type KernelTable = Readonly<Record<string, Kernel>>;

/** A part of the backend's kernels. */
export type KernelFamily = (backend: TensorFlowBackend) => KernelTable;
