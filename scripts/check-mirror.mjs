// Every source file with behaviour has a test of the same path: src/a/b.ts -> tests/a/b.test.ts,
// kernel-ext/src/a/b.ts -> tests/kernel-ext/a/b.test.ts, widgets/src/a/b.ts -> tests/widgets/a/b.test.ts.
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

/** Sources and their tests. */
const mirrors = [
  { sources: join(root, "src"), tests: join(root, "tests") },
  { sources: join(root, "kernel-ext", "src"), tests: join(root, "tests", "kernel-ext") },
  { sources: join(root, "widgets", "src"), tests: join(root, "tests", "widgets") },
];

const missing = mirrors
  .flatMap(({ sources, tests }) =>
    walk(sources)
      .filter((file) => file.endsWith(".ts") && hasBehaviour(file))
      .map((file) => ({ file, test: join(tests, relative(sources, file)).replace(/\.ts$/, ".test.ts") })),
  )
  .filter(({ test }) => !existsSync(test));

for (const { file, test } of missing) console.error(`${relative(root, file)} has no test: ${relative(root, test)}`);
process.exit(missing.length > 0 ? 1 : 0);
