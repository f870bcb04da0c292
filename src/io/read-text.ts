import { OmixelError } from "../errors.js";
import type { ReadWatch } from "./open-bytes.js";
import { readBytes } from "./read-bytes.js";

/**
 * The whole text of a file, unpacked if it is gzip. For small files; tables are read in pieces.
 *
 * @throws FileNotFound, NotAFile, UnreadableFile (damaged, or no text), Aborted
 */
export async function readText(path: string, watch: ReadWatch = {}): Promise<string> {
  const bytes = await readBytes(path, watch);
  refuseBinary(path, bytes.subarray(0, 4096));
  return bytes.toString("utf8").replace(/^\uFEFF/, "");
}

/** Raises UnreadableFile if bytes are no text that we read. @param head the first bytes of the content */
export function refuseBinary(path: string, head: Uint8Array): void {
  const wide = isWideText(head);
  if (!wide && isText(head)) return;
  const [what, remedy] = wide
    ? ["The text is UTF-16.", "Save it as UTF-8."]
    : ["The file is binary, not text.", "Export it as text first."];
  throw new OmixelError("UnreadableFile", what, remedy, { file: path });
}

/** True for bytes that look like text of one byte a sign or UTF-8: no zero, hardly a control sign. */
export function isText(head: Uint8Array): boolean {
  const odd = head.reduce((count, byte) => count + (byte < 32 && (byte < 9 || byte > 13) ? 1 : 0), 0);
  return head.length > 0 && !isWideText(head) && !head.includes(0) && odd * 20 <= head.length;
}

function isWideText([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
