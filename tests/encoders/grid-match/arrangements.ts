import type { Arrangement } from "../../../src/encoders/grid-match/mismatch.js";
import { offsetTable } from "../../../src/encoders/grid-match/offset-table.js";
import { seededRandom } from "../../../src/random.js";

/** Features that belong on a grid of this size, each at a distance from the others as the grid has it, in a wrong order. */
export function shuffledGrid(height: number, width: number, seed = 1, noise = 0): Arrangement {
  const random = seededRandom(seed);
  const count = height * width;
  const table = offsetTable({ height, width }, Math.hypot);
  const values = new Float32Array(count * count);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < i; j++) {
      const distance = Math.hypot((i % width) - (j % width), Math.floor(i / width) - Math.floor(j / width));
      values[i * count + j] = values[j * count + i] = distance * (1 + noise * random.normal());
    }
  const at = random.shuffle(Int32Array.from({ length: count }, (_, p) => p));
  const place = Int32Array.from(at.keys(), (p) => Math.floor(p / width) * table.stride + (p % width));
  return { pairs: { count, values, unit: 1 }, table, place, at };
}
