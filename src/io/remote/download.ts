import { createWriteStream } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { dirname } from "node:path";
import { finished, pipeline } from "node:stream/promises";
import { isOmixelError, OmixelError, throwIfAborted } from "../../errors.js";
import type { ReadWatch } from "../open-bytes.js";
import { readSum, sha256Of, writeSum } from "./checksum.js";
import { networkReason } from "./network-reason.js";
import { lockPart, type Part } from "./part-lock.js";
import { get } from "./request.js";

export interface DownloadOptions extends ReadWatch {
  /** What the file's SHA-256 must be, in hexadecimal digits. Default: whatever comes. */
  readonly sha256?: string | undefined;
}

/** How often a connection that breaks is taken up again, as long as each try brings something. */
const mostBreaks = 5;

/** Downloads of this process by where they go: no two write to one place. */
const running = new Map<string, Promise<void>>();

/**
 * Fetches a file: beside its place first, then renamed, with its SHA-256 beside it. A connection that breaks is taken up
 * where it broke, also by a later call, if the server still has the same file. Several calls at a time for one place
 * fetch the file once; another process that fetches it as well does not disturb them.
 *
 * @param target where it goes; folders are made
 * @throws DownloadFailed with the reason and where the file can be placed by hand; Aborted
 */
export async function download(address: URL, target: string, options: DownloadOptions = {}): Promise<void> {
  let waited = false;
  for (let other = running.get(target); other; other = running.get(target)) {
    throwIfAborted(options.signal);
    await settled(other, options.signal); // where it failed or was stopped, this call tries itself
    waited = true;
  }
  throwIfAborted(options.signal);
  const own = waited ? fetchUnlessThere(address, target, options) : fetchOnce(address, target, options);
  const done = own.finally(() => running.delete(target));
  running.set(target, done);
  return done;
}

async function fetchUnlessThere(address: URL, target: string, options: DownloadOptions): Promise<void> {
  const sum = await sha256Of(target, options.signal).catch(() => undefined);
  throwIfAborted(options.signal);
  if (sum === undefined || sum !== (await readSum(target))) return fetchOnce(address, target, options);
  requireSum(sum, address, target, options);
}

async function fetchOnce(address: URL, target: string, options: DownloadOptions): Promise<void> {
  let part: Part | undefined;
  try {
    await mkdir(dirname(target), { recursive: true });
    part = await lockPart(target);
    await fetchWhole(address, target, part.path, options);
  } catch (cause) {
    if (part?.resumable === false) await forget(part.path);
    throwIfAborted(options.signal);
    if (isOmixelError(cause)) throw cause;
    const kept = part?.resumable ? await sizeOf(part.path) : 0;
    throw failed(address, target, networkReason(cause as Error), kept, cause);
  } finally {
    await part?.release();
  }
}

async function fetchWhole(address: URL, target: string, part: string, options: DownloadOptions): Promise<void> {
  for (let breaks = 0; ; breaks++) {
    throwIfAborted(options.signal);
    const before = await sizeOf(part);
    try {
      await fetchRest(address, target, part, options);
      break;
    } catch (cause) {
      throwIfAborted(options.signal);
      if (isOmixelError(cause) || breaks >= mostBreaks || (await sizeOf(part)) <= before) throw cause;
    }
  }
  const sum = await sha256Of(part, options.signal);
  try {
    requireSum(sum, address, target, options);
  } catch (error) {
    await forget(part);
    throw error;
  }
  await writeSum(target, sum);
  await rename(part, target);
  await rm(`${part}.json`, { force: true });
}

function requireSum(sum: string, address: URL, target: string, { sha256 }: DownloadOptions): void {
  if (sha256 !== undefined && sum !== sha256.toLowerCase())
    throw failed(address, target, `its SHA-256 is ${sum}, but ${sha256} is expected`);
}

/** Waits for another call, however it ends, or for a stop of this one. */
async function settled(other: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  let stop: (() => void) | undefined;
  const stopped = new Promise<void>((resolve) => signal?.addEventListener("abort", (stop = () => resolve())));
  await Promise.race([other.catch(() => undefined), stopped]);
  if (stop) signal?.removeEventListener("abort", stop);
}

/** Fetches what is missing of a part. Returns when the file is whole, raises when the connection breaks. */
async function fetchRest(address: URL, target: string, part: string, { signal, onProgress }: ReadWatch): Promise<void> {
  const before = await sizeOf(part);
  const known = before > 0 ? await validatorOf(part, address) : undefined;
  const headers = known === undefined ? {} : { range: `bytes=${before}-`, "if-range": known };
  const { answer } = await get(address, { headers, signal });
  const { statusCode = 0 } = answer;
  if (statusCode === 416) {
    answer.resume();
    await forget(part); // the file is another one by now
    return fetchRest(address, target, part, { signal, onProgress });
  }
  if (statusCode !== 200 && statusCode !== 206) {
    answer.resume();
    throw failed(address, target, `the server answers ${statusCode} ${answer.statusMessage ?? ""}`.trim());
  }
  if (/^text\/html\b/.test(answer.headers["content-type"] ?? "") && !/\.html?$|\/$/.test(address.pathname)) {
    answer.destroy();
    throw failed(address, target, "the server answers with a web page");
  }
  const resumed = statusCode === 206 && startOf(answer) === before;
  if (statusCode === 206 && !resumed) {
    answer.destroy();
    await forget(part);
    throw new Error("the server continued at another place");
  }
  const validator = answer.headers.etag ?? answer.headers["last-modified"];
  await writeFile(`${part}.json`, JSON.stringify({ address: address.href, validator }));
  const start = resumed ? before : 0;
  const total = Number(answer.headers["content-length"] ?? NaN) + start;
  let done = start;
  answer.on("data", (chunk: Buffer) => {
    done += chunk.length;
    onProgress?.(done, Number.isNaN(total) ? done : total);
  });
  const out = createWriteStream(part, { flags: resumed ? "a" : "w" });
  try {
    await pipeline(answer, out, { signal });
  } finally {
    if (!out.closed) await finished(out, { cleanup: true }).catch(() => undefined);
  }
  if (!Number.isNaN(total) && done < total) throw new Error(`the connection broke after ${done} of ${total} bytes`);
  const size = await sizeOf(part);
  if (size === done) return;
  await forget(part);
  throw new Error(`the part has ${size} bytes in place of ${done}: something else wrote to it`);
}

/** What tells whether the server's file is still the one of which a part is there; undefined if that cannot be told. */
async function validatorOf(part: string, address: URL): Promise<string | undefined> {
  try {
    const known = JSON.parse(await readFile(`${part}.json`, "utf8")) as { address?: string; validator?: string };
    // A weak validator does not promise equal bytes (RFC 9110, 13.1.5).
    return known.address === address.href && !known.validator?.startsWith("W/") ? known.validator : undefined;
  } catch {
    return undefined;
  }
}

function startOf({ headers }: IncomingMessage): number {
  return Number(/^bytes (\d+)-/.exec(headers["content-range"] ?? "")?.[1] ?? NaN);
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

async function forget(part: string): Promise<void> {
  await rm(part, { force: true });
  await rm(`${part}.json`, { force: true });
}

function failed(address: URL, target: string, why: string, kept = 0, cause?: unknown): OmixelError {
  return new OmixelError(
    "DownloadFailed",
    `The file cannot be fetched from ${address.href}: ${why}.${kept > 0 ? ` The first ${kept} bytes are kept, and the next try goes on from there.` : ""}`,
    `Fetch it elsewhere and place it at ${target}; behind a proxy, set HTTPS_PROXY.`,
    { file: address.href },
    cause,
  );
}
