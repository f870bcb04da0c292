import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { zipSync } from "fflate";
import { folderStore, type ZarrStore, zarrRoot, zipStore } from "../../../src/io/zarr/zarr-store.js";
import { TemporaryFolder } from "../temporary-folder.js";

const folder = new TemporaryFolder();
const outside = folder.file("secret", "outside.txt");
folder.file("{}", "s/zarr.json");
folder.file("abc", "s/X/c/0");
mkdirSync(join(folder.path, "s/empty"));
symlinkSync(outside, join(folder.path, "s/X/link"));
symlinkSync(join(folder.path, "s/zarr.json"), join(folder.path, "s/X/inner"));
const archive = folder.file(
  zipSync({ "a/zarr.json": Buffer.from("{}"), "a/X/c/0": Buffer.from("abc"), other: Buffer.from("x") }),
);

describe.each([
  ["folder", () => folderStore(join(folder.path, "s"))],
  ["archive", () => zipStore(archive)],
] as const)("%s", (_, open: () => Promise<ZarrStore>) => {
  test("gives each file in a buffer of its own, and what lies in a folder", async () => {
    const store = await open();
    const bytes = (await store.read("X/c/0"))!;
    expect([bytes.buffer.byteLength, Buffer.from(bytes).toString()]).toEqual([3, "abc"]);
    expect([await store.read("X/c/1"), await store.read("none/at/all"), await store.list("none")]).toEqual([
      undefined,
      undefined,
      [],
    ]);
    expect(await store.list("X/c")).toEqual(["0"]);
    expect(await store.list("")).toContain("zarr.json");
    await store.close();
  });
});

test("nothing outside of the folder is read, by links or by paths; links inside are", async () => {
  const store = await folderStore(join(folder.path, "s"));
  for (const key of ["X/link", "../outside.txt", "X/../../outside.txt"])
    await expect(store.read(key)).rejects.toMatchObject({
      tag: "UnreadableFile",
      what: `"${key}" leads out of the folder.`,
    });
  expect(await store.read("X/inner")).toEqual(Uint8Array.from(Buffer.from("{}")));
  expect(await store.read("X")).toBeUndefined();
});

test("the root of an archive is where the first description lies", () => {
  expect(zarrRoot(["a/b/zarr.json", "a/zarr.json", "c"])).toBe("a/");
  expect(zarrRoot([".zgroup", "a/.zgroup"])).toBe("");
  expect(zarrRoot(["a"])).toBeUndefined();
});
