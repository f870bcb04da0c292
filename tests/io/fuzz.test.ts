import { describe, expect, test } from "@jest/globals";
import type { Format } from "../../src/io/format.js";
import { formats } from "../../src/io/registry.js";
import { fuzz, type FuzzResult } from "./fuzz.js";
import { fuzzSeeds } from "./fuzz-seeds.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();

/** Mutations a format; `node scripts/fuzz.mjs` asks for more. */
const count = Number(process.env.OMIXEL_FUZZ ?? 500);
const seed = process.env.OMIXEL_FUZZ_SEED ?? "omixel";

describe(`${count} mutations give a correct table or a tagged error`, () => {
  test.each(Object.keys(fuzzSeeds) as (keyof typeof formats)[])(
    "%s",
    async (name) => {
      const format: Format = formats[name];
      const started = performance.now();
      const result = await fuzz(format, fuzzSeeds[name]!(), { count, seed: `${seed} ${name}`, folder: folder.path });
      if (process.env.OMIXEL_FUZZ) process.stdout.write(`${name}: ${told(result, performance.now() - started)}\n`);
      expect(result.faults.slice(0, 3)).toEqual([]);
      expect(result.read).toBeGreaterThan(0); // mutations that leave nothing readable would prove nothing
      expect(Object.keys(result.refused).length).toBeGreaterThan(0);
    },
    count * 100 + 60_000,
  );
});

/** What many mutations came to, each read whole and, where the format can, for its samples alone. */
function told({ read, refused, faults }: FuzzResult, ms: number): string {
  const tags = Object.entries(refused).map(([tag, times]) => `${tag} ${times}`);
  return [`${count} mutations in ${Math.round(ms / 1000)} s`, `read ${read}`, ...tags, `faults ${faults.length}`].join(
    ", ",
  );
}
