import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { valuesFromArrow, valuesToArrow } from "../data/arrow.js";
import { cacheFolder } from "../io/cache-folder.js";
import { writeWhole } from "../io/write.js";

/** What steps have learnt, kept on disk by the content of everything that went in. */
export interface StepCache {
  get(key: string): unknown;
  put(key: string, value: unknown): Promise<void>;
}

/** Largest size of the cache in bytes; what was used longest ago goes first. */
const CAPACITY = 4e9;

/** A cache on disk, or one that remembers nothing. */
export function openStepCache(enabled: boolean, folder = join(cacheFolder(), "steps")): StepCache {
  if (!enabled) return { get: () => undefined, put: () => Promise.resolve() };
  const fileOf = (key: string) => join(folder, `${key}.arrow`);
  return {
    get(key) {
      try {
        const bytes = readFileSync(fileOf(key));
        utimesSync(fileOf(key), new Date(), new Date());
        return valuesFromArrow(bytes);
      } catch {
        return undefined; // absent, or damaged: computed again
      }
    },
    async put(key, value) {
      try {
        mkdirSync(folder, { recursive: true });
        await writeWhole(fileOf(key), valuesToArrow(value));
        makeRoom(folder);
      } catch {
        // A full or read-only disk costs time, never the run.
      }
    },
  };
}

/**
 * The key of a step: of all that went before it and of its own verb, method and options. Another build of omixel has
 * other keys, since its steps may compute something else.
 */
export function stepKey(before: string, step: unknown): string {
  return createHash("sha256")
    .update(`${build()}\n${before}\n${JSON.stringify(step)}`)
    .digest("hex")
    .slice(0, 40);
}

/** The key of the rows that a fit starts from. */
export function dataKey(bytes: Uint8Array, rows: Int32Array, seed: number): string {
  return createHash("sha256")
    .update(bytes)
    .update(new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength))
    .update(String(seed))
    .digest("hex");
}

let buildName: string | undefined;

function build(): string {
  buildName ??= String(statSync(fileURLToPath(import.meta.url)).mtimeMs);
  return buildName;
}

function makeRoom(folder: string): void {
  const files = readdirSync(folder)
    .map((name) => ({ path: join(folder, name), stat: statSync(join(folder, name), { throwIfNoEntry: false }) }))
    .filter((file) => file.stat !== undefined)
    .sort((a, b) => b.stat!.mtimeMs - a.stat!.mtimeMs);
  let size = 0;
  for (const { path, stat } of files) {
    size += stat!.size;
    if (size > CAPACITY) rmSync(path, { force: true });
  }
}
