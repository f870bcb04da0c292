import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

const script = (name: string) => import(fileURLToPath(new URL(`../../scripts/bootstrap/${name}`, import.meta.url)));
const { findMaker, isOlder, pythonCandidates } = (await script("python.mjs")) as {
  findMaker(candidates: string[]): { make?: string[]; reasons: string[] };
  isOlder(version: string, oldest: string): boolean;
  pythonCandidates(environment: object, platform: string): string[];
};
const { environmentIsReady, makeEnvironment } = (await script("virtual-environment.mjs")) as {
  environmentIsReady(folder: string, requirements: string[]): boolean;
  makeEnvironment(folder: string, requirements: string[]): Promise<string>;
};
const { pythonOf, readyJupyter } = (await script("jupyter.mjs")) as {
  pythonOf(jupyter: string): string;
  readyJupyter(root: string, found: (jupyter: object) => void, environment: object): Promise<string>;
};
const { addSettings } = (await script("settings.mjs")) as { addSettings(prefix: string, folder: string): void };

let folder: string;
let path: string | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "omixel-environment-"));
  path = process.env.PATH;
});
afterEach(() => {
  process.env.PATH = path;
  delete process.env.OMIXEL_PYTHON;
  rmSync(folder, { recursive: true });
});

/** A command that is a shell script. */
function command(name: string, code: string): string {
  const file = join(folder, name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${code}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** A Python of some version; `more` is what it does beside telling it. */
const python = (name: string, version: string, more = "exit 0") =>
  command(name, `case "$*" in *version_info*) echo ${version}; exit 0;; esac\n${more}`);

const requirements = () => {
  const file = join(folder, "requirements.txt");
  writeFileSync(file, "a==1\n");
  return [file];
};

const failureOf = async (work: Promise<unknown>) => {
  const error = (await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )) as Error & { remedy: string };
  return `${error.message} -> ${error.remedy}`;
};

describe("finding a Python", () => {
  test("takes the first that can make environments, and says what is wrong with those before", () => {
    const old = python("old", "3.9");
    const bare = python("bare", "3.11", `case "$*" in *ensurepip*) exit 1;; esac`);
    const good = python("good", "3.13");
    const { make, reasons } = findMaker([join(folder, "none"), old, bare, good]);
    expect(make).toEqual([good, "-m", "venv"]);
    expect(reasons.map((reason) => reason.slice(folder.length + 1))).toEqual([
      "none: not found",
      "old: Python 3.9 is too old, 3.10 is needed",
      "bare: Python 3.11 cannot make environments (Debian and Ubuntu: apt-get install python3-venv)",
    ]);
  });

  test("without any, uv is taken where there is one", () => {
    process.env.PATH = join(folder, "bin");
    expect(findMaker([]).make).toBeUndefined();
    command("bin/uv", "exit 0");
    expect(findMaker([]).make?.[0]).toBe("uv");
  });

  test("one's own is the only candidate", () => {
    expect(pythonCandidates({ OMIXEL_PYTHON: "/own/python" }, "linux")).toEqual(["/own/python"]);
    expect(pythonCandidates({}, "linux")[0]).toBe("python3");
  });

  test("versions are compared as numbers", () => {
    expect([isOlder("3.9", "3.10"), isOlder("3.10", "3.10"), isOlder("4.0", "3.10")]).toEqual([true, false, false]);
  });
});

/** Makes an environment whose Python is the script `inner`. */
const maker = (inner: string) =>
  `if [ "$2" = venv ]; then mkdir -p "$3/bin"; printf '%s\\n' '#!/bin/sh' '${inner}' > "$3/bin/python"; chmod +x "$3/bin/python"; fi`;

describe("an environment", () => {
  const at = () => join(folder, "env");

  test("is made once, and anew when the requirements change", async () => {
    process.env.OMIXEL_PYTHON = python("python3", "3.12", maker('echo "$*" >> "$0.log"'));
    const files = requirements();
    expect(await makeEnvironment(at(), files)).toMatch(/^made with/);
    expect(readFileSync(join(at(), "bin", "python.log"), "utf8")).toMatch(/-m pip install .*-r .*requirements.txt/);
    expect(environmentIsReady(at(), files)).toBe(true);
    expect(await makeEnvironment(at(), files)).toBe("up to date");
    writeFileSync(files[0]!, "a==2\n");
    expect(environmentIsReady(at(), files)).toBe(false);
    expect(await makeEnvironment(at(), files)).toMatch(/^made with/);
  });

  test("that pip could not fill is removed, and pip's words are shown with a remedy", async () => {
    process.env.OMIXEL_PYTHON = python("python3", "3.12", maker("echo Temporary NewConnectionError >&2; exit 1"));
    expect(await failureOf(makeEnvironment(at(), requirements()))).toMatch(
      /pip could not install.*\n.*NewConnectionError -> .*Check the network/,
    );
    expect(existsSync(at())).toBe(false);
  });

  test("half made by a run that was cut off is made anew", async () => {
    mkdirSync(at());
    writeFileSync(join(at(), "omixel-environment"), "unfinished");
    process.env.OMIXEL_PYTHON = python("python3", "3.12", maker("exit 0"));
    expect(await makeEnvironment(at(), requirements())).toMatch(/^made with/);
  });

  test("of somebody else is left alone", async () => {
    mkdirSync(join(at(), "bin"), { recursive: true });
    expect(await failureOf(makeEnvironment(at(), requirements()))).toMatch(/did not make it.*JUPYTER=/);
    expect(readdirSync(at())).toEqual(["bin"]);
  });

  test("without any Python is refused with all reasons", async () => {
    process.env.OMIXEL_PYTHON = join(folder, "none");
    process.env.PATH = "";
    expect(await failureOf(makeEnvironment(at(), requirements()))).toMatch(/none: not found -> Install python3/);
  });
});

describe("a Jupyter of one's own", () => {
  const json = (missing: string[]) => `echo '{"prefix": "/env", "missing": ${JSON.stringify(missing)}}'`;
  const jupyter = (text: string) => {
    const file = join(folder, "bin", "jupyter");
    mkdirSync(join(folder, "bin"), { recursive: true });
    writeFileSync(file, text);
    return file;
  };

  test("is asked for its prefix, by path or by name", async () => {
    const file = jupyter("");
    const own = python("bin/python", "3.12", json([]));
    const found: object[] = [];
    await readyJupyter(folder, (one) => found.push(one), { JUPYTER: file });
    await readyJupyter(folder, (one) => found.push(one), {
      JUPYTER: "jupyter",
      PATH: `/nowhere:${join(folder, "bin")}`,
    });
    expect(found).toEqual([
      { python: own, prefix: "/env" },
      { python: own, prefix: "/env" },
    ]);
  });

  test("the first line of the command says whose it is", () => {
    const own = python("other/python3", "3.12");
    python("bin/python", "3.12");
    expect(pythonOf(jupyter(`#!${own}\nimport sys`))).toBe(own);
  });

  test("that lacks something is told what and how", async () => {
    const file = jupyter("");
    python("bin/python", "3.12", json(["nbclient"]));
    expect(await failureOf(readyJupyter(folder, () => undefined, { JUPYTER: file }))).toMatch(
      /lacks nbclient.*pip install -r .*requirements.txt/,
    );
    expect(await failureOf(readyJupyter(folder, () => undefined, { JUPYTER: "/none/jupyter" }))).toMatch(
      /is not there/,
    );
  });
});

describe("settings of JupyterLab and of pages made of notebooks", () => {
  const files = () => ({
    "overrides.json": join(folder, "share", "jupyter", "lab", "settings", "overrides.json"),
    "jupyter_config.json": join(folder, "etc", "jupyter", "jupyter_config.json"),
  });
  const wanted = () => {
    for (const name of Object.keys(files()))
      writeFileSync(join(folder, name), '{"a": {"x": 1, "y": 2}, "b": {"z": [3]}}');
    return folder;
  };

  test("are added, and what is set already stays", () => {
    for (const file of Object.values(files())) {
      mkdirSync(join(file, ".."), { recursive: true });
      writeFileSync(file, '{"a": {"x": 9}, "c": {}}');
    }
    addSettings(folder, wanted());
    for (const file of Object.values(files()))
      expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ a: { x: 9, y: 2 }, b: { z: [3] }, c: {} });
  });

  test("that cannot be read are not lost", () => {
    const file = files()["jupyter_config.json"];
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, "{");
    expect(() => addSettings(folder, wanted())).toThrow(/is not JSON/);
    expect(readFileSync(file, "utf8")).toBe("{");
  });
});
