import { createWriteStream } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { dirname } from "node:path";
import { finished, pipeline } from "node:stream/promises";
import { isOmixelError, OmixelError, throwIfAborted } from "../../errors.js";
import type { ReadWatch } from "../open-bytes.js";
import { sha256Of, writeSum } from "./checksum.js";
import { networkReason } from "./network-reason.js";
import { get } from "./request.js";

export interface DownloadOptions extends ReadWatch {
  /** What the file's SHA-256 must be, in hexadecimal digits. Default: whatever comes. */
  readonly sha256?: string | undefined;
}

/** How often a connection that breaks is taken up again, as long as each try brings something. */
const mostBreaks = 5;

/**
 * Fetches a file: beside its place first, then renamed, with its SHA-256 beside it. A connection that breaks is taken up
 * where it broke, also by a later call, if the server still has the same file.
 *
 * @param target where it goes; folders are made
 * @throws DownloadFailed with the reason and where the file can be placed by hand; Aborted
 */
export async function download(address: URL, target: string, options: DownloadOptions = {}): Promise<void> {
  const part = `${target}.part`;
  try {
    await mkdir(dirname(target), { recursive: true });
    for (let breaks = 0; ; breaks++) {
      throwIfAborted(options.signal);
      const before = await sizeOf(part);
      try {
        await fetchRest(address, part, options);
        break;
      } catch (cause) {
        throwIfAborted(options.signal);
        if (isOmixelError(cause) || breaks >= mostBreaks || (await sizeOf(part)) <= before) throw cause;
      }
    }
    const sum = await sha256Of(part, options.signal);
    if (options.sha256 !== undefined && sum !== options.sha256.toLowerCase()) {
      await forget(part);
      throw failed(address, target, `its SHA-256 is ${sum}, but ${options.sha256} is expected`);
    }
    await writeSum(target, sum);
    await rename(part, target);
    await rm(`${part}.json`, { force: true });
  } catch (cause) {
    throwIfAborted(options.signal);
    if (isOmixelError(cause)) throw cause;
    const kept = await sizeOf(part);
    throw failed(address, target, networkReason(cause as Error), kept, cause);
  }
}

/** Fetches what is missing of a part. Returns when the file is whole, raises when the connection breaks. */
async function fetchRest(address: URL, part: string, { signal, onProgress }: ReadWatch): Promise<void> {
  const before = await sizeOf(part);
  const known = before > 0 ? await validatorOf(part, address) : undefined;
  const headers = known === undefined ? {} : { range: `bytes=${before}-`, "if-range": known };
  const { answer } = await get(address, { headers, signal });
  const { statusCode = 0 } = answer;
  if (statusCode === 416) {
    answer.resume();
    await forget(part); // the file is another one by now
    return fetchRest(address, part, { signal, onProgress });
  }
  if (statusCode !== 200 && statusCode !== 206) {
    answer.resume();
    throw failed(
      address,
      part.replace(/\.part$/, ""),
      `the server answers ${statusCode} ${answer.statusMessage ?? ""}`.trim(),
    );
  }
  if (/^text\/html\b/.test(answer.headers["content-type"] ?? "") && !/\.html?$|\/$/.test(address.pathname)) {
    answer.destroy();
    throw failed(address, part.replace(/\.part$/, ""), "the server answers with a web page");
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
