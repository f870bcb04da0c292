import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

const { nodeIsRecent, missingPackages, buildIsStale, recordBuild, kernel, widgets } = (await import(
  fileURLToPath(new URL("../../scripts/bootstrap/staleness.mjs", import.meta.url))
)) as {
  nodeIsRecent(version?: string): boolean;
  missingPackages(root: string): { wanted: number; missing: string[] };
  buildIsStale(root: string, part?: object): boolean;
  recordBuild(root: string, part?: object): void;
  kernel: object;
  widgets: object;
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "omixel-stale-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (name: string, content: unknown) => {
  const file = join(root, name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
};

test("a Node whose require takes ES modules is recent enough", () => {
  for (const version of ["20.19.0", "22.12.0", "23.0.0", "24.1.0"]) expect(nodeIsRecent(version)).toBe(true);
  for (const version of ["18.20.4", "20.18.3", "21.7.0", "22.11.0"]) expect(nodeIsRecent(version)).toBe(false);
});

describe("packages", () => {
  const locked = {
    packages: {
      "": { version: "0.1.0" },
      "node_modules/a": { version: "1.0.0" },
      "node_modules/b": { version: "2.0.0" },
      "node_modules/win": { version: "1.0.0", optional: true },
    },
  };

  test("a fresh clone misses all but the optional ones", () => {
    write("package-lock.json", locked);
    expect(missingPackages(root)).toEqual({ wanted: 2, missing: ["node_modules/a", "node_modules/b"] });
  });

  test("an installation of the same versions is complete", () => {
    write("package-lock.json", locked);
    write("node_modules/.package-lock.json", locked);
    expect(missingPackages(root).missing).toEqual([]);
  });

  test("a package of another version is missing", () => {
    write("package-lock.json", locked);
    write("node_modules/.package-lock.json", {
      packages: { ...locked.packages, "node_modules/b": { version: "1.9.0" } },
    });
    expect(missingPackages(root).missing).toEqual(["node_modules/b"]);
  });
});

describe("the build", () => {
  beforeEach(() => {
    write("package.json", {});
    write("src/a.ts", "export const a = 1;");
    write("dist/index.js", "");
  });

  test("is stale until one went well", () => {
    expect(buildIsStale(root)).toBe(true);
    recordBuild(root);
    expect(buildIsStale(root)).toBe(false);
  });

  test("follows contents, not times", () => {
    recordBuild(root);
    utimesSync(join(root, "src/a.ts"), new Date(2040, 1), new Date(2040, 1));
    expect(buildIsStale(root)).toBe(false);
    write("src/a.ts", "export const a = 2;");
    expect(buildIsStale(root)).toBe(true);
  });

  test("is stale after a source came or went, and when dist is gone", () => {
    const added = write("src/data/b.ts", "");
    recordBuild(root);
    rmSync(added);
    expect(buildIsStale(root)).toBe(true);
    recordBuild(root);
    rmSync(join(root, "dist"), { recursive: true });
    expect(buildIsStale(root)).toBe(true);
  });

  test("the kernel is built apart: neither's sources make the other stale", () => {
    write("kernel-ext/src/main.ts", "1");
    write("kernel-ext/dist/main.js", "");
    recordBuild(root);
    expect(buildIsStale(root, kernel)).toBe(true);
    recordBuild(root, kernel);
    expect([buildIsStale(root), buildIsStale(root, kernel)]).toEqual([false, false]);
    write("kernel-ext/src/main.ts", "2");
    expect([buildIsStale(root), buildIsStale(root, kernel)]).toEqual([false, true]);
  });

  test("the widgets are built anew when the states that they share with the kernel's side change", () => {
    write("src/notebook/state.ts", "1");
    write("widgets/labextension/package.json", {});
    recordBuild(root, widgets);
    write("src/notebook/view.ts", "2");
    expect(buildIsStale(root, widgets)).toBe(false);
    write("src/notebook/state.ts", "2");
    expect(buildIsStale(root, widgets)).toBe(true);
  });
});
