// Runs one side-by-side benchmark: npm run bench -- NAME [arguments]. Without a name it lists what there is.
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { join } from "node:path";

const root = fileURLToPath(new URL(".", import.meta.url));
const names = readdirSync(root).filter((name) => existsSync(join(root, name, "bench.mjs")));
const [name, ...rest] = process.argv.slice(2);

if (!name || !names.includes(name)) {
  const out = name ? console.error : console.log;
  if (name) out(`There is no benchmark "${name}".`);
  out(`Benchmarks: ${names.join(", ")}. Run one with: npm run bench -- NAME`);
  process.exitCode = name ? 1 : 0;
} else {
  process.argv.splice(2, 1 + rest.length, ...rest);
  await import(pathToFileURL(join(root, name, "bench.mjs")).href);
}
