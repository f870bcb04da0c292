import { OmixelError } from "../errors.js";
import type { CApi } from "./c-api.js";
import type { Status } from "./status.js";
import { AT_ONCE } from "./streams.js";

/** A tensor of TensorFlow by its handle. It lives until `delete`. */
export class DoorTensor {
  #pointer: bigint;
  #shape: readonly number[] | undefined;
  #dtype: number | undefined;

  /**
   * @param stream on which it is computed: what works on it goes there, too
   */
  constructor(
    pointer: bigint,
    private readonly c: CApi,
    private readonly status: Status,
    private readonly count: { live: number },
    public stream = AT_ONCE,
  ) {
    this.#pointer = pointer;
    count.live++;
  }

  /** @throws EngineFailure when the tensor was deleted: its memory is gone */
  get handle(): bigint {
    if (this.#pointer === 0n)
      throw new OmixelError("EngineFailure", "This tensor was deleted.", "Keep tensors that are used later.");
    return this.#pointer;
  }

  get dtype(): number {
    return (this.#dtype ??= this.c.TFE_TensorHandleDataType(this.handle));
  }

  /** Says what shape it has, where that is known before it is computed: asking TensorFlow waits for it. */
  of(shape: readonly number[]): this {
    this.#shape = shape;
    return this;
  }

  get shape(): readonly number[] {
    if (this.#shape) return this.#shape;
    const rank = this.c.TFE_TensorHandleNumDims(this.handle, this.status.pointer);
    this.status.check("asking a shape");
    const dimension = (_: unknown, i: number) =>
      Number(this.c.TFE_TensorHandleDim(this.handle, i, this.status.pointer));
    return (this.#shape = Array.from({ length: rank }, dimension));
  }

  /** Frees the memory; a second call does nothing. */
  delete(): void {
    if (this.#pointer === 0n) return;
    this.c.TFE_DeleteTensorHandle(this.#pointer);
    this.#pointer = 0n;
    this.count.live--;
  }
}
