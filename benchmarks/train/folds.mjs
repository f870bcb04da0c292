// Two folds at once, each in a process with one thread, against one after the other with both.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { alternate, measure, median } from "../peer.mjs";

const child = join(fileURLToPath(new URL(".", import.meta.url)), "train-fold.mjs");
const steps = 30;

/** @param {string} library compiled library @param {number} rounds */
export async function compareFolds(library, rounds) {
  for (const name of ["resnet18", "smallCnn"]) {
    const fold = async (threads) =>
      JSON.parse((await measure(process.execPath, [child, library, name, String(threads), String(steps)])).output);
    const rate = (folds) => (2 * steps) / folds.reduce((sum, seconds) => sum + seconds, 0);
    const runs = await alternate(
      {
        together: async () => (2 * steps) / Math.max(...(await Promise.all([fold(1), fold(1)]))),
        inTurn: async () => rate([await fold(2), await fold(2)]),
      },
      rounds,
    );
    const [together, inTurn] = [median(runs.together), median(runs.inTurn)];
    const all = (rates) => rates.map((own) => own.toFixed(2)).join(" ");
    console.log(`${name}, batch 32, 64 × 64 × 3, steps a second in all`);
    console.log(`two processes, one thread each: ${together.toFixed(2)} (${all(runs.together)})`);
    console.log(`one after the other, two threads: ${inTurn.toFixed(2)} (${all(runs.inTurn)})`);
    console.log(`ratio folds ${name}: ${(together / inTurn).toFixed(2)}`);
  }
}
