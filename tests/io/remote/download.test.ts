import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "@jest/globals";
import { download } from "../../../src/io/remote/download.js";
import { TemporaryFolder } from "../temporary-folder.js";
import { LocalServer, sendFile } from "./local-server.js";

const folder = new TemporaryFolder();
const server = new LocalServer();
const content = Buffer.from(Array.from({ length: 60_000 }, (_, i) => `line ${i}\n`).join(""));
const sha256 = createHash("sha256").update(content).digest("hex");
let count = 0;
const place = () => join(folder.path, `${++count}`, "table.tsv");

test("a file comes whole, with its checksum beside it, and progress is told", async () => {
  server.answer = sendFile(content);
  const [target, told] = [place(), [] as number[][]];
  await download(server.url("/table.tsv"), target, {
    sha256: sha256.toUpperCase(),
    onProgress: (...done) => told.push(done),
  });
  expect(readFileSync(target).equals(content)).toBe(true);
  expect(readFileSync(`${target}.sha256`, "utf8")).toBe(`${sha256}  table.tsv\n`);
  expect(told.at(-1)).toEqual([content.length, content.length]);
  expect(existsSync(`${target}.part`) || existsSync(`${target}.part.json`)).toBe(false);
});

test("a connection that breaks is taken up where it broke", async () => {
  let tries = 0;
  server.answer = (request, response) =>
    sendFile(content, { upTo: ++tries === 3 ? Infinity : tries * 100_000 })(request, response);
  const target = place();
  await download(server.url("/table.tsv"), target, { sha256 });
  expect(readFileSync(target).equals(content)).toBe(true);
  expect(server.asked.map(({ headers }) => headers.range)).toEqual([undefined, "bytes=100000-", "bytes=200000-"]);
});

test("what a failed call leaves is used by the next one; a file that changed in between is fetched anew", async () => {
  const target = place();
  server.answer = sendFile(content, { upTo: 50_000 });
  await expect(download(server.url("/table.tsv"), target)).rejects.toMatchObject({
    tag: "DownloadFailed",
    what: expect.stringContaining("The first 50000 bytes are kept"),
    remedy: expect.stringContaining(`place it at ${target}`),
  });
  expect([existsSync(target), statSync(`${target}.part`).size]).toEqual([false, 50_000]);
  server.asked.length = 0;
  const changed = Buffer.from("another content, of another length");
  server.answer = sendFile(changed, { etag: '"two"' });
  await download(server.url("/table.tsv"), target);
  expect(server.asked[0]!.headers).toMatchObject({ range: "bytes=50000-", "if-range": '"one"' });
  expect(readFileSync(target).equals(changed)).toBe(true);
});

test("a server without ranges sends everything again", async () => {
  const target = place();
  let tries = 0;
  server.answer = (_, response) => {
    response.writeHead(200, { "content-length": content.length });
    if (tries++ > 0) return void response.end(content);
    response.write(content.subarray(0, 1000), () => setTimeout(() => response.destroy(), 20));
  };
  await download(server.url("/table.tsv"), target, { sha256 });
  expect(readFileSync(target).equals(content)).toBe(true);
});

test("a range that cannot be had any more is forgotten", async () => {
  const target = place();
  server.answer = sendFile(content, { upTo: 1000 });
  await download(server.url("/table.tsv"), target).catch(() => undefined);
  server.answer = (request, response) =>
    request.headers.range ? void response.writeHead(416).end() : sendFile(content)(request, response);
  await download(server.url("/table.tsv"), target, { sha256 });
  expect(readFileSync(target).equals(content)).toBe(true);
});

test("a wrong checksum is refused, and nothing stays", async () => {
  server.answer = sendFile(content);
  const target = place();
  await expect(download(server.url("/table.tsv"), target, { sha256: "0".repeat(64) })).rejects.toMatchObject({
    tag: "DownloadFailed",
    what: expect.stringContaining(`its SHA-256 is ${sha256}, but ${"0".repeat(64)} is expected`),
  });
  expect(existsSync(target) || existsSync(`${target}.part`)).toBe(false);
});

