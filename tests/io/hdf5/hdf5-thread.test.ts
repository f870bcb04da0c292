import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { expect, test } from "@jest/globals";
import { fixture } from "../single-cell.js";

/** Messages that the thread sends, one after the other. */
function replies(worker: Worker): () => Promise<Record<string, unknown>> {
  const [come, wanted]: [Record<string, unknown>[], ((message: Record<string, unknown>) => void)[]] = [[], []];
  worker.on("message", (message: Record<string, unknown>) => {
    const next = wanted.shift();
    if (next) next(message);
    else come.push(message);
  });
  return () => new Promise((resolve) => (come.length > 0 ? resolve(come.shift()!) : wanted.push(resolve)));
}

test("says when it is ready, answers calls by their numbers, and tells errors as plain data", async () => {
  const worker = new Worker(fileURLToPath(new URL("../../../dist/io/hdf5/hdf5-thread.js", import.meta.url)));
  const reply = replies(worker);
  try {
    expect(await reply()).toEqual({ ready: true });
    worker.postMessage({ id: 7, name: "open", handle: 0, args: [fixture("csc.h5ad")] });
    const { result: handle } = await reply();
    worker.postMessage({ id: 8, name: "namesIn", handle, args: ["X"] });
    expect(await reply()).toEqual({ id: 8, result: ["data", "indices", "indptr"] });
    worker.postMessage({ id: 9, name: "namesIn", handle, args: ["none"] });
    expect(await reply()).toMatchObject({ id: 9, error: { tag: "UnreadableFile" }, spoilt: false });
    worker.postMessage({ id: 10, name: "close", handle, args: [] });
    expect(await reply()).toMatchObject({ id: 10 });
  } finally {
    await worker.terminate();
  }
});
