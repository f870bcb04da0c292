import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { unzipSync, zipSync } from "fflate";
import { recogniseFile } from "../../src/io/recognise.js";
import { openZarr, zarr } from "../../src/io/zarr-format.js";
import { cohortIn, expectCohort, fixture, referenceCases } from "./single-cell.js";
import { TemporaryFolder } from "./temporary-folder.js";

const folder = new TemporaryFolder();
let made = 0;

/** The fixture as a folder. */
function unpacked(name: string): string {
  const path = join(folder.path, `store${++made}`);
  for (const [file, content] of Object.entries(unzipSync(readFileSync(fixture(name))))) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), content);
  }
  return path;
}

describe.each(referenceCases("v2.zarr.zip", "v3.zarr.zip"))(
  "%s with %j is what anndata reads",
  (name, options, reference) => {
    test("from the archive", async () => {
      expectCohort(await cohortIn(zarr, fixture(name), options), reference);
    });

    test("from a folder", async () => {
      const path = unpacked(name);
      expect((await recogniseFile(path)).name).toBe("zarr");
      expectCohort(await cohortIn(zarr, path, options), reference);
    });
  },
);

test("an archive is recognised by what is inside, also below a folder", async () => {
  expect((await recogniseFile(fixture("v2.zarr.zip"))).name).toBe("zarr");
  const inner = Object.entries(unzipSync(readFileSync(fixture("v3.zarr.zip")))).map(([name, content]) => [
    `a.zarr/${name}`,
    content,
  ]);
  const path = folder.file(zipSync(Object.fromEntries(inner) as Record<string, Uint8Array>), "below.zip");
  expect((await recogniseFile(path)).name).toBe("zarr");
  expectCohort(await cohortIn(zarr, path), referenceCases("v3.zarr.zip")[0]![2]);
});

test("in blocks of rows the values are the same", async () => {
  const whole = (await cohortIn(zarr, fixture("v3.zarr.zip"), { layer: "counts" })).assays.rna!.values;
  const source = await openZarr(fixture("v3.zarr.zip"), { layer: "counts" });
  const values: number[] = [];
  for await (const block of source.values.blocks(5)) values.push(...block.values);
  await source.close();
  expect(values).toEqual([...whole.values]);
});

describe("refused", () => {
  const pieces = { v2: "X/data/0", v3: "X/data/c/0" };

  test.each([
    ["v2.zarr.zip", pieces.v2],
    ["v3.zarr.zip", pieces.v3],
  ])("a piece of %s that is cut short", async (name, piece) => {
    const path = unpacked(name);
    const file = join(path, piece);
    writeFileSync(file, readFileSync(file).subarray(0, 20));
    await expect(zarr.read(path, {})).rejects.toMatchObject({
      tag: "UnreadableFile",
      what: expect.stringContaining('"X/data" cannot be read: piece 0'),
    });
  });

  test("a link that leads out of the folder", async () => {
    const path = unpacked("v3.zarr.zip");
    const outside = join(folder.path, `outside${made}`);
    renameSync(join(path, pieces.v3), outside);
    symlinkSync(outside, join(path, pieces.v3));
    await expect(zarr.read(path, {})).rejects.toMatchObject({
      tag: "UnreadableFile",
      what: expect.stringContaining("leads out of the folder"),
    });
  });

  test("metadata that is no JSON", async () => {
    const path = unpacked("v3.zarr.zip");
    writeFileSync(join(path, "X/zarr.json"), "{");
    await expect(zarr.read(path, {})).rejects.toMatchObject({ tag: "UnreadableFile" });
  });

  test("a codec that we lack, by its name", async () => {
    const path = unpacked("v3.zarr.zip");
    const file = join(path, "X/data/zarr.json");
    writeFileSync(file, readFileSync(file, "utf8").replace('"zstd"', '"zfpy"'));
    await expect(zarr.read(path, {})).rejects.toMatchObject({
      tag: "UnreadableFile",
      what: expect.stringContaining("zfpy"),
    });
  });

  test("parts that are missing", async () => {
    const path = unpacked("v3.zarr.zip");
    rmSync(join(path, "X/indices"), { recursive: true });
    await expect(zarr.read(path, {})).rejects.toMatchObject({ tag: "MalformedTable" });
  });
});
