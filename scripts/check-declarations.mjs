// Notebooks compile cells with TypeScript 5.0: every declaration file that we ship must parse there.
import { createRequire } from "node:module";
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const ts = createRequire(import.meta.url)("typescript-5.0");
const files = readdirSync(dist, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".d.ts"))
  .map((name) => join(dist, name));
if (files.length === 0) throw new Error("dist/ holds no declarations; run: npm run build");

const program = ts.createProgram(files, { noResolve: true, noLib: true, types: [] });
const problems = program.getSyntacticDiagnostics();
for (const { file, start, messageText } of problems) {
  const { line } = file.getLineAndCharacterOfPosition(start);
  const place = `${relative(root, file.fileName)}:${line + 1}`;
  console.error(`${place} ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
}
console.error(`${files.length} declaration files read by TypeScript ${ts.version}, ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);
