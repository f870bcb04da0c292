import { randomUUID } from "node:crypto";
import { open, rm, stat, utimes } from "node:fs/promises";

/** A lock that was not renewed for as long was left by a process that ended; milliseconds. */
const staleAfter = 5 * 60_000;
const renewEvery = 30_000;

/** Where a download collects its bytes. */
export interface Part {
  readonly path: string;
  /** Whether a later download may go on from what is there. */
  readonly resumable: boolean;
  /** To be called at the end of the download. */
  release(): Promise<void>;
}

/**
 * The part of a file that is being fetched. The process that holds the lock beside it goes on from what an earlier one
 * left; another one fetches the whole file into a part of its own, so that no two write to the same.
 */
export async function lockPart(target: string): Promise<Part> {
  const lock = `${target}.lock`;
  if (!(await locked(lock)))
    return { path: `${target}.${randomUUID()}.part`, resumable: false, release: () => Promise.resolve() };
  const renewal = setInterval(() => void utimes(lock, new Date(), new Date()).catch(() => undefined), renewEvery);
  renewal.unref();
  const release = async () => {
    clearInterval(renewal);
    await rm(lock, { force: true });
  };
  return { path: `${target}.part`, resumable: true, release };
}

async function locked(lock: string): Promise<boolean> {
  const age = Date.now() - ((await stat(lock).catch(() => undefined))?.mtimeMs ?? Infinity);
  if (age > staleAfter) await rm(lock, { force: true });
  try {
    await (await open(lock, "wx")).close();
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw cause;
  }
}
