// From a fresh clone to a built library with its engine; needs Node and Python only, and nothing installed before.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runChild } from "./bootstrap/child.mjs";
import { npmRemedy } from "./bootstrap/remedy.mjs";
import { buildIsStale, missingPackages, nodeIsRecent, oldestNode, recordBuild } from "./bootstrap/staleness.mjs";
import { StepFailed } from "./bootstrap/steps.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Steps that `bootstrap` takes; callers add theirs. */
export const bootstrapSteps = 4;

/**
 * Each step looks first whether its work is done already.
 *
 * @param {import("./bootstrap/steps.mjs").Steps} steps
 * @throws StepFailed with what is missing and how to get it
 */
export async function bootstrap(steps) {
  await steps.run(`Node ${process.versions.node}`, checkNode);
  await steps.run("Packages", installPackages, { silent: true });
  await steps.run("Library (TypeScript to dist/)", build, { silent: true });
  await steps.run("Engine (TensorFlow's C library)", setUpEngine);
}

function checkNode() {
  if (nodeIsRecent()) return "recent enough";
  throw new StepFailed(
    `Node ${process.versions.node} is too old: omixel needs Node ${oldestNode} or newer.`,
    "Get it from nodejs.org, or with a version manager: nvm install 22.",
  );
}

async function installPackages() {
  const { wanted, missing } = missingPackages(root);
  if (missing.length === 0) return `all ${wanted} there`;
  console.error(`      npm ci: ${missing.length} of ${wanted} packages are missing or of another version`);
  const [command, ...before] = npmCommand();
  const {
    code,
    text,
    missing: noNpm,
  } = await runChild(command, [...before, "ci", "--no-audit", "--no-fund"], {
    cwd: root,
    capture: true,
  });
  if (noNpm)
    throw new StepFailed("npm was not found.", "It comes with Node from nodejs.org; on Debian: apt-get install npm.");
  if (code !== 0) throw new StepFailed(`npm ci ended with code ${code}.`, npmRemedy(text), code);
  return `${wanted} installed`;
}

/** Under `npm start` the npm that called us; else the one on the path. */
function npmCommand() {
  const own = process.env.npm_execpath;
  if (own?.endsWith(".js")) return [process.execPath, own];
  return process.platform === "win32" ? ["cmd", "/c", "npm"] : ["npm"];
}

async function build() {
  if (!buildIsStale(root)) return "up to date";
  rmSync(join(root, "dist"), { recursive: true, force: true });
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const { code } = await runChild(process.execPath, [compiler, "-p", "tsconfig.build.json"], { cwd: root });
  if (code !== 0)
    throw new StepFailed("The library did not compile.", "The compiler's messages above name file and line.", code);
  recordBuild(root);
  return "built";
}

async function setUpEngine() {
  const { code } = await runChild(process.execPath, [join("scripts", "setup-engine.mjs")], { cwd: root });
  if (code !== 0)
    throw new StepFailed("The engine is not ready.", "The lines above say what is missing and how to get it.", code);
  return "ready";
}
