// Every source file with behaviour has a test of the same path: src/a/b.ts -> tests/a/b.test.ts.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const walk = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  );

/** Types and re-exports alone cannot fail at run time, so they need no test of their own. */
const hasBehaviour = (file) => {
  const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  return /^(export )?(default )?(async )?(function|class|const|let)\b/m.test(code);
};

const missing = walk(join(root, "src"))
  .filter((file) => file.endsWith(".ts") && hasBehaviour(file))
  .map((file) => ({ file, test: join(root, "tests", relative(join(root, "src"), file)).replace(/\.ts$/, ".test.ts") }))
  .filter(({ test }) => !existsSync(test));

for (const { file, test } of missing) console.error(`${relative(root, file)} has no test: ${relative(root, test)}`);
process.exit(missing.length > 0 ? 1 : 0);
