import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { writeWhole } from "../write.js";

/** SHA-256 of a file, in hexadecimal digits. */
export async function sha256Of(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, signal ? { signal } : {})) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** Keeps a sum beside its file, in the form that `sha256sum -c` checks. */
export async function writeSum(path: string, sum: string): Promise<void> {
  await writeWhole(`${path}.sha256`, `${sum}  ${basename(path)}\n`);
}

/** The sum that stands beside a file, if one does. */
export async function readSum(path: string): Promise<string | undefined> {
  const text = await readFile(`${path}.sha256`, "utf8").catch(() => "");
  return /^[0-9a-f]{64}/i.exec(text)?.[0].toLowerCase();
}