test.each([
  [404, "the server answers 404 Not Found"],
  [503, "the server answers 503 Service Unavailable"],
])("a status of %d is told, with the place for the file", async (status, why) => {
  server.answer = (_, response) => response.writeHead(status).end();
  const target = place();
  await expect(download(server.url("/a/table.tsv"), target)).rejects.toMatchObject({
    tag: "DownloadFailed",
    what: `The file cannot be fetched from ${server.url("/a/table.tsv").href}: ${why}.`,
    remedy: `Fetch it elsewhere and place it at ${target}; behind a proxy, set HTTPS_PROXY.`,
  });
});

test("a web page in place of the file is told", async () => {
  server.answer = (_, response) =>
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<html>");
  await expect(download(server.url("/table.tsv.gz"), place())).rejects.toMatchObject({
    tag: "DownloadFailed",
    what: expect.stringContaining("the server answers with a web page"),
  });
});

test("no network is told", async () => {
  const nobody = new URL("http://127.0.0.1:1/table.tsv");
  await expect(download(nobody, place())).rejects.toMatchObject({
    tag: "DownloadFailed",
    what: expect.stringContaining("the server refuses the connection"),
  });
});

test("a stop ends it, before and in the middle; the part is kept", async () => {
  server.answer = sendFile(content, { upTo: 1000 });
  const stopped = AbortSignal.abort();
  await expect(download(server.url("/x"), place(), { signal: stopped })).rejects.toMatchObject({ tag: "Aborted" });
  const controller = new AbortController();
  server.answer = (_, response) => void response.writeHead(200, { "content-length": 10 }).write("abc");
  const going = download(server.url("/x"), place(), {
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(going).rejects.toMatchObject({ tag: "Aborted" });
});

test("calls at the same time fetch the file once; one of another checksum is refused", async () => {
  server.answer = sendFile(content);
  const target = place();
  const going = [{}, { sha256 }, { sha256: "0".repeat(64) }].map((options) =>
    download(server.url("/table.tsv"), target, options),
  );
  expect((await Promise.allSettled(going)).map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
  expect(server.asked).toHaveLength(1);
  expect(readFileSync(target).equals(content)).toBe(true);
  expect(readdirSync(dirname(target)).sort()).toEqual(["table.tsv", "table.tsv.sha256"]);
});

test("a call that waits for another is neither stopped nor failed by it, and can be stopped", async () => {
  const [target, first, third] = [place(), new AbortController(), new AbortController()];
  let tries = 0;
  server.answer = (request, response) =>
    ++tries === 1
      ? void response.writeHead(200, { "content-length": 10 }).write("abc")
      : sendFile(content)(request, response);
  const options = { signal: first.signal, onProgress: () => setTimeout(() => first.abort(), 50) };
  const going = [options, { sha256 }, { signal: third.signal }].map((one) =>
    download(server.url("/table.tsv"), target, one),
  );
  third.abort();
  expect((await Promise.allSettled(going)).map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected"]);
  expect(readFileSync(target).equals(content)).toBe(true);
});

test("a part that another process has locked is left alone", async () => {
  const target = place();
  mkdirSync(dirname(target));
  writeFileSync(`${target}.lock`, "");
  writeFileSync(`${target}.part`, "of another");
  server.answer = sendFile(content);
  await download(server.url("/table.tsv"), target, { sha256 });
  server.answer = sendFile(content, { upTo: 1000 });
  await expect(download(server.url("/table.tsv"), target)).rejects.toMatchObject({
    what: expect.not.stringContaining("are kept"),
  });
  expect(readFileSync(`${target}.part`, "utf8")).toBe("of another");
  expect(readdirSync(dirname(target)).sort()).toEqual(
    ["", ".lock", ".part", ".sha256"].map((end) => `table.tsv${end}`),
  );
});
