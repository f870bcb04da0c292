import type { Crew } from "./crew.js";

/** Memory that the threads of a crew share. */
export interface SharedCrew {
  /** [next piece, threads that wait, meetings so far, pieces done] */
  readonly state: Int32Array;
  /** [gain, feature, code] of each thread, twice: one agreement is read while the next is written. */
  readonly cuts: Float64Array;
}

const [nextPiece, waiting, meetings, piecesDone] = [0, 1, 2, 3];

export function sharedCrew(threads: number): SharedCrew {
  return {
    state: new Int32Array(new SharedArrayBuffer(4 * 4)),
    cuts: new Float64Array(new SharedArrayBuffer(2 * 8 * 3 * threads)),
  };
}

/** Pieces of work that are done. */
export function doneBy({ state }: SharedCrew): number {
  return Atomics.load(state, piecesDone!);
}

/**
 * The crew as one of its threads sees it. It blocks while it waits, so it is not for the thread that holds the event loop
 * of a program.
 *
 * @param counts whether this thread's pieces count as done: where all threads do the same, one of them
 */
export function threadCrew({ state, cuts }: SharedCrew, index: number, threads: number, counts: boolean): Crew {
  let turn = 0;
  const meet = () => {
    const meeting = Atomics.load(state, meetings!);
    if (Atomics.add(state, waiting!, 1) + 1 === threads) {
      Atomics.store(state, waiting!, 0);
      Atomics.store(state, nextPiece!, 0);
      Atomics.add(state, meetings!, 1);
      Atomics.notify(state, meetings!);
      return;
    }
    while (Atomics.load(state, meetings!) === meeting) Atomics.wait(state, meetings!, meeting);
  };
  return {
    take: () => Atomics.add(state, nextPiece!, 1),
    meet,
    agree({ gain, feature, code }) {
      const own = cuts.subarray(3 * threads * turn, 3 * threads * (turn + 1));
      turn = 1 - turn;
      own.set([gain, feature, code], 3 * index);
      meet();
      let best = 0;
      for (let t = 1; t < threads; t++) {
        const more = own[3 * t]! - own[3 * best]!;
        if (more > 0 || (more === 0 && own[3 * t + 1]! < own[3 * best + 1]!)) best = t;
      }
      return { gain: own[3 * best]!, feature: own[3 * best + 1]!, code: own[3 * best + 2]! };
    },
    breathe(done) {
      if (counts && done > 0) Atomics.add(state, piecesDone!, done);
      return Promise.resolve();
    },
  };
}
