// One of the threads that grow trees together: started by grow-trees.ts with its part of the task.
import { parentPort, workerData } from "node:worker_threads";
import { type SharedCrew, threadCrew } from "./thread-crew.js";
import { runTask, type TreeTask } from "./tree-task.js";

/** What a thread is started with. */
export interface ThreadPart {
  readonly task: TreeTask;
  readonly crew: SharedCrew;
  readonly index: number;
  readonly threads: number;
}

if (parentPort) {
  const { task, crew, index, threads } = workerData as ThreadPart;
  const same = task.grows.kind !== "forest"; // of boosted ones all threads grow the same trees, so that one of them tells
  const grown = await runTask(task, threadCrew(crew, index, threads, !same || index === 0));
  parentPort.postMessage(same && index > 0 ? undefined : grown);
}
