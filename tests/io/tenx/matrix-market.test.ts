import { readdirSync, readlinkSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { csrToDense } from "../../../src/data/csr.js";
import { matrixMarketBlocks, matrixMarketHead, readMatrixMarket } from "../../../src/io/tenx/matrix-market.js";
import { seededRandom } from "../../../src/random.js";
import { TemporaryFolder } from "../temporary-folder.js";

const folder = new TemporaryFolder();
const kind = "%%MatrixMarket matrix coordinate";

/** Many entries, cell by cell, and what they are. */
function large(): { text: string; values: Float32Array } {
  const random = seededRandom("matrix market");
  const [rows, columns] = [300, 400];
  const values = new Float32Array(rows * columns);
  const lines: string[] = [];
  for (let j = 0; j < columns; j++)
    for (let i = 0; i < rows; i++)
      if (j % 100 !== 7 && random.next() < 0.1) {
        values[j * rows + i] = 1 + random.integer(50);
        lines.push(`${i + 1} ${j + 1} ${values[j * rows + i]!}`);
      }
  return { text: `${kind} integer general\n${rows} ${columns} ${lines.length}\n${lines.join("\n")}\n`, values };
}

const { text, values } = large();

test.each(["plain", "packed"])("a large matrix, %s, whole and in blocks", async (how) => {
  const path = how === "plain" ? folder.file(text) : folder.gzip(text);
  expect(await matrixMarketHead(path)).toMatchObject({ rows: 300, columns: 400 });
  expect(csrToDense(await readMatrixMarket(path)).values).toEqual(values);
  for (const most of [1, 7, 150, undefined]) {
    const parts = new Float32Array(values.length);
    let at = 0;
    for await (const block of matrixMarketBlocks(path, {}, most)) {
      parts.set(csrToDense(block).values, at);
      at += block.rows * block.columns;
    }
    expect(at).toBe(values.length);
    expect(parts).toEqual(values);
  }
});

test("a pattern; comments over several lines", async () => {
  const path = folder.file(`${kind} pattern general\n%a\n%b\n\n2 2 2\n2 1\n1 2\n`);
  expect([...csrToDense(await readMatrixMarket(path)).values]).toEqual([0, 1, 1, 0]);
});

describe("refused", () => {
  test("more entries than can be counted in memory; in blocks they are read", async () => {
    const path = folder.file(`${kind} pattern general\n2 2 4294967301\n1 1\n${"\n".repeat(9e6)}`);
    await expect(readMatrixMarket(path)).rejects.toMatchObject({
      tag: "UnsuitableData",
      what: expect.stringContaining("4294967301 stored values"),
      remedy: expect.stringContaining("in blocks"),
    });
    await expect(matrixMarketBlocks(path).next()).rejects.toMatchObject({
      what: "4294967301 entries are declared, but the file has 1: it is cut short.",
    });
  });

  test.each([
    ["no head", "1 2 3\n", 1],
    ["a dense one", "%%MatrixMarket matrix array real general\n2 2\n", 1],
    ["half of a symmetric one", `${kind} real symmetric\n2 2 0\n`, 1],
    ["complex numbers", `${kind} complex general\n2 2 0\n`, 1],
    ["no size", `${kind} real general\n%\n`, 2],
    ["a size that is none", `${kind} real general\n2 x 0\n`, 2],
  ])("%s", async (_, content, line) => {
    await expect(readMatrixMarket(folder.file(content))).rejects.toMatchObject({
      tag: "MalformedTable",
      place: expect.objectContaining({ line }),
    });
  });

  test("a stop", async () => {
    await expect(readMatrixMarket(folder.file(text), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      tag: "Aborted",
    });
  });
});

/** How often this process has a file open. */
function opened(path: string): number {
  const linked = (fd: string) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return "";
    }
  };
  return readdirSync("/proc/self/fd").filter((fd) => linked(fd) === path).length;
}

const onLinux = process.platform === "linux" ? describe : describe.skip;
onLinux("no file stays open", () => {
  const long = "1 1 1\n".repeat(1e6); // several pieces, so that the head is not all of it
  test.each([
    ["after its head", `${kind} integer general\n9 9 1000000\n${long}`, matrixMarketHead],
    ["that declares too much", `${kind} integer general\n9 9 4294967295\n${long}`, readMatrixMarket],
    ["that has no size", `${kind} integer general\n9 x\n${long}`, readMatrixMarket],
  ])("%s", async (_, content, read: (path: string) => Promise<unknown>) => {
    const path = folder.file(content);
    await read(path).catch(() => undefined);
    for (let tries = 0; opened(path) > 0 && tries < 50; tries++) await setTimeout(10);
    expect(opened(path)).toBe(0);
  });
});
