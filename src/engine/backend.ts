import { type DataType, DataStorage, engine, KernelBackend, type TensorInfo } from "@tensorflow/tfjs";
import type { Attributes } from "./attributes.js";
import { Constants } from "./constants.js";
import type { Door } from "./door.js";
import { DoorTensor } from "./door-tensor.js";
import { dtypeCode, type Elements } from "./dtypes.js";
import { inputsInBfloat16, type Precision } from "./precision.js";
import { OmixelError } from "../errors.js";

type Values = Parameters<KernelBackend["write"]>[0];

/** The name under which tfjs knows this backend. */
export const backendName = "tensorflow";

/** An input of an op: a tensor of tfjs, one of the door, or a list of these. */
export type OpInput = TensorInfo | DoorTensor | readonly (TensorInfo | DoorTensor)[];

interface Entry {
  readonly tensor: DoorTensor;
  references: number;
  /** The same values in the other type, where the tensor is a float32 or bfloat16 and was needed in both. */
  copy?: DoorTensor | undefined;
}

export function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The types of tensors that tfjs knows, and the arrays that hold them. */
const arrays = {
  float32: Float32Array,
  int32: Int32Array,
  bool: Uint8Array,
  complex64: Float32Array,
} as const;

const nameOf = new Map<number, DataType>(
  [...Object.keys(arrays), "string"].map((name) => [dtypeCode[name as DataType], name as DataType]),
).set(dtypeCode.bfloat16, "float32"); // tfjs need not know: whatever asks for its values gets float32

/** tfjs's tensors kept in TensorFlow: the storage half of the backend `tensorflow` (kernels/ is the other). */
export class TensorFlowBackend extends KernelBackend {
  readonly constants: Constants;
  /** Receives lines about what is slower than it should be; whoever opened the engine last says where they go. */
  log: (line: string) => void = toStandardError;
  readonly #data: DataStorage<Entry>;
  readonly #copied = new Set<Entry>();
  #precision: Precision = "float32";

  constructor(readonly door: Door) {
    super();
    this.constants = new Constants(door);
    this.#data = new DataStorage<Entry>(this, engine());
  }

  /** Runs one op; the outputs belong to the caller. See `Door.exec` for streams. */
  exec(op: string, inputs: readonly OpInput[], attributes?: Attributes, stream?: number): DoorTensor[] {
    if (this.#precision === "bfloat16") return this.#execMixed(op, inputs, attributes, stream);
    const toDoor = (input: OpInput) =>
      isList(input) ? input.map((item) => this.tensorOf(item)) : this.tensorOf(input);
    return this.door.exec(op, inputs.map(toDoor), attributes, stream);
  }

  /** What convolutions and matrix products compute in just now. */
  get precision(): Precision {
    return this.#precision;
  }

  /**
   * Runs something whose convolutions and matrix products compute in a precision, gradients included. Tensors may leave in
   * bfloat16; whatever reads them gets float32.
   */
  inPrecision<T>(precision: Precision, run: () => T): T {
    const before = this.#precision;
    this.#precision = precision;
    try {
      return run();
    } finally {
      this.#precision = before;
      for (const entry of this.#copied) dropCopy(entry);
      this.#copied.clear();
    }
  }

  #execMixed(op: string, inputs: readonly OpInput[], attributes: Attributes = {}, stream?: number): DoorTensor[] {
    const one = (at: number) => inputs[at] as TensorInfo | DoorTensor;
    const isHalf = (at: number) => this.#stored(one(at)).dtype === dtypeCode.bfloat16;
    const shape = (at: number) => one(at).shape;
    const lowered = inputsInBfloat16(op, { isHalf, shape }, attributes.transpose_a === true);
    const casts: DoorTensor[] = [];
    const inType = (input: TensorInfo | DoorTensor, half: boolean): DoorTensor => {
      if (!(input instanceof DoorTensor)) return this.#inType(input, half);
      if (!isOther(input, half)) return input;
      const made = this.#cast(input, half);
      casts.push(made);
      return made;
    };
    try {
      const toDoor = (input: OpInput, at: number) => {
        const half = lowered.includes(at);
        return isList(input) ? input.map((item) => inType(item, half)) : inType(input, half);
      };
      return this.door.exec(op, inputs.map(toDoor), attributes, stream);
    } finally {
      for (const tensor of casts) tensor.delete();
    }
  }

  #stored(input: TensorInfo | DoorTensor): DoorTensor {
    return input instanceof DoorTensor ? input : this.#data.get(input.dataId).tensor;
  }

