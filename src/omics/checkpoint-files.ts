import { readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import type { Checkpoints } from "../context.js";
import { cacheFolder } from "../io/cache-folder.js";
import { writeWhole } from "../io/write.js";

/** The checkpoints of one job's trainings. */
export interface CheckpointFiles extends Checkpoints {
  /** The job has ended: nothing is kept any more. */
  clear(): void;
}

/**
 * Checkpoints beside what steps have learnt, under the key of the whole job, so that they serve no other; they make room
 * with the rest where a job is never begun again.
 *
 * @param key of all that the job's trainings depend on
 */
export function openCheckpoints(key: string, folder = join(cacheFolder(), "steps")): CheckpointFiles {
  const fileOf = (name: string) => join(folder, `${key}.${name}.safetensors`);
  return {
    fileOf,
    get(name) {
      try {
        const bytes = readFileSync(fileOf(name));
        utimesSync(fileOf(name), new Date(), new Date());
        return bytes;
      } catch {
        return undefined; // absent, or not to be read: trained anew
      }
    },
    async put(name, content) {
      // A full or read-only disk costs what could be lost, never the run.
      return writeWhole(fileOf(name), content).then(
        () => true,
        () => false,
      );
    },
    clear() {
      try {
        const own = readdirSync(folder).filter(
          (name) => name.startsWith(`${key}.`) && /\.safetensors(\.|$)/.test(name),
        );
        for (const name of own) rmSync(join(folder, name), { force: true });
      } catch {
        // What cannot be removed makes room in its time.
      }
    },
  };
}
