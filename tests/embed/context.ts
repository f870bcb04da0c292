import type { Context, ProgressEvent } from "../../src/context.js";
import { openDoor } from "../../src/engine/door.js";
import type { Engine } from "../../src/engine/engine.js";
import { findLibrary } from "../../src/engine/library.js";
import { nativeLinalg } from "../../src/engine/native/native-linalg.js";
import { portableLinalg } from "../../src/engine/portable/portable-linalg.js";
import { seededRandom } from "../../src/random.js";

const library = findLibrary();
/** Embeddings need no more of an engine than linear algebra, so the tests do not wait for the rest of it. */
const linalg = library ? nativeLinalg(openDoor(library)) : portableLinalg;

/** A context that remembers what it was told. */
export function testContext(seed: number | string = 1): Context & { readonly events: ProgressEvent[] } {
  const events: ProgressEvent[] = [];
  return {
    random: seededRandom(seed),
    progress: (event) => events.push(event),
    engine: { name: library ? "tensorflow" : "cpu", linalg } as unknown as Engine,
    events,
  };
}

/** Messages of the warnings so far. */
export function warnings({ events }: { readonly events: readonly ProgressEvent[] }): string[] {
  return events.flatMap((event) => (event.kind === "warning" ? [event.message] : []));
}
