import { availableParallelism } from "node:os";
import * as tf from "@tensorflow/tfjs";
import { isOmixelError, OmixelError } from "../errors.js";
import { backendName, TensorFlowBackend, toStandardError } from "./backend.js";
import { requireDevice, wantedDevice } from "./device.js";
import { openDoor } from "./door.js";
import type { Engine } from "./engine.js";
import { findLibrary } from "./library.js";
import { nativeLinalg } from "./native/native-linalg.js";
import { nativeOps } from "./native/native-ops.js";
import { nativeOptimisers } from "./native/native-optimisers.js";
import { nativeSparseMatrix } from "./native/sparse-matrix.js";
import { portableLinalg } from "./portable/portable-linalg.js";
import { portableInPrecision } from "./portable/portable-precision.js";
import { portableOps } from "./portable/portable-ops.js";
import { portableOptimisers } from "./portable/portable-optimisers.js";
import { portableSparseMatrix } from "./portable/portable-sparse-matrix.js";
import { registerTensorFlow } from "./register.js";

export interface EngineOptions {
  /** Threads within one operation, from 1; default: one for each core. The first call of a process decides. */
  readonly threads?: number;
  /** What to compute on; default: TensorFlow if its library is there, else `cpu`. */
  readonly prefer?: "tensorflow" | "cpu";
  /** Receives lines about what is slower than it should be, as where the library is missing; default: standard error. */
  readonly log?: (line: string) => void;
}

const opened = new Map<Engine["name"], Engine>();

/** GPUs that TensorFlow has found. */
let gpus = 0;

/**
 * Opens the tensor engine, once per process: TensorFlow's C library, or the portable backend with a loud line.
 *
 * @throws EngineUnavailable when `prefer: "tensorflow"` or the GPU that `OMIXEL_DEVICE` asks for cannot be had, or
 * `OMIXEL_TENSORFLOW` names a wrong folder
 */
export async function openEngine(options: EngineOptions = {}): Promise<Engine> {
  const log = options.log ?? toStandardError;
  const engine = options.prefer === "cpu" ? openPortable() : (openTensorFlow(options, log) ?? openPortable());
  await tf.setBackend(engine.name);
  await tf.ready();
  const backend = tf.backend();
  if (backend instanceof TensorFlowBackend) backend.log = log;
  return engine;
}

function openTensorFlow({ threads, prefer }: EngineOptions, log: (line: string) => void): Engine | undefined {
  const device = wantedDevice();
  const known = opened.get("tensorflow");
  if (known) {
    requireDevice(device, gpus);
    return known;
  }
  if (device === "cpu") process.env.CUDA_VISIBLE_DEVICES = "-1"; // TensorFlow reads it while it loads
  const refuse = (problem: string) => {
    if (prefer === "tensorflow" || device === "gpu")
      throw new OmixelError("EngineUnavailable", problem, "Run `npm run setup`, which fetches the library.");
    if (!opened.has("cpu"))
      log(
        `${problem} Computing on the portable backend, about 100 times slower. Run \`npm run setup\`, which fetches it.`,
      );
    return undefined;
  };
  const library = findLibrary();
  if (!library) return refuse("TensorFlow's library is not there.");
  try {
    const door = openDoor(library, threads === undefined ? {} : { threads });
    gpus = door.gpus;
    requireDevice(device, gpus);
    const backend = registerTensorFlow(door);
    const used = threads ?? availableParallelism();
    const hardware = door.gpus > 0 ? "GPU" : `${used} ${used === 1 ? "thread" : "threads"}`;
    const engine: Engine = {
      name: backendName,
      description: `TensorFlow ${door.version}, ${hardware}`,
      tf,
      ops: nativeOps(backend),
      optimisers: nativeOptimisers(backend),
      linalg: nativeLinalg(door),
      sparse: nativeSparseMatrix(backend),
      inPrecision: (precision, run) => backend.inPrecision(precision, run),
    };
    opened.set(engine.name, engine);
    return engine;
  } catch (error) {
    if (isOmixelError(error) && error.tag === "EngineUnavailable" && device !== "gpu") return refuse(error.what);
    throw error;
  }
}

function openPortable(): Engine {
  const known = opened.get("cpu");
  if (known) return known;
  const backend = tf.findBackend("cpu") as { firstUse?: boolean } | undefined;
  if (backend) backend.firstUse = false; // its first use prints an advertisement for another library
  const engine: Engine = {
    name: "cpu",
    description: `tfjs ${tf.version["tfjs-core"]} in JavaScript, 1 thread`,
    tf,
    ops: portableOps,
    optimisers: portableOptimisers,
    linalg: portableLinalg,
    sparse: portableSparseMatrix,
    inPrecision: portableInPrecision,
  };
  opened.set(engine.name, engine);
  return engine;
}
