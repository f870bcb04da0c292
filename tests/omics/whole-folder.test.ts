import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { requireWritableFolder, writeWholeFolder } from "../../src/omics/whole-folder.js";
import { temporaryFolder } from "./quick-plan.js";

const kind = { name: "a letter", marker: "letter.txt" };
const letter = (words: string) => (at: (name: string) => string) => {
  writeFileSync(at("letter.txt"), words);
  return Promise.resolve();
};

test("what was there of the same kind gives way, but for an open notebook", async () => {
  const folder = join(temporaryFolder(), "letters", "one");
  await writeWholeFolder(folder, kind, letter("first"));
  writeFileSync(join(folder, "old.txt"), "");
  writeFileSync(join(folder, "open.ipynb"), "{}");
  await writeWholeFolder(folder, kind, letter("second"));
  expect(readdirSync(folder).sort()).toEqual(["letter.txt", "open.ipynb"]);
  expect(readFileSync(join(folder, "letter.txt"), "utf8")).toBe("second");
});

test("a failure leaves what was there and nothing else", async () => {
  const parent = temporaryFolder();
  const folder = join(parent, "one");
  await writeWholeFolder(folder, kind, letter("first"));
  const failing = writeWholeFolder(folder, kind, () => Promise.reject(new Error("disk full")));
  await expect(failing).rejects.toMatchObject({ tag: "Unwritable" });
  expect(readFileSync(join(folder, "letter.txt"), "utf8")).toBe("first");
  expect(readdirSync(parent)).toEqual(["one"]);
});

test("a folder of something else, and a file, are refused before any work", () => {
  const parent = temporaryFolder();
  mkdirSync(join(parent, "empty"));
  expect(() => requireWritableFolder(join(parent, "empty"), kind)).not.toThrow();
  writeFileSync(join(parent, "file"), "");
  expect(() => requireWritableFolder(parent, kind)).toThrow("There is something else than a letter.");
  expect(() => requireWritableFolder(join(parent, "file"), kind)).toThrow("something else");
  expect(() => requireWritableFolder(join(parent, "file", "below"), kind)).toThrow(/cannot be written/);
  expect(existsSync(join(parent, "new"))).toBe(false);
});
