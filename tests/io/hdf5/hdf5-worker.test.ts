import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { h5ad } from "../../../src/io/h5ad-format.js";
import { Hdf5Worker } from "../../../src/io/hdf5/hdf5-worker.js";
import { fixture } from "../single-cell.js";
import { TemporaryFolder } from "../temporary-folder.js";

const folder = new TemporaryFolder();

/** A file whose heap of texts has an object without length, on which the library goes round for ever. */
function endless(): string {
  const bytes = readFileSync(fixture("dense.h5ad"));
  const heap = bytes.indexOf("GCOL");
  const free = bytes.indexOf("array", heap); // a text in it: its object begins 16 bytes before
  bytes.fill(0, free - 16, free + 8);
  return folder.file(bytes, "endless.h5ad");
}

test("a file in which the library is stuck is refused, and the next one is read", async () => {
  const stuck = Hdf5Worker.shared();
  await expect(h5ad.read(endless(), {})).rejects.toMatchObject({
    tag: "UnreadableFile",
    what: "The HDF5 library is stuck in the file: it is damaged.",
  });
  expect(Hdf5Worker.shared()).not.toBe(stuck);
  expect((await h5ad.read(fixture("dense.h5ad"), {})).kind).toBe("cohort");
});

test("one thread serves many files", async () => {
  const worker = Hdf5Worker.shared();
  await Promise.all(["full", "csc", "dense"].map((name) => h5ad.read(fixture(`${name}.h5ad`), {})));
  expect(Hdf5Worker.shared()).toBe(worker);
});

test("the time that a call waits for others is not its own", async () => {
  const [worker, file] = [Hdf5Worker.shared(), fixture("dense.h5ad")];
  const handle = (await worker.call(file, "open", 0, [file], 60_000)) as number;
  const began = performance.now();
  const others = Array.from({ length: 3000 }, () => worker.call(file, "attributes", handle, ["obs"], 60_000));
  await expect(worker.call(file, "kindOf", handle, ["obs"], 50)).resolves.toBe("group");
  expect(performance.now() - began).toBeGreaterThan(100); // else nothing was shown
  await Promise.all(others);
  await worker.call(file, "close", handle, [], 60_000);
});
