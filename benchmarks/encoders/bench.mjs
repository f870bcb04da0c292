// Encoders: IGTD against a numpy swap loop; seconds to draw 1,000 new samples with every encoder; seconds to learn from
// 763 samples × 20,000 genes with every encoder, or why it refuses. Arguments: igtd, apply, fit (default: all), and for igtd
// the most steps of the loop, which takes minutes to come as far: npm run bench -- encoders igtd 2000.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { makeValues } from "../encode/make-values.mjs";
import { benchFolder, builtLibrary, contestant, peerEnvironment } from "../peer.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const [only = "all", count] = process.argv.slice(2);
const parts = { igtd, apply, fit };
if (only !== "all" && !Object.hasOwn(parts, only)) throw new Error(`Parts: ${Object.keys(parts).join(", ")}`);

const library = builtLibrary();
const load = (file) => import(pathToFileURL(join(library, file)).href);
const file = { samples: 763, genes: 20000 };
const path = join(benchFolder, "encode", `expression-${file.samples}x${file.genes}.f32`);
makeValues(path, file, (await load("random.js")).seededRandom);
const { encoders } = await load("encoders/registry.js");
for (const [name, run] of Object.entries(parts)) if (only === "all" || only === name) await run();

/** One encoder in a process of its own. */
function omixel(name, { samples, genes, drawn = 0 }, options = {}) {
  const args = [
    here("fit-omixel.mjs"),
    library,
    path,
    name,
    samples,
    genes,
    file.genes,
    drawn,
    JSON.stringify(options),
  ];
  return contestant(process.execPath, args)();
}

async function igtd() {
  const [genes, side, steps] = [2500, 50, Number(count ?? 30_000)];
  console.log(`IGTD, ${file.samples} samples × ${genes} genes on ${side} × ${side} pixels`);
  const own = await omixel("igtd", { samples: file.samples, genes }, { pixels: side });
  const arrangement = join(benchFolder, "encoders", "arrangement.json");
  mkdirSync(join(benchFolder, "encoders"), { recursive: true });
  writeFileSync(arrangement, JSON.stringify(own.at));
  const python = peerEnvironment("encoders", here("requirements.txt"));
  const sizes = [path, file.samples, genes, file.genes, side, steps, arrangement];
  const peer = await contestant(python, [here("igtd_numpy.py"), ...sizes])();
  const share = (error) => `${((100 * error) / peer.start).toFixed(1)} % of the start`;
  const row = (who, { total, peakBytes }, error) =>
    console.log(`${who}: ${total.toFixed(1)} s, error ${share(error)}, peak ${mebibytes(peakBytes)} MiB`);
  row("omixel (with distances and ranks)", own, peer.judged);
  row(`numpy, ${peer.steps} steps (search alone)`, peer, peer.error);
  console.log(
    `a step of the loop: ${((1000 * peer.total) / peer.steps).toFixed(1)} ms; the usual 30,000 take ${Math.round((30_000 * peer.total) / peer.steps)} s`,
  );
  const ended = peer.steps < steps ? "though the loop ends with a larger error" : "though the loop has not come as far";
  const reached = peer.error <= peer.judged ? "to the same error" : ended;
  console.log(`ratio: omixel is ${(peer.total / own.total).toFixed(1)} times as fast, ${reached}`);
}

async function apply() {
  const shape = { samples: 200, genes: 1000, drawn: 1000 };
  console.log(`1,000 new samples drawn, ${shape.genes} genes, default sizes`);
  for (const name of Object.keys(encoders)) tell(name, await omixel(name, shape), "apply");
}

async function fit() {
  console.log(`Learnt from ${file.samples} samples × ${file.genes} genes, defaults`);
  for (const name of Object.keys(encoders)) tell(name, await omixel(name, file), "fit");
}

function tell(name, found, what) {
  const memory = `peak ${mebibytes(found.peakBytes)} MiB`;
  console.log(
    found.refusal
      ? `${name}: refused. ${found.refusal}`
      : `${name}: ${found[what].toFixed(2)} s, ${found.size}, ${memory}`,
  );
}

function mebibytes(bytes) {
  return Math.round(bytes / 2 ** 20);
}
