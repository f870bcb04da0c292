import type { Door } from "./door.js";
import type { DoorTensor } from "./door-tensor.js";
import { dtypeCode } from "./dtypes.js";

/** Shapes, axes and scalars recur at every step of training: the small tensors that say them are kept. */
export class Constants {
  readonly #kept = new Map<string, DoorTensor>();

  constructor(
    private readonly door: Door,
    /** Above this many, the least recently used one goes. */
    private readonly capacity = 4096,
  ) {}

  get size(): number {
    return this.#kept.size;
  }

  /** A vector of int32: a shape, axes, a permutation. */
  ints(values: readonly number[]): DoorTensor {
    return this.#keep(`ints ${values.join()}`, () =>
      this.door.tensor(Int32Array.from(values), [values.length], dtypeCode.int32),
    );
  }

  int(value: number): DoorTensor {
    return this.#keep(`int ${value}`, () => this.door.tensor(Int32Array.of(value), [], dtypeCode.int32));
  }

  /** Pairs [before, after], one a dimension, as an n × 2 matrix. */
  pairs(values: readonly (readonly number[])[]): DoorTensor {
    return this.#keep(`pairs ${values.join()}`, () =>
      this.door.tensor(Int32Array.from(values.flat()), [values.length, 2], dtypeCode.int32),
    );
  }

  scalar(value: number | string | boolean, dtype = "float32"): DoorTensor {
    return this.#keep(`${dtype} ${Object.is(value, -0) ? "-0" : value}`, () => {
      if (dtype === "string") return this.door.strings([String(value)], []);
      const number = Number(value);
      if (dtype === "int32") return this.door.tensor(Int32Array.of(number), [], dtypeCode.int32);
      if (dtype === "bool") return this.door.tensor(Uint8Array.of(number), [], dtypeCode.bool);
      if (dtype === "complex64") return this.door.tensor(Float32Array.of(number, 0), [], dtypeCode.complex64);
      return this.door.tensor(Float32Array.of(number), [], dtypeCode.float32);
    });
  }

  /** A vector of equal float32 values; length 0 gives the empty vector. */
  filled(value: number, length: number): DoorTensor {
    return this.#keep(`filled ${value} ${length}`, () =>
      this.door.tensor(new Float32Array(length).fill(value), [length], dtypeCode.float32),
    );
  }

  dispose(): void {
    for (const tensor of this.#kept.values()) tensor.delete();
    this.#kept.clear();
  }

  #keep(key: string, make: () => DoorTensor): DoorTensor {
    let tensor = this.#kept.get(key);
    if (tensor)
      this.#kept.delete(key); // goes back in as the most recently used
    else {
      tensor = make();
      if (this.#kept.size >= this.capacity) {
        const [oldest, unused] = this.#kept.entries().next().value!;
        unused.delete();
        this.#kept.delete(oldest);
      }
    }
    this.#kept.set(key, tensor);
    return tensor;
  }
}
