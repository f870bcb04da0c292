import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Affinities } from "./affinities.js";
import { attract } from "./tsne-forces.js";

/** Computes the pull of affinities while the caller computes something else. */
export interface Attraction {
  /** Where the points are, n × 2: the caller moves them here, but never between `start` and `finish`. */
  readonly places: Float64Array;
  /** Begins to compute the pull at the present places, times `factor`. */
  start(factor: number): void;
  /** Waits for it and adds it to the force (n × 2). */
  finish(force: Float64Array): void;
  close(): Promise<void>;
}

/** Below as many pairs an iteration is shorter than the start of a thread is worth. */
const pairsForThread = 200_000;

/**
 * The pull of affinities, in a thread of its own where there is much of it and a second core. The numbers are the same
 * either way.
 *
 * @param places n × 2, copied
 */
export async function attraction(
  affinities: Affinities,
  places: Float64Array,
  threads = affinities.weight.length >= pairsForThread ? availableParallelism() : 1,
): Promise<Attraction> {
  return threads > 1 ? threadedAttraction(affinities, places) : plainAttraction(affinities, places);
}

function plainAttraction(affinities: Affinities, from: Float64Array): Attraction {
  const places = from.slice();
  const pull = new Float64Array(places.length);
  return {
    places,
    start(factor) {
      pull.fill(0);
      attract(affinities, places, factor, pull);
    },
    finish: (force) => add(pull, force),
    close: () => Promise.resolve(),
  };
}

/** What the thread runs: `attract` whenever the counter of orders rises; then the counter of answers follows it. */
const program = `
  const { workerData, parentPort } = require("node:worker_threads");
  const { counters, factor, affinities, places, pull } = workerData;
  const attract = ${attract.toString()};
  parentPort.postMessage("ready");
  for (let done = 0; ; done++) {
    Atomics.wait(counters, 0, done);
    pull.fill(0);
    attract(affinities, places, factor[0], pull);
    Atomics.store(counters, 1, done + 1);
    Atomics.notify(counters, 1);
  }`;

async function threadedAttraction(affinities: Affinities, from: Float64Array): Promise<Attraction> {
  const places = sharedCopy(from);
  const pull = sharedCopy(new Float64Array(from.length));
  const factor = sharedCopy(Float64Array.of(1));
  const counters = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(program, { eval: true, workerData: { counters, factor, affinities, places, pull } });
  await once(worker, "message");
  let orders = 0;
  return {
    places,
    start(value) {
      factor[0] = value;
      Atomics.store(counters, 0, ++orders);
      Atomics.notify(counters, 0);
    },
    finish(force) {
      Atomics.wait(counters, 1, orders - 1);
      add(pull, force);
    },
    async close() {
      await worker.terminate();
    },
  };
}

function sharedCopy(values: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}

function add(values: Float64Array, to: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i]! += values[i]!;
}
