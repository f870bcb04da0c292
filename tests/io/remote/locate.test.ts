import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { beforeAll, afterAll, expect, test } from "@jest/globals";
import { cachedPath } from "../../../src/io/remote/cached-path.js";
import { isAddress, locate } from "../../../src/io/remote/locate.js";
import { TemporaryFolder } from "../temporary-folder.js";
import { LocalServer, sendFile } from "./local-server.js";

const folder = new TemporaryFolder();
const server = new LocalServer();
const content = Buffer.from("gene\ts1\nA\t1\n");
const before = process.env.OMIXEL_CACHE;
beforeAll(() => void (process.env.OMIXEL_CACHE = folder.path));
afterAll(() => {
  if (before === undefined) delete process.env.OMIXEL_CACHE;
  else process.env.OMIXEL_CACHE = before;
});

test("a path is itself", async () => {
  expect(await locate("a/b.tsv")).toBe("a/b.tsv");
  expect([isAddress("https://x/y"), isAddress("httpsx"), isAddress("C:\\a")]).toEqual([true, false, false]);
});

test("an address is fetched once", async () => {
  server.answer = sendFile(content);
  const address = server.url("/data/table.tsv").href;
  const path = await locate(address);
  expect(path).toBe(cachedPath(new URL(address)));
  expect(readFileSync(path).equals(content)).toBe(true);
  expect(await locate(address)).toBe(path);
  expect(server.asked).toHaveLength(1);
});

test("a file that was damaged in the cache is fetched again", async () => {
  server.answer = sendFile(content);
  const address = server.url("/damaged.tsv").href;
  const path = await locate(address);
  writeFileSync(path, "something else");
  expect(readFileSync(await locate(address)).equals(content)).toBe(true);
});

test("a file placed by hand is taken, unless a checksum says otherwise", async () => {
  const address = new URL("http://127.0.0.1:1/by-hand.tsv");
  const path = cachedPath(address);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  expect(await locate(address.href)).toBe(path);
  const sha256 = createHash("sha256").update(content).digest("hex");
  expect(await locate(address.href, { sha256 })).toBe(path);
  await expect(locate(address.href, { sha256: "0".repeat(64) })).rejects.toMatchObject({
    tag: "DownloadFailed",
    place: { file: path },
    what: expect.stringContaining(sha256),
  });
  rmSync(path);
  await expect(locate(address.href)).rejects.toMatchObject({
    tag: "DownloadFailed",
    remedy: expect.stringContaining(`place it at ${path}`),
  });
});
