import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "@jest/globals";

const { putWidgets } = (await import(
  fileURLToPath(new URL("../../scripts/bootstrap/labextension.mjs", import.meta.url))
)) as { putWidgets(root: string, prefix: string): void };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "omixel-labextension-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const prefix = () => join(folder, "prefix");
const extensions = () => join(prefix(), "share", "jupyter", "labextensions");
const installed = () => join(extensions(), "omixel-widgets");
const write = (file: string, content = "") => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
};
const build = (version: string) => {
  rmSync(join(folder, "widgets"), { recursive: true, force: true });
  write(join(folder, "widgets", "labextension", "package.json"), JSON.stringify({ version }));
  write(join(folder, "widgets", "labextension", "static", `entry.${version}.js`));
};
const versionThere = () =>
  (JSON.parse(readFileSync(join(installed(), "package.json"), "utf8")) as { version: string }).version;

test("the built widgets stand where JupyterLab looks, and nothing of an older build is left", () => {
  build("1");
  putWidgets(folder, prefix());
  build("2");
  putWidgets(folder, prefix());
  expect(versionThere()).toBe("2");
  expect(readdirSync(join(installed(), "static"))).toEqual(["entry.2.js"]);
  expect(readdirSync(extensions())).toEqual(["omixel-widgets"]);
});

test("what an installation that was cut off left behind does not disturb", () => {
  build("1");
  write(join(extensions(), ".omixel-widgets.part", "half"));
  write(join(extensions(), ".omixel-widgets.old", "whole"));
  putWidgets(folder, prefix());
  expect(readdirSync(extensions())).toEqual(["omixel-widgets"]);
  expect(existsSync(join(installed(), "half"))).toBe(false);
});

test("a link of a developer is replaced, what it led to stays", () => {
  build("1");
  const own = join(folder, "own", "package.json");
  write(own, '{"version":"0"}');
  mkdirSync(extensions(), { recursive: true });
  symlinkSync(dirname(own), installed());
  putWidgets(folder, prefix());
  expect([versionThere(), readFileSync(own, "utf8")]).toEqual(["1", '{"version":"0"}']);
});

test("without a build, or where nothing can be written, it says that notebooks would show no widgets", () => {
  expect(() => putWidgets(folder, prefix())).toThrow(/not built.*no widgets/);
  build("1");
  write(join(prefix(), "share", "jupyter"), "a file, no folder");
  expect(() => putWidgets(folder, prefix())).toThrow(/not installed.*no widgets/);
});
