// From a fresh clone to a built library with its engine, a built kernel and built widgets; needs Node and Python only, and nothing installed before.
import { existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runChild } from "./bootstrap/child.mjs";
import { npmRemedy } from "./bootstrap/remedy.mjs";
import {
  buildIsStale,
  kernel,
  library,
  missingPackages,
  nodeIsRecent,
  oldestNode,
  recordBuild,
  widgets,
} from "./bootstrap/staleness.mjs";
import { StepFailed } from "./bootstrap/steps.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Steps that `bootstrap` takes; callers add theirs. */
export const bootstrapSteps = 6;

/**
 * Each step looks first whether its work is done already.
 *
 * @param {import("./bootstrap/steps.mjs").Steps} steps
 * @throws StepFailed with what is missing and how to get it
 */
export async function bootstrap(steps) {
  await steps.run(`Node ${process.versions.node}`, checkNode);
  await steps.run("Packages", installPackages, { silent: true });
  await steps.run("Library (TypeScript to dist/)", () => build(library, compiled("tsconfig.build.json")), {
    silent: true,
  });
  await steps.run("Kernel for Jupyter", buildKernel, { silent: true });
  await steps.run("Widgets", () => build(widgets, [join("widgets", "build.mjs")]));
  await steps.run("Engine (TensorFlow's C library)", setUpEngine);
}

function checkNode() {
  if (nodeIsRecent()) return "recent enough";
  throw new StepFailed(
    `Node ${process.versions.node} is too old: notebooks need Node ${oldestNode}, 22.12 or newer.`,
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

/** What Node runs to compile a project. */
const compiled = (project) => [join(root, "node_modules", "typescript", "bin", "tsc"), "-p", project];

/** @param {readonly string[]} command script and arguments for Node */
async function build(part, command) {
  if (!buildIsStale(root, part)) return "up to date";
  rmSync(join(root, dirname(part.built)), { recursive: true, force: true });
  const { code } = await runChild(process.execPath, command, { cwd: root });
  if (code !== 0 || !existsSync(join(root, part.built)))
    throw new StepFailed(
      `${part.sources} did not compile.`,
      "The compiler's messages above name file and line.",
      code || 1,
    );
  recordBuild(root, part);
  return "built";
}

async function buildKernel() {
  const note = await build(kernel, compiled(join("kernel-ext", "tsconfig.build.json")));
  // npm links a workspace's command only where its file exists, which it does since now.
  const linked = join(root, "node_modules", ".bin", "omixel-kernel");
  if (note !== "built" && existsSync(linked)) return note;
  const [command, ...before] = npmCommand();
  await runChild(command, [...before, "rebuild", "omixel-kernel", "--ignore-scripts"], { cwd: root, quiet: true });
  return note;
}

async function setUpEngine() {
  const { code } = await runChild(process.execPath, [join("scripts", "setup-engine.mjs")], { cwd: root });
  if (code !== 0)
    throw new StepFailed("The engine is not ready.", "The lines above say what is missing and how to get it.", code);
  return "ready";
}
