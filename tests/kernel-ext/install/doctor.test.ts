import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "@jest/globals";
import { type Examined, examine } from "../../../kernel-ext/src/install/doctor.js";
import { InstallError } from "../../../kernel-ext/src/install/install-error.js";
import { kernelspecOf } from "../../../kernel-ext/src/install/kernelspec.js";

let kernels: string;
beforeEach(() => {
  kernels = mkdtempSync(join(tmpdir(), "omixel-doctor-test-"));
});

function putKernel(argv: readonly string[], ours = true): void {
  const folder = join(kernels, "omixel");
  mkdirSync(folder);
  const { metadata, ...rest } = kernelspecOf("omixel");
  writeFileSync(join(folder, "kernel.json"), JSON.stringify({ ...rest, argv, metadata: ours ? metadata : {} }));
}

async function findings(changes: Partial<Examined> = {}) {
  const list = [];
  const trip = () => Promise.resolve({ infoMs: 300, cellMs: 900 });
  for await (const finding of examine({ name: "omixel", folders: [kernels], trip, ...changes })) list.push(finding);
  return list;
}

test("all is well where Node, zeromq, the kernelspec, its paths and the round trip are", async () => {
  putKernel([process.execPath, join(kernels, "omixel", "kernel.json"), "{connection_file}"]);
  const list = await findings();
  expect(list.every(({ good }) => good)).toBe(true);
  expect(list.map(({ what }) => what).join("\n")).toMatch(
    /Node \d+.*\nzeromq \d+\.\d+\.\d+ loads\nkernelspec in .*\n.*\nit answers after 300 ms, and 1\+1 = 2 after 900 ms/,
  );
});

test("without a kernelspec: install", async () => {
  const list = await findings();
  expect(list.at(-1)).toEqual({
    good: false,
    what: `no kernelspec "omixel" in ${kernels}`,
    fix: "omixel-kernel install",
  });
});

test("a Node that went away: install again", async () => {
  putKernel(["/gone/node", process.execPath, "{connection_file}"]);
  expect((await findings()).at(-1)).toMatchObject({ good: false, what: expect.stringContaining("/gone/node") });
});

test("somebody else's kernel, and one that cannot be read", async () => {
  putKernel([process.execPath], false);
  expect((await findings()).at(-1)).toMatchObject({ good: false, what: expect.stringContaining("another kernel") });
  writeFileSync(join(kernels, "omixel", "kernel.json"), "{");
  expect((await findings()).at(-1)).toMatchObject({ good: false, what: expect.stringContaining("can be read") });
});

test.each([
  ["18.20.4", false],
  ["20.18.9", false],
  ["20.19.0", true],
  ["21.7.0", false],
  ["22.11.0", false],
  ["22.12.0", true],
  ["24.0.0", true],
])("Node %s imports ES modules in cells: %p", async (nodeVersion, good) => {
  const [node] = await findings({ nodeVersion });
  expect(node!.good).toBe(good);
  expect(node!.what).toContain(nodeVersion);
  if (!good) expect(node!.fix).toContain("20.19");
});

test("zeromq that does not load is told, and no kernel is started", async () => {
  putKernel([process.execPath, process.execPath, "{connection_file}"]);
  const list = await findings({ zeromq: () => Promise.reject(new Error("No native build was found\nmore")) });
  expect(list[1]).toMatchObject({ good: false, what: "zeromq does not load: No native build was found" });
  expect(list).toHaveLength(4);
});

test("a round trip that fails says why and what to do", async () => {
  putKernel([process.execPath, process.execPath, "{connection_file}"]);
  const trip = () => Promise.reject(new InstallError("It ended.", "Read this."));
  expect((await findings({ trip })).at(-1)).toEqual({ good: false, what: "It ended.", fix: "Read this." });
});
