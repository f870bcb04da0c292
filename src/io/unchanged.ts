import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { isOmixelError, OmixelError } from "../errors.js";
import type { Format } from "./format.js";
import { type SampleFormat, whileReading } from "./while-reading.js";

/**
 * The format with an error in place of what was read, or went wrong, while somebody wrote the file: half a table may look
 * like a whole one.
 *
 * @param place the file to watch, where it is not the one that is read
 */
export function unchanged(format: Format, place?: string): SampleFormat {
  return whileReading(format, async (path) => {
    const watched = await watchedIn(place ?? path);
    const before = await stateOf(watched);
    const changed = async (cause?: unknown) => {
      if ((await stateOf(watched)) === before) return undefined;
      return new OmixelError(
        "UnreadableFile",
        "The file changed while it was read: somebody is writing it.",
        "Read it again when writing has finished.",
        { file: place ?? path },
        cause,
      );
    };
    return {
      file: path,
      async done() {
        const error = await changed();
        if (error) throw error;
      },
      failed: async (error) =>
        isOmixelError(error) && error.tag === "Aborted" ? error : ((await changed(error)) ?? error),
      close: () => Promise.resolve(),
    };
  });
}

/** The file, or what lies in the folder directly: what is added to a folder later belongs to something else. */
async function watchedIn(path: string): Promise<readonly string[]> {
  const inside = await readdir(path).catch(() => undefined);
  return inside ? inside.map((name) => join(path, name)) : [path];
}

/** Sizes and times. */
async function stateOf(paths: readonly string[]): Promise<string> {
  const states = paths.map(async (path) => {
    const found = await stat(path, { bigint: true }).catch(() => undefined);
    return found ? `${found.size} ${found.mtimeNs}` : "none";
  });
  return (await Promise.all(states)).join("\n");
}
