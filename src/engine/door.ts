import { availableParallelism } from "node:os";
import { AttributeSetter, type Attributes } from "./attributes.js";
import { type CApi, loadCApi } from "./c-api.js";
import { DoorTensor } from "./door-tensor.js";
import type { Elements } from "./dtypes.js";
import type { LibraryLocation } from "./library.js";
import { quietly } from "./quietly.js";
import { newStatus, type Status } from "./status.js";
import { AT_ONCE, Streams } from "./streams.js";
import { alignedZeros, createStrings, createTensor, lendTensor, readStrings, readTensor } from "./tensor-memory.js";
import { withWideVectors } from "./wide-vectors.js";

/** An input of an op; a list input is an array. */
export type DoorInput = DoorTensor | readonly DoorTensor[];

/** TensorFlow's C library, op by op. Every C call of omixel happens behind this door. */
export interface Door {
  /** TensorFlow's version, "2.18.1". */
  readonly version: string;
  /** How many GPUs TensorFlow sees; it computes on the first one. */
  readonly gpus: number;
  /**
   * Runs one op and returns its outputs, which live until they are deleted.
   * Types and counts (T, N) follow from the inputs; attributes that are not given have TensorFlow's defaults.
   * On a stream the outputs are promised only: whoever asks their values, or a shape that nobody has told, waits, and is told
   * what failed.
   * TensorFlow refuses too few inputs, but does not survive too many.
   *
   * @param stream default that of the first input
   * @throws EngineFailure with TensorFlow's text; `cause.code` is its code, e.g. "INVALID_ARGUMENT"
   */
  exec(op: string, inputs: readonly DoorInput[], attributes?: Attributes, stream?: number): DoorTensor[];
  /** How many streams there are beside the caller's own thread. */
  readonly streams: number;
  /** Makes a function known, so that `exec` runs it by its name: the bytes of a FunctionDef (tensorflow/core/framework/function.proto). */
  define(name: string, definition: Uint8Array): void;
  /** Runs what compiles first in this process, while nothing reaches standard error. */
  startCompiler<T>(run: () => T): T;
  /** A new tensor with a copy of the values; complex values are pairs. */
  tensor(values: Elements, shape: readonly number[], dtype: number): DoorTensor;
  /** A new tensor on the memory of the values, which must live and not change before it is deleted; see `zeros`. */
  lend(values: Elements, shape: readonly number[], dtype: number): DoorTensor;
  /** Zeros that are lent without a copy. */
  zeros(length: number): Float64Array;
  /** A new tensor of strings. */
  strings(values: readonly (string | Uint8Array)[], shape: readonly number[]): DoorTensor;
  /** The values of a tensor, copied. */
  read(tensor: DoorTensor): Elements;
  readStrings(tensor: DoorTensor): Uint8Array[];
  /** How many tensors live. */
  liveTensors(): number;
}

/** More outputs than any op that omixel runs (Unpack and SplitV have one per slice). */
const maxOutputs = 4096;

/** As many as ops on halves of a batch keep busy. */
const STREAMS = 2;

/** TFE_DevicePlacementPolicy: copy to another device in silence. */
const placementSilent = 2;

/**
 * Opens TensorFlow's C library.
 *
 * @param options.threads threads within one op; default: one for each core
 * @throws EngineUnavailable when the library cannot be loaded
 */
