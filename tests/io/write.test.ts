import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readAnnotations } from "../../src/io/annotations.js";
import { writeTsv, writeWhole } from "../../src/io/write.js";
import { texts } from "../../src/data/table.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();

describe("writing whole", () => {
  test("writes text and bytes, makes missing folders, leaves nothing beside", async () => {
    const path = join(folder.path, "new/deep/a.txt");
    await writeWhole(path, "first");
    await writeWhole(path, Uint8Array.of(104, 105));
    expect(readFileSync(path, "utf8")).toBe("hi");
    await writeWhole(path, [Uint8Array.of(104), Uint8Array.of(), Uint8Array.of(101, 121)]);
    expect(readFileSync(path, "utf8")).toBe("hey");
    expect(readdirSync(join(folder.path, "new/deep"))).toEqual(["a.txt"]);
  });

  test("a folder in the way is left as it is, with nothing half-written", async () => {
    const path = join(folder.path, "taken");
    mkdirSync(join(path, "inside"), { recursive: true });
    const before = readdirSync(folder.path);
    await expect(writeWhole(path, "x")).rejects.toMatchObject({
      tag: "Unwritable",
      what: "The file cannot be written: a folder of that name is there.",
      place: { file: path },
    });
    expect(readdirSync(folder.path)).toEqual(before);
  });

  test("a file where a folder should be is told", async () => {
    const file = folder.file("x", "plain");
    await expect(writeWhole(join(file, "below.txt"), "x")).rejects.toMatchObject({
      tag: "Unwritable",
      what: "The file cannot be written: a part of the path is a file, not a folder.",
    });
  });

  test("what was there stays when writing fails on the way", async () => {
    const path = folder.file("old", "kept.txt");
    const broken = { toString: () => "x" } as unknown as string;
    await expect(writeWhole(path, broken)).rejects.toMatchObject({ tag: "Unwritable" });
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(readdirSync(folder.path).filter((name) => name.includes("kept"))).toEqual(["kept.txt"]);
  });

  // Root may write everywhere, so there this says nothing.
  (process.getuid?.() === 0 ? test.skip : test)("a folder without permission is told", async () => {
    const closed = join(folder.path, "closed");
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    await expect(writeWhole(join(closed, "a"), "x")).rejects.toMatchObject({ tag: "Unwritable" });
    expect(existsSync(join(closed, "a"))).toBe(false);
  });
});

describe("a written table", () => {
  test("has its cells by tabs; missing ones are empty", async () => {
    const path = join(folder.path, "table.tsv");
    await writeTsv(
      path,
      ["sample", "x", "ok"],
      [
        ["a", 0.1, true],
        ["b", NaN, null],
        ["c", undefined, ""],
      ],
    );
    expect(readFileSync(path, "utf8")).toBe("sample\tx\tok\na\t0.1\ttrue\nb\t\t\nc\t\t\n");
  });

  test("is read back by our own reader, whatever its texts", async () => {
    const path = join(folder.path, "any.tsv");
    const text = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((cell) => cell.trim() === cell && !/^NA$|^NaN$|^N\/A$/.test(cell) && !cell.includes("\r"));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (notes) => {
        await writeTsv(
          path,
          ["sample", "note"],
          notes.map((note, i) => [`s${i}`, note]),
        );
        const table = await readAnnotations(path, { header: "present" });
        expect(texts(table, "sample")).toEqual(notes.map((_, i) => `s${i}`));
        if (notes.some((note) => Number.isNaN(Number(note)))) expect(texts(table, "note")).toEqual(notes);
      }),
      { numRuns: 40 },
    );
  });
});
