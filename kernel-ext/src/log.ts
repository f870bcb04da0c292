import { writeSync } from "node:fs";

const said = new Set<string>();

/** A line on the terminal of the Jupyter server, never in a cell. */
export function log(text: string): void {
  try {
    writeSync(2, `[omixel-kernel] ${text}\n`);
  } catch {
    // The terminal is gone or full; there is nobody to tell.
  }
}

/** The same, said once for each kind: whoever floods the kernel does not flood the terminal. */
export function logOnce(kind: string, text: string): void {
  if (said.has(kind)) return;
  said.add(kind);
  log(`${text} (said once)`);
}
