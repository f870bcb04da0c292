import { join, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { allKernelsFolders, kernelsFolder, type Machine } from "../../../kernel-ext/src/install/places.js";

const machine = (changes: Partial<Machine> = {}): Machine => ({
  environment: {},
  platform: "linux",
  home: "/home/ada",
  pythonPrefix: () => undefined,
  ...changes,
});

describe("where kernelspecs go", () => {
  test("a prefix has them in share/jupyter, whatever it is relative to", () => {
    expect(kernelsFolder({ kind: "prefix", prefix: "env" }, machine())).toBe(resolve("env/share/jupyter/kernels"));
  });

  test.each([
    [{}, "/home/ada/.local/share/jupyter/kernels"],
    [{ environment: { XDG_DATA_HOME: "/data" } }, "/data/jupyter/kernels"],
    [{ environment: { JUPYTER_DATA_DIR: "/own" } }, "/own/kernels"],
    [{ platform: "darwin" as const }, "/home/ada/Library/Jupyter/kernels"],
    [{ platform: "win32" as const, environment: { APPDATA: "/roaming" } }, "/roaming/jupyter/kernels"],
  ])("a user's own folder, with %j", (changes, folder) => {
    expect(kernelsFolder({ kind: "user" }, machine(changes))).toBe(join(folder));
  });

  test("the active environment wins over the Python on the path", () => {
    const place = { kind: "sys-prefix" } as const;
    const pythonPrefix = () => "/usr";
    expect(kernelsFolder(place, machine({ pythonPrefix, environment: { VIRTUAL_ENV: "/venv" } }))).toMatch(/^\/venv/);
    expect(kernelsFolder(place, machine({ pythonPrefix, environment: { CONDA_PREFIX: "/conda" } }))).toMatch(
      /^\/conda/,
    );
    expect(kernelsFolder(place, machine({ pythonPrefix }))).toBe("/usr/share/jupyter/kernels");
    expect(() => kernelsFolder(place, machine())).toThrow(/no python3 was found/);
  });

  test("all folders come in Jupyter's order, each once", () => {
    const environment = { JUPYTER_PATH: "/first", VIRTUAL_ENV: "/usr/local" };
    expect(allKernelsFolders(machine({ environment }))).toEqual([
      "/first/kernels",
      "/home/ada/.local/share/jupyter/kernels",
      "/usr/local/share/jupyter/kernels",
      "/usr/share/jupyter/kernels",
    ]);
  });
});
