// Shared by the benchmarks: the Python environment of a peer, and runs that are timed and weighed from outside.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { clearInterval, setInterval } from "node:timers";
import { fileURLToPath } from "node:url";

const projectRoot = fileURLToPath(new URL("..", import.meta.url));

/** Folder for what benchmarks make and keep between runs; git ignores it. */
export const benchFolder = join(projectRoot, ".bench");

/**
 * Compiles the library, so that a benchmark measures what is published.
 *
 * @returns {string} path of the compiled folder
 */
export function builtLibrary() {
  const compiler = join(projectRoot, "node_modules", "typescript", "bin", "tsc");
  mustRun(process.execPath, [compiler, "-p", join(projectRoot, "tsconfig.build.json")], "The library does not compile");
  return join(projectRoot, "dist");
}

/**
 * A Python virtual environment with pinned packages, made once and used again while the requirements stay the same.
 *
 * @param {string} name folder below .bench/
 * @param {string} requirementsFile pinned requirements
 * @returns {string} path of its python
 */
export function peerEnvironment(name, requirementsFile) {
  const folder = join(benchFolder, `venv-${name}`);
  const python = join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const done = join(folder, "installed.txt");
  const wanted = readFileSync(requirementsFile, "utf8");
  if (existsSync(python) && existsSync(done) && readFileSync(done, "utf8") === wanted) return python;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  console.error(`Making the environment of ${name} in ${folder} …`);
  mustRun("python3", ["-m", "venv", folder], "Python 3 with its venv module is needed");
  mustRun(
    python,
    ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirementsFile],
    `The packages of ${requirementsFile} cannot be installed`,
  );
  mustRun(python, ["-m", "pip", "check"], "The installed packages do not fit together");
  writeFileSync(done, wanted);
  return python;
}

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string }} [options]
 * @returns {Promise<{ seconds: number, peakBytes: number, output: string }>} wall time with start-up, largest resident
 *   memory of the process (0 where the system does not tell), and what it printed
 */
export async function measure(command, args, { env = {}, cwd = projectRoot } = {}) {
  const start = performance.now();
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  let peakBytes = 0;
  child.stdout.on("data", (data) => (output += data));
  const watch = setInterval(() => (peakBytes = Math.max(peakBytes, residentPeak(child.pid))), 20);
  const status = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(signal ?? code));
  });
  clearInterval(watch);
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}`);
  return { seconds, peakBytes, output };
}

/**
 * One side of a comparison: a program that prints, as its last line, what it found as JSON.
 *
 * @param {string} command
 * @param {readonly unknown[]} args
 * @param {{ env?: Record<string, string> }} [options]
 * @returns {() => Promise<object>} what it found, beside `seconds` and `peakBytes` of `measure`
 */
export function contestant(command, args, options) {
  return async () => {
    const run = await measure(command, args.map(String), options);
    return { ...run, ...JSON.parse(run.output.trim().split("\n").at(-1)) };
  };
}

/** Median peak of resident memory, MiB. */
export const peakOf = (runs) => Math.round(median(runs.map((run) => run.peakBytes)) / 2 ** 20);

/**
 * Prints the median of each contestant's `total` seconds, and how many times as fast the first is as the second.
 *
 * @param {Record<string, { total: number, peakBytes: number }[]>} results two contestants, the library first
 * @param {(runs: object[]) => string} more of a contestant, behind its time
 */
export function reportTotals(results, more = () => "") {
  const [[own, ownRuns], [peer, peerRuns]] = Object.entries(results);
  const seconds = (runs) => median(runs.map((run) => run.total));
  for (const [name, runs] of Object.entries(results)) {
    const all = runs.map((run) => run.total.toFixed(2)).join(" ");
    console.log(`${name}: ${seconds(runs).toFixed(2)} s (${all})${more(runs)}, peak ${peakOf(runs)} MiB`);
  }
  console.log(`ratio: ${own} is ${(seconds(peerRuns) / seconds(ownRuns)).toFixed(2)} times as fast as ${peer}`);
}

/**
 * Runs several contestants in turn, so that a busy moment of the machine hits all of them.
 *
 * @template T
 * @param {Record<string, () => Promise<T>>} contestants
 * @param {number} rounds
 * @returns {Promise<Record<string, T[]>>} results of each, in the order of the rounds
 */
export async function alternate(contestants, rounds) {
  const results = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, run] of Object.entries(contestants)) results[name].push(await run());
  return results;
}

/** Middle of some numbers; of an even count, the mean of the two in the middle. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The kernel keeps the peak of a process; the last look at it, at most 20 ms before its end, is what we get. */
function residentPeak(pid) {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return found ? Number(found[1]) * 1024 : 0;
  } catch {
    return 0;
  }
}

function mustRun(command, args, what) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${what}: ${command} ${args.join(" ")}\n${error?.message ?? ""}${stdout}${stderr}`);
}