export function openDoor(location: LibraryLocation, options: { readonly threads?: number } = {}): Door {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "2"; // TensorFlow reads it while it loads: no start-up chatter on standard error
  const c = loadCApi(location);
  const status = newStatus(c, () => streams.forgive());
  const context = newContext(c, status, options.threads);
  const gpus = countGpus(c, status, context);
  const threads = options.threads ?? availableParallelism();
  const streams = new Streams(c, context, gpus === 0 && threads > 1 ? STREAMS : 0);
  const count = { live: 0 };
  const wrap = (pointer: bigint, stream?: number) => new DoorTensor(pointer, c, status, count, stream);
  const name = nameKeeper(c);
  const setter = new AttributeSetter(c, context, status, name);

  const addInputs = (op: bigint, opName: string, inputs: readonly DoorInput[]) => {
    for (const input of inputs) {
      if (input instanceof DoorTensor) c.TFE_OpAddInput(op, input.handle, status.pointer);
      else {
        const handles = BigUint64Array.from(input, (tensor) => tensor.handle);
        c.TFE_OpAddInputList(op, handles, handles.length, status.pointer);
      }
      status.check(opName);
    }
  };

  const outputs = new BigUint64Array(maxOutputs);
  const outputCount = new Int32Array(1);
  return {
    version: c.TF_Version(),
    gpus,
    streams: streams.count,
    exec(opName, inputs, attributes = {}, stream = streamOf(inputs)) {
      const used = streams.enter(stream);
      const op = c.TFE_NewOp(context, name(opName), status.pointer);
      status.check(opName);
      try {
        addInputs(op, opName, inputs);
        for (const attribute in attributes) setter.set(op, opName, attribute, attributes[attribute]!);
        outputCount[0] = maxOutputs;
        c.TFE_Execute(op, outputs, outputCount, status.pointer);
        status.check(opName);
      } finally {
        c.TFE_DeleteOp(op);
      }
      return Array.from(outputs.subarray(0, outputCount[0]), (pointer) => wrap(pointer, used));
    },
    define(functionName, definition) {
      c.TFE_ContextAddFunctionDef(context, definition, definition.length, status.pointer);
      status.check(functionName);
    },
    startCompiler: (run) => withWideVectors(c, () => quietly(c, run)),
    tensor: (values, shape, dtype) => wrap(createTensor(c, status, values, shape, dtype)),
    lend: (values, shape, dtype) => wrap(lendTensor(c, status, values, shape, dtype)),
    zeros: (length) => alignedZeros(c, length),
    strings: (values, shape) => wrap(createStrings(c, status, values, shape)),
    read: (tensor) => readTensor(c, status, tensor),
    readStrings: (tensor) => readStrings(c, status, tensor),
    liveTensors: () => count.live,
  };
}

/** That of the first input; of a list its common one, else at once: what joins streams waits for them. */
function streamOf([input]: readonly DoorInput[]): number {
  if (input === undefined || input instanceof DoorTensor) return input?.stream ?? AT_ONCE;
  const [first = AT_ONCE, ...others] = new Set(input.map(({ stream }) => stream));
  return others.length === 0 ? first : AT_ONCE;
}

function newContext(c: CApi, status: Status, threads = 0): bigint {
  const options = c.TFE_NewContextOptions();
  c.TFE_ContextOptionsSetDevicePlacementPolicy(options, placementSilent);
  if (threads > 0) {
    // A ConfigProto written by hand: field 2 is intra_op_parallelism_threads (tensorflow/core/protobuf/config.proto),
    // a one-byte varint, hence at most 127.
    const proto = Uint8Array.of((2 << 3) | 0, Math.min(threads, 127));
    c.TFE_ContextOptionsSetConfig(options, proto, proto.length, status.pointer);
    status.check("setting the number of threads");
  }
  const context = c.TFE_NewContext(options, status.pointer);
  c.TFE_DeleteContextOptions(options);
  status.check("opening a context");
  return context;
}

function countGpus(c: CApi, status: Status, context: bigint): number {
  const list = c.TFE_ContextListDevices(context, status.pointer);
  status.check("listing devices");
  let gpus = 0;
  for (let i = 0; i < c.TF_DeviceListCount(list); i++)
    if (c.TF_DeviceListType(list, i, status.pointer) === "GPU") gpus++;
  c.TF_DeleteDeviceList(list);
  return gpus;
}

/** Names of ops and attributes are put into C memory once and stay there. */
function nameKeeper(c: CApi): (text: string) => bigint {
  const names = new Map<string, bigint>();
  return (text) => {
    let pointer = names.get(text);
    if (pointer === undefined) {
      const bytes = Buffer.from(`${text}\0`);
      pointer = c.malloc(bytes.length);
      c.memcpy(pointer, bytes, bytes.length);
      names.set(text, pointer);
    }
    return pointer;
  };
}
