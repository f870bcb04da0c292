// Makes TensorFlow's C library ready for omixel: finds an installed TensorFlow, else fetches the Python wheel and takes two
// files out of it. Plain Node, no dependencies. Safe to run again: it is done at once when everything is there.
//   node scripts/setup-engine.mjs           set up, say each step
//   node scripts/setup-engine.mjs --where   print the folder in use as JSON, change nothing
// Environment: OMIXEL_CACHE (where to keep it), OMIXEL_TENSORFLOW (folder with the libraries, never downloads), OMIXEL_PYTHON.
import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { clearInterval, setInterval } from "node:timers";
import { fileURLToPath } from "node:url";

const version = "2.18.1";
const needs = { downloadMB: 290, unpackedMB: 740 };

/** Wheels that hold the C library. The pin of Python 3.11 chooses a file; the Python that runs pip may be any. */
const wheels = {
  "linux x64": { package: "tensorflow-cpu", platform: "manylinux2014_x86_64" },
  "linux arm64": { package: "tensorflow", platform: "manylinux2014_aarch64" },
  "darwin arm64": { package: "tensorflow", platform: "macosx_12_0_arm64" },
};
const files =
  process.platform === "darwin"
    ? ["libtensorflow_framework.2.dylib", "libtensorflow_cc.2.dylib"]
    : ["libtensorflow_framework.so.2", "libtensorflow_cc.so.2"];

const cache = process.env.OMIXEL_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "omixel");
const target = join(cache, `tensorflow-${version}`);
const pointer = join(cache, "library.json");

const say = (line) => console.log(`engine: ${line}`);
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
const missingIn = (folder) => files.filter((file) => !existsSync(join(folder, file)));
const sizesIn = (folder) => files.map((file) => statSync(join(folder, file)).size);

/** The library that an earlier set-up found and checked, if its files are still the same. */
function readyLibrary() {
  try {
    const known = JSON.parse(readFileSync(pointer, "utf8"));
    return missingIn(known.folder).length === 0 && `${sizesIn(known.folder)}` === `${known.sizes}` ? known : undefined;
  } catch {
    return undefined; // no set-up yet, or a pointer that cannot be read: set up anew
  }
}

/** One matrix product in a child process, so that a broken library cannot take this one down. */
function check(folder) {
  const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--check", folder], {
    encoding: "utf8",
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: "2" },
    timeout: 120_000,
  });
  if (child.status === 0) return { version: child.stdout.trim().split("\n").at(-1) };
  const reason = child.signal ? `the check ended with ${child.signal}` : child.stderr.trim().split("\n").at(-1);
  return { problem: reason || `the check ended with code ${child.status}` };
}

async function checkHere(folder) {
  const { default: koffi } = await import("koffi");
  koffi.config({ sync_stack_size: 8 << 20 }); // kernels of TensorFlow run on koffi's stack
  koffi.load(join(folder, files[0]), { lazy: true, global: true });
  const library = koffi.load(join(folder, files[1]), { lazy: true, global: true });
  const c = (prototype) => library.func(prototype);
  const status = c("void *TF_NewStatus()")();
  const codeOf = c("int TF_GetCode(void *s)");
  const textOf = c("const char *TF_Message(void *s)");
  const ok = (value) => {
    if (codeOf(status) !== 0) throw new Error(textOf(status));
    return value;
  };
  const options = c("void *TFE_NewContextOptions()")();
  const context = ok(c("void *TFE_NewContext(void *o, void *s)")(options, status));
  const tensor = c("void *TF_AllocateTensor(int dtype, void *dims, int n, size_t bytes)")(
    1,
    new BigInt64Array([2n, 2n]),
    2,
    16,
  );
  const dataOf = c("void *TF_TensorData(void *t)");
  const floats = (at) => new Float32Array(koffi.view(at, 16));
  floats(dataOf(tensor)).set([1, 2, 3, 4]);
  const handle = ok(c("void *TFE_NewTensorHandle(void *t, void *s)")(tensor, status));
  const op = ok(c("void *TFE_NewOp(void *c, const char *name, void *s)")(context, "MatMul", status));
  const add = c("void TFE_OpAddInput(void *op, void *h, void *s)");
  for (let i = 0; i < 2; i++) ok(add(op, handle, status));
  const outputs = new BigUint64Array(1);
  ok(c("void TFE_Execute(void *op, void *outs, void *n, void *s)")(op, outputs, new Int32Array([1]), status));
  const product = ok(c("void *TFE_TensorHandleResolve(void *h, void *s)")(outputs[0], status));
  const values = floats(dataOf(product)).join();
  if (values !== "7,10,15,22") throw new Error(`a 2 × 2 matrix product gave ${values} instead of 7,10,15,22`);
  console.log(c("const char *TF_Version()")());
}

