import { expect, test } from "@jest/globals";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, parse } from "node:path";
import { type FileSystem, followNodePath, nodePath } from "../../../kernel-ext/src/compiler/node-path.js";

test("NODE_PATH is a list of folders, and may be empty", () => {
  expect(nodePath(["/a", "", "/b"].join(delimiter))).toEqual(["/a", "/b"]);
  expect(nodePath("")).toEqual([]);
});

test("what the root's node_modules lacks is taken from the folders, and the package that owns one is there by its name", () => {
  const clone = realpathSync(mkdtempSync(join(tmpdir(), "node-path-")));
  try {
    const packages = join(clone, "node_modules");
    mkdirSync(join(packages, "far"), { recursive: true });
    writeFileSync(join(packages, "far", "index.d.ts"), "far");
    writeFileSync(join(clone, "package.json"), '{ "name": "the-clone" }');
    const system: FileSystem = {
      fileExists: (path) => existsSync(path) && statSync(path).isFile(),
      directoryExists: (path) => existsSync(path) && statSync(path).isDirectory(),
      readFile: (path) => readFileSync(path, "utf8"),
      realpath: (path) => realpathSync(path),
    };
    followNodePath(system, clone, ["/no/such/folder", packages]);
    const at = (path: string) => `${parse(clone).root.replaceAll("\\", "/")}node_modules/${path}`;
    expect(system.readFile(at("far/index.d.ts"))).toBe("far");
    expect(system.realpath!(at("far/index.d.ts"))).toBe(join(packages, "far", "index.d.ts"));
    expect(["far", "the-clone", "near", "the-clone-2"].map((name) => system.directoryExists(at(name)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(system.fileExists(at("the-clone/package.json"))).toBe(true);
    expect(system.fileExists(join(clone, "far"))).toBe(false);
  } finally {
    rmSync(clone, { recursive: true });
  }
});
