import { readFileSync } from "node:fs";
import { cpus, release, type } from "node:os";
import type { RunEnvironment } from "./result.js";

/** Version of this package. */
export const VERSION = (
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }
).version;

/** What a run ran on. */
export function describeEnvironment(seed: number, engine: string, jobs: number, started: Date): RunEnvironment {
  return {
    omixel: VERSION,
    node: process.versions.node,
    engine,
    jobs,
    seed,
    os: `${type()} ${release()}`,
    cpu: cpus()[0]?.model ?? "unknown",
    started: started.toISOString(),
  };
}
