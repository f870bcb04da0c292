// Mutations of file formats, many more than the tests make: node scripts/fuzz.mjs [mutations a format = 10000] [seed] [format]
// Each must give a correct table or a tagged error (tests/io/fuzz.ts); a line a format tells what they came to.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const [count = "10000", seed = new Date().toISOString().slice(0, 10), format] = process.argv.slice(2);
console.log(`${count} mutations a format, seed ${seed}${format ? `, ${format} alone` : ""}`);
const { status } = spawnSync(
  process.execPath,
  [
    fileURLToPath(new URL("jest.mjs", import.meta.url)),
    "tests/io/fuzz.test.ts",
    ...(format ? ["-t", ` ${format}$`] : []),
  ],
  { stdio: "inherit", env: { ...process.env, OMIXEL_FUZZ: count, OMIXEL_FUZZ_SEED: seed } },
);
process.exit(status ?? 1);