const pythons = () => [process.env.OMIXEL_PYTHON, "python3", "python"].filter(Boolean);
const findPython = () => pythons().find((python) => spawnSync(python, ["--version"]).status === 0);

/** The folder of an installed TensorFlow, without importing it (that takes seconds). */
function installedTensorFlow(python) {
  const code =
    "import importlib.util as u; s = u.find_spec('tensorflow'); print(s.submodule_search_locations[0] if s else '')";
  const { stdout, status } = spawnSync(python, ["-c", code], { encoding: "utf8" });
  const folder = status === 0 ? stdout.trim() : "";
  return folder && missingIn(folder).length === 0 ? folder : undefined;
}

function remember(folder, source, found) {
  const known = { folder, version: found, source, sizes: sizesIn(folder) };
  mkdirSync(cache, { recursive: true });
  writeFileSync(`${pointer}.${process.pid}`, JSON.stringify(known, undefined, 2));
  renameSync(`${pointer}.${process.pid}`, pointer);
  return known;
}

/** Checks a folder; remembers it when it works. */
function adopt(folder, source) {
  say(`checking ${folder} with one operation`);
  const { version: found, problem } = check(folder);
  if (problem) return { problem };
  say(`ready: TensorFlow ${found} from ${source}`);
  return { known: remember(folder, source, found) };
}

/** Runs a command and reports the size of what it has written so far. */
function runWatched(command, args, { folder, expectedMB, label, env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    child.stderr.on("data", (text) => (errors = (errors + text).slice(-4000)));
    let shown = 0;
    const timer = setInterval(() => {
      const size = Math.min(sizeOf(folder), expectedMB * 1e6); // pip keeps a second copy for a moment
      if (size - shown < 25e6) return;
      shown = size;
      say(`${label}: ${megabytes(size)} of about ${expectedMB} MB`);
    }, 500);
    const end = (status, problem) => {
      clearInterval(timer);
      resolve({ status, problem });
    };
    child.on("error", (error) => end(1, error.message));
    child.on("close", (status) => end(status, errors.trim().split("\n").slice(-3).join(" ")));
  });
}

function sizeOf(folder) {
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = statSync(join(folder, name), { throwIfNoEntry: false }); // pip moves its files while we look
    if (file?.isFile()) bytes += file.size;
  }
  return bytes;
}

