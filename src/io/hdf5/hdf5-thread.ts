// The HDF5 library on a thread of its own: started by hdf5-worker.ts, which sends one call after the other.
import { parentPort } from "node:worker_threads";
import { isOmixelError } from "../../errors.js";
import type { Hdf5Array } from "./hdf5-array.js";
import type { Answer, Call } from "./hdf5-worker.js";
import { LocalHdf5File } from "./local-file.js";

/** Open files by their handles, each with the arrays that were asked for. */
const files = new Map<number, { readonly file: LocalHdf5File; readonly arrays: Map<string, Hdf5Array> }>();
let handles = 0;

// What the library says of odd names in damaged files is nothing that a reader could use.
Object.assign(console, { warn: () => undefined, error: () => undefined });
parentPort?.on("message", (call: Call) => void answer(call));
parentPort?.postMessage({ ready: true });

async function answer({ id, name, handle, args }: Call): Promise<void> {
  const send = (message: Omit<Answer, "id">, transfer: ArrayBuffer[] = []) =>
    parentPort?.postMessage({ id, ...message }, transfer);
  try {
    const result = await run(name, handle, args);
    send({ result }, ArrayBuffer.isView(result) ? [result.buffer as ArrayBuffer] : []);
  } catch (error) {
    const spoilt = [error, (error as Error).cause].some((one) => (one as Error | undefined)?.name === "RuntimeError");
    send(
      isOmixelError(error)
        ? { error: error.toJSON(), spoilt }
        : { crash: String((error as Error).stack), spoilt: true },
    );
  }
}

async function run(name: Call["name"], handle: number, args: readonly unknown[]): Promise<unknown> {
  if (name === "open") {
    const file = await LocalHdf5File.open(args[0] as string);
    files.set(++handles, { file, arrays: new Map() });
    return handles;
  }
  const { file, arrays } = files.get(handle)!;
  const [path, from, to, across] = args as [string, number, number, [number, number]?];
  if (name === "close") {
    files.delete(handle);
    return file.close();
  }
  if (name === "kindOf" || name === "namesIn" || name === "attributes" || name === "metadata") return file[name](path);
  const array = arrays.get(path) ?? (await file.array(path));
  arrays.set(path, array);
  if (name === "array") return { shape: array.shape, chunks: array.chunks, kind: array.kind };
  return name === "texts" ? array.texts(from, to) : array[name](from, to, across);
}