  /** A tensor of tfjs in one of the two types; a cast is kept, since a gradient or another layer needs it again. */
  #inType({ dataId }: Pick<TensorInfo, "dataId">, half: boolean): DoorTensor {
    const entry = this.#data.get(dataId);
    if (!isOther(entry.tensor, half)) return entry.tensor;
    if (!entry.copy) {
      entry.copy = this.#cast(entry.tensor, half);
      this.#copied.add(entry);
    }
    return entry.copy;
  }

  #cast(tensor: DoorTensor, half: boolean): DoorTensor {
    return this.door.exec("Cast", [tensor], { DstT: half ? "bfloat16" : "float32" })[0]!;
  }

  /**
   * Runs one op and gives its first output to tfjs; the others are deleted.
   *
   * @param shape of the output, for ops that may run on a stream
   */
  run(op: string, inputs: readonly OpInput[], attributes?: Attributes, shape?: readonly number[]): TensorInfo {
    const [first, ...others] = this.exec(op, inputs, attributes);
    for (const other of others) other.delete();
    return this.adopt(shape ? first!.of(shape) : first!);
  }

  /** Hands a tensor of the door over to tfjs, under another type's name where tfjs has none for it. */
  adopt(tensor: DoorTensor, dtype = nameOf.get(tensor.dtype)): TensorInfo {
    if (!dtype)
      throw new OmixelError("EngineFailure", `tfjs has no tensors of type ${tensor.dtype}.`, "Cast the tensor first.");
    const dataId = {};
    this.#data.set(dataId, { tensor, references: 1 });
    return { dataId, shape: [...tensor.shape], dtype };
  }

  /** The tensor behind one of tfjs; it still belongs to tfjs. */
  tensorOf(input: TensorInfo | DoorTensor): DoorTensor {
    return input instanceof DoorTensor ? input : this.#inType(input, false);
  }

  /** Puts another tensor behind a tensor of tfjs (an optimiser's update); the old one is deleted. */
  replace({ dataId }: TensorInfo, tensor: DoorTensor): void {
    const entry = this.#data.get(dataId);
    entry.tensor.delete();
    this.#forget(entry);
    Object.assign(entry, { tensor });
  }

  /** A further reference to the same data under the same id. */
  share({ dataId, shape, dtype }: TensorInfo): TensorInfo {
    this.incRef(dataId);
    return { dataId, shape, dtype };
  }

  override write(values: Values, shape: number[], dtype: DataType): object {
    const dataId = {};
    this.move(dataId, values, shape, dtype, 1);
    return dataId;
  }

  override move(dataId: object, values: Values, shape: number[], dtype: DataType, references: number): void {
    this.#data.set(dataId, { tensor: this.#create(values, shape, dtype), references });
  }

  #create(values: Values, shape: number[], dtype: DataType): DoorTensor {
    if (dtype === "string") return this.door.strings(values as unknown as string[], shape);
    const array = arrays[dtype];
    const elements: Elements = values instanceof array ? values : array.from(values as ArrayLike<number>);
    return this.door.tensor(elements, shape, dtypeCode[dtype]);
  }

  override readSync(dataId: object): Values {
    const tensor = this.#inType({ dataId }, false);
    // Strings stay bytes: tfjs decodes them itself.
    return tensor.dtype === dtypeCode.string ? this.door.readStrings(tensor) : (this.door.read(tensor) as Values);
  }

  override read(dataId: object): Promise<Values> {
    return Promise.resolve(this.readSync(dataId));
  }

  override refCount(dataId: object): number {
    return this.#data.has(dataId) ? this.#data.get(dataId).references : 0;
  }

  override incRef(dataId: object): void {
    this.#data.get(dataId).references++;
  }

  decRef(dataId: object): void {
    if (this.#data.has(dataId)) this.#data.get(dataId).references--;
  }

  /** True when the data are gone; false while another tensor shares them (tfjs would forget that one otherwise). */
  override disposeData(dataId: object, force = false): boolean {
    if (!this.#data.has(dataId)) return true;
    const entry = this.#data.get(dataId);
    entry.references--;
    if (entry.references > 0 && !force) return false;
    entry.tensor.delete();
    this.#forget(entry);
    this.#data.delete(dataId);
    return true;
  }

  #forget(entry: Entry): void {
    if (!entry.copy) return;
    dropCopy(entry);
    this.#copied.delete(entry);
  }

  override numDataIds(): number {
    return this.#data.numDataIds();
  }

  override memory(): { unreliable: boolean } {
    return { unreliable: false };
  }

  override floatPrecision(): 16 | 32 {
    return 32;
  }

  /** As in tfjs's own float32 backends. */
  override epsilon(): number {
    return 1e-7;
  }

  override timerAvailable(): boolean {
    return true;
  }

  override time(run: () => void): Promise<{ kernelMs: number }> {
    const start = performance.now();
    run();
    return Promise.resolve({ kernelMs: performance.now() - start });
  }

  override dispose(): void {
    this.constants.dispose();
  }
}

function dropCopy(entry: Entry): void {
  entry.copy?.delete();
  entry.copy = undefined;
}

/** Whether a tensor lies in the one of the two types that is not asked for. */
function isOther({ dtype }: DoorTensor, half: boolean): boolean {
  return dtype === (half ? dtypeCode.float32 : dtypeCode.bfloat16);
}

function isList(input: OpInput): input is readonly (TensorInfo | DoorTensor)[] {
  return Array.isArray(input);
}
