import type { DoorTensor } from "../door-tensor.js";
import { finish } from "./fused.js";
import type { Inputs, KernelAttributes, KernelFamily } from "./kernel.js";

/** Products of matrices. */
export const matrices: KernelFamily = (backend) => {
  const product = ({ a, b }: Inputs, { transposeA, transposeB }: KernelAttributes): DoorTensor =>
    backend.exec("BatchMatMulV2", [a!, b!], { adj_x: transposeA, adj_y: transposeB })[0]!;
  return {
    BatchMatMul: (inputs, attributes) => backend.adopt(product(inputs, attributes)),
    _FusedMatMul: (inputs, attributes) => finish(backend, product(inputs, attributes), inputs, attributes),
    Einsum: (inputs, { equation }) => backend.run("Einsum", [Object.values(inputs)], { equation }),
  };
};
