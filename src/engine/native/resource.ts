import type { TensorFlowBackend } from "../backend.js";
import type { DoorTensor } from "../door-tensor.js";
import { dtypeCode } from "../dtypes.js";

let created = 0;

/** A tensor that TensorFlow's optimiser ops change in place, by its handle. Starts at zero. */
export class Resource {
  readonly handle: DoorTensor;

  constructor(
    private readonly backend: TensorFlowBackend,
    private readonly shape: readonly number[],
  ) {
    // Two handles with one shared name would be one variable.
    const shared_name = `omixel-${process.pid}-${created++}`;
    this.handle = backend.exec("VarHandleOp", [], { dtype: "float32", shape, shared_name })[0]!;
    const [zeros] = backend.exec("Fill", [backend.constants.ints(shape), backend.constants.scalar(0)]);
    this.assign(zeros!);
    zeros!.delete();
  }

  /** Takes the value over without a copy. */
  assign(value: DoorTensor): void {
    this.backend.exec("AssignVariableOp", [this.handle, value], { dtype: "float32" });
  }

  /** The value, sharing memory until the next update. */
  read(): DoorTensor {
    return this.backend.exec("ReadVariableOp", [this.handle], { dtype: "float32" })[0]!;
  }

  /** A copy of the values. */
  save(): Float32Array {
    const value = this.read();
    const copy = this.backend.door.read(value) as Float32Array;
    value.delete();
    return copy;
  }

  restore(values: Float32Array): void {
    const value = this.backend.door.tensor(values, this.shape, dtypeCode.float32);
    this.assign(value);
    value.delete();
  }

  dispose(): void {
    this.backend.exec("DestroyResourceOp", [this.handle], { ignore_lookup_error: true });
    this.handle.delete();
  }
}
