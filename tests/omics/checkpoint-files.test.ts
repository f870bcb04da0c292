import { afterAll, describe, expect, test } from "@jest/globals";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCheckpoints } from "../../src/omics/checkpoint-files.js";

const folder = mkdtempSync(join(tmpdir(), "omixel-checkpoints-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("checkpoints of a job", () => {
  test("come back to the same job alone, the newest of each training", async () => {
    const [own, other] = [openCheckpoints("a1", folder), openCheckpoints("b2", folder)];
    expect(own.get("x")).toBeUndefined();
    await own.put("x", [Uint8Array.of(1)]);
    await own.put("x", [Uint8Array.of(2), Uint8Array.of(), Uint8Array.of(3)]);
    expect(await own.put("y", [Uint8Array.of(4)])).toBe(true);
    expect([...openCheckpoints("a1", folder).get("x")!]).toEqual([2, 3]);
    expect([...own.get("y")!]).toEqual([4]);
    expect(other.get("x")).toBeUndefined();
  });

  test("are gone once it has ended, with what a kill left half-written, and nothing else is", async () => {
    const [own, other] = [openCheckpoints("a1", folder), openCheckpoints("b2", folder)];
    await own.put("x", [Uint8Array.of(1)]);
    await other.put("x", [Uint8Array.of(1)]);
    for (const name of ["a1.arrow", "a1.x.safetensors.0f3a.part"]) writeFileSync(join(folder, name), "");
    own.clear();
    expect(readdirSync(folder).sort()).toEqual(["a1.arrow", "b2.x.safetensors"]);
    openCheckpoints("c3", join(folder, "absent")).clear();
  });

  test("that cannot be written cost nothing", async () => {
    writeFileSync(join(folder, "file"), "");
    const nowhere = openCheckpoints("a1", join(folder, "file"));
    expect(await nowhere.put("x", [Uint8Array.of(1)])).toBe(false);
    expect(nowhere.get("x")).toBeUndefined();
  });
});
