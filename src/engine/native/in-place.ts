import type { Variable } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend.js";
import type { DoorTensor } from "../door-tensor.js";
import { Resource } from "./resource.js";
import { toTensor } from "./tensors.js";

/**
 * A variable of tfjs whose values TensorFlow updates in place. tfjs's tensor and the resource share one buffer; the
 * buffer is only changed in place while nobody else holds it, so tfjs lets go of it before each update.
 */
export class InPlaceVariable {
  readonly #resource: Resource;
  /** What tfjs was given last; another tensor in its place means that somebody assigned new values. */
  #given: DoorTensor | undefined;

  constructor(
    private readonly backend: TensorFlowBackend,
    readonly variable: Variable,
  ) {
    this.#resource = new Resource(backend, variable.shape);
  }

  /** Multiplies all values, as decoupled weight decay does. */
  scale(factor: DoorTensor): void {
    const [scaled] = this.backend.exec("Mul", [this.variable, factor]);
    this.#resource.assign(scaled!);
    scaled!.delete();
    this.#given = this.backend.tensorOf(this.variable);
  }

  /** Runs an update op on the resource and shows its result to tfjs. */
  update(apply: (handle: DoorTensor) => void): void {
    const { backend, variable } = this;
    const held = backend.tensorOf(variable);
    if (held !== this.#given) this.#resource.assign(held);
    // A clone that somebody keeps has the same data: it must not see the update, so the buffer stays and is copied.
    const shared = backend.refCount(variable.dataId) > 1;
    if (!shared) held.delete();
    try {
      apply(this.#resource.handle);
    } finally {
      this.#given = this.#resource.read();
      if (shared) this.#assign(this.#given);
      else backend.replace(variable, this.#given);
    }
  }

  #assign(value: DoorTensor): void {
    const tensor = toTensor(this.backend, value);
    this.variable.assign(tensor as never); // a tensor of the variable's own rank, which the type cannot know
    tensor.dispose();
  }

  dispose(): void {
    this.#resource.dispose();
  }
}
