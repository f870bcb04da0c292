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
    const watched = place ?? path;
    const before = await stateOf(watched);
    const changed = async (cause?: unknown) => {
      if ((await stateOf(watched)) === before) return undefined;
      return new OmixelError(
        "UnreadableFile",
        "The file changed while it was read: somebody is writing it.",
        "Read it again when writing has finished.",
        { file: watched },
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

/** Size and time of a file; of a folder also those of what lies in it directly. */
async function stateOf(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  if (!found) return "none";
  const own = `${found.ino} ${found.size} ${found.mtimeNs}`;
  if (!found.isDirectory()) return own;
  const inside = await readdir(path).catch(() => []);
  const states = await Promise.all(
    inside.sort().map(async (name) => {
      const one = await stat(join(path, name), { bigint: true }).catch(() => undefined);
      return `${name} ${one?.size} ${one?.mtimeNs}`;
    }),
  );
  return [own, ...states].join("\n");
}