/** Fetches the wheel and takes the two libraries out; the folder appears under its name only when it is whole. */
async function fetchLibrary(python, wheel) {
  mkdirSync(cache, { recursive: true });
  const { bavail, bsize } = statfsSync(cache);
  const wanted = (needs.downloadMB + needs.unpackedMB) * 1e6;
  if (bavail * bsize < wanted) return `${cache} has ${megabytes(bavail * bsize)} free, ${megabytes(wanted)} are needed`;
  if (spawnSync(python, ["-m", "pip", "--version"]).status !== 0)
    return `${python} has no pip (Debian and Ubuntu: apt install python3-pip; elsewhere: ${python} -m ensurepip)`;

  const work = mkdtempSync(join(cache, "fetching-"));
  const interrupted = () => {
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
    process.exit(130);
  };
  process.once("SIGINT", interrupted);
  try {
    say(`fetching ${wheel.package} ${version} with pip, once for this user, into ${cache}`);
    const pinned = [
      "--python-version",
      "3.11",
      "--implementation",
      "cp",
      "--abi",
      "cp311",
      "--platform",
      wheel.platform,
    ];
    const pip = ["-m", "pip", "download", "--quiet", "--no-cache-dir", "--no-deps", "--only-binary=:all:", ...pinned];
    const download = await runWatched(python, [...pip, "--dest", work, `${wheel.package}==${version}`], {
      folder: work,
      expectedMB: 230,
      label: "downloading",
      env: { TMPDIR: work },
    });
    const file = readdirSync(work).find((name) => name.endsWith(".whl"));
    if (download.status !== 0 || !file) return `pip could not fetch ${wheel.package} ${version}: ${download.problem}`;

    const unpacked = join(work, "unpacked");
    mkdirSync(unpacked);
    const names = files.map((name) => `tensorflow/${name}`);
    const code =
      "import os, shutil, sys, zipfile\n" +
      "archive = zipfile.ZipFile(sys.argv[1])\n" +
      "for name in sys.argv[3:]:\n" +
      "    with archive.open(name) as source, open(os.path.join(sys.argv[2], os.path.basename(name)), 'wb') as sink:\n" +
      "        shutil.copyfileobj(source, sink, 1 << 22)\n";
    const unpack = await runWatched(python, ["-c", code, join(work, file), unpacked, ...names], {
      folder: unpacked,
      expectedMB: 650,
      label: "unpacking",
    });
    if (unpack.status !== 0) return `the libraries could not be taken out of ${file}: ${unpack.problem}`;
    rmSync(target, { recursive: true, force: true });
    renameSync(unpacked, target);
    return undefined;
  } finally {
    process.off("SIGINT", interrupted);
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

function withoutLibrary(reasons) {
  say("=".repeat(100));
  say("NO TENSORFLOW LIBRARY: only tiny networks will train, about 100 times slower, on the portable backend.");
  for (const reason of reasons) say(`  - ${reason}`);
  say("To get it: install TensorFlow 2.15 or newer for Python (pip install tensorflow-cpu) and run this again, or set");
  say(`OMIXEL_TENSORFLOW to a folder with ${files.join(" and ")}.`);
  say("=".repeat(100));
}

async function setUp() {
  const reasons = [];
  const given = process.env.OMIXEL_TENSORFLOW;
  if (given) {
    const folder = [given, join(given, "tensorflow")].find((path) => missingIn(path).length === 0);
    const { known, problem = `${missingIn(given).join(" and ")} not found` } = folder
      ? adopt(folder, "OMIXEL_TENSORFLOW")
      : {};
    if (!known) withoutLibrary([`OMIXEL_TENSORFLOW = ${given}: ${problem}`]);
    return;
  }
  const ready = readyLibrary();
  if (ready) return say(`ready: TensorFlow ${ready.version} in ${ready.folder}`);

  const consider = (folder, source) => {
    const { known, problem } = adopt(folder, source);
    if (problem) reasons.push(`${folder}: ${problem}`);
    return known !== undefined;
  };
  if (missingIn(target).length === 0 && consider(target, "the wheel")) return;
  const python = findPython();
  if (!python) return withoutLibrary([...reasons, `no Python found (tried ${pythons().join(", ")})`]);
  const installed = installedTensorFlow(python);
  if (installed && consider(installed, "the installed Python package")) return;

  const wheel = wheels[`${process.platform} ${process.arch}`];
  const libc = process.platform !== "linux" || process.report.getReport().header.glibcVersionRuntime;
  if (!wheel || !libc) {
    const where = `${process.platform} ${process.arch}${libc ? "" : " without glibc"}`;
    return withoutLibrary([...reasons, `TensorFlow publishes no wheel with its C library for ${where}`]);
  }
  const problem = await fetchLibrary(python, wheel);
  if (problem) return withoutLibrary([...reasons, problem]);
  if (!consider(target, "the wheel")) withoutLibrary(reasons);
}

const [mode, folder] = process.argv.slice(2);
if (mode === "--check")
  await checkHere(folder).catch((error) => {
    const hint = error.code === "ERR_MODULE_NOT_FOUND" ? " (run npm install first)" : "";
    console.error(error.message.split("\n")[0] + hint);
    process.exit(1);
  });
else if (mode === "--where")
  console.log(JSON.stringify({ cache, target, pointer, files, ready: readyLibrary()?.folder ?? null }));
else await setUp();
