import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { texts } from "../../../src/data/table.js";
import { readDelimited } from "../../../src/io/delimited/read-delimited.js";
import { seededRandom } from "../../../src/random.js";
import { TemporaryFolder } from "../temporary-folder.js";

const folder = new TemporaryFolder();
const read = (content: string, options = {}) => readDelimited(folder.file(content), options);

describe("tables in their many forms", () => {
  test.each([
    ["tabs", "gene\ts1\ts2\nTP53\t1\t2.5\nMYC\t3\tNA\n"],
    ["commas, quotes and CRLF", '"gene","s1","s2"\r\n"TP53",1,2.5\r\n"MYC",3,\r\n'],
    ["numbers in quotes", '"gene","s1","s2"\n"TP53","1","2.5"\n"MYC","3","NA"\n'],
    ["semicolons", "gene;s1;s2\nTP53;1;2.5\nMYC;3;nan\n"],
    ["blanks, as R writes without corner", '"s1" "s2"\n"TP53" 1 2.5\n"MYC" 3 NA\n'],
    ["a byte order mark and no last line end", "\uFEFFgene\ts1\ts2\nTP53\t1\t2.5\nMYC\t3\t"],
    ["comments, blank lines, blank last columns", "# x\n\ngene\ts1\ts2\t\nTP53\t1\t2.5\t\n\nMYC\t3\t\t\n\n"],
  ])("%s", async (_, content) => {
    const table = await read(content, { features: "rows" });
    expect(table).toMatchObject({ samples: ["s1", "s2"], features: ["TP53", "MYC"] });
    expect([...table.values.values]).toEqual([1, 3, 2.5, NaN]);
  });

  test("labels in a row under the header become annotations", async () => {
    const table = await read("Name\ta\tb\tc\td\nLabel\tx\ty\tx\ty\nglucose\t1\t2\t3\t4\nlactate\t5\t6\t7\t8\n");
    expect(table).toMatchObject({
      samples: ["a", "b", "c", "d"],
      features: ["glucose", "lactate"],
      orientation: "rows",
    });
    expect(texts(table.annotations!, "Label")).toEqual(["x", "y", "x", "y"]);
  });
});

test("a table larger than what is looked at first is read whole, plain and gzip alike", async () => {
  const random = seededRandom("large");
  const [rows, columns] = [700, 300];
  const values = Float32Array.from({ length: rows * columns }, () => Math.fround(random.normal() * 100));
  const lines = Array.from(
    { length: rows },
    (_, i) => `g${i}\t${[...values.subarray(i * columns, (i + 1) * columns)].join("\t")}`,
  );
  const text = `gene\t${Array.from({ length: columns }, (_, j) => `s${j}`).join("\t")}\n${lines.join("\n")}\n`;
  for (const path of [folder.file(text), folder.gzip(text)]) {
    const table = await readDelimited(path);
    expect([table.samples.length, table.features.length]).toEqual([columns, rows]);
    expect(table.values.values.every((value, k) => value === values[(k % rows) * columns + Math.floor(k / rows)])).toBe(
      true,
    );
  }
});

test("any table of any orientation comes back as it was written", async () => {
  const size = fc.integer({ min: 1, max: 5 });
  const value = fc.oneof(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.constant(NaN));
  const any = fc
    .tuple(size, size, fc.constantFrom("\t", ",", ";"), fc.constantFrom("rows", "columns"), fc.boolean())
    .chain(([rows, columns, ...rest]) =>
      fc.tuple(
        fc.array(value, { minLength: rows * columns, maxLength: rows * columns }),
        fc.constant({ rows, columns, rest }),
      ),
    );
  await fc.assert(
    fc.asyncProperty(
      any,
      async ([
        cells,
        {
          rows,
          columns,
          rest: [separator, features, corner],
        },
      ]) => {
        const header = Array.from({ length: columns }, (_, j) => `column ${j}`);
        const lines = Array.from({ length: rows }, (_, i) => [
          `row ${i}`,
          ...cells.slice(i * columns, (i + 1) * columns).map((cell) => (Number.isNaN(cell) ? "" : String(cell))),
        ]);
        const text = [corner ? ["id", ...header] : header, ...lines].map((line) => line.join(separator)).join("\n");
        const table = await read(text, { features });
        const [down, across] = [table.samples, table.features];
        expect(features === "columns" ? [down.length, across.length] : [across.length, down.length]).toEqual([
          rows,
          columns,
        ]);
        for (let i = 0; i < rows; i++)
          for (let j = 0; j < columns; j++) {
            const at = features === "columns" ? i * columns + j : j * rows + i;
            expect(table.values.values[at]).toBe(Math.fround(Number(String(cells[i * columns + j]!))));
          }
      },
    ),
    { numRuns: 60 },
  );
});

describe("refused, with place and remedy:", () => {
  test.each([
    [
      "a ragged row",
      "gene,s1,s2\na,1,2\nb,1\nc,1,2\n",
      "MalformedTable",
      "3 cells are expected, but the line has 2.",
      { line: 3 },
    ],
    [
      "text in a number cell",
      "gene,s1,s2\na,1,2\nb,1,high\nc,1,2\n",
      "MalformedTable",
      'A number is expected, but the cell says "high".',
      { line: 3, column: "s2" },
    ],
    [
      "decimal commas",
      "gene;s1\na;1,5\nb;2,5\n",
      "MalformedTable",
      'Numbers are written with a decimal comma: "1,5".',
      { line: 2, column: "s1" },
    ],
    [
      "genes named twice",
      "gene,s1,s2\na,1,2\nb,1,2\na,1,2\n",
      "DuplicateNames",
      "Features named more than once (1): a.",
      {},
    ],
    [
      "samples named twice",
      "gene,s1,s1\na,1,2\nb,1,2\n",
      "DuplicateNames",
      "Samples named more than once (1): s1.",
      {},
    ],
    [
      "a table without numbers",
      "gene,kind\na,x\nb,y\nc,z\n",
      "MalformedTable",
      "The table has no column of numbers.",
      {},
    ],
    ["binary junk", "gene\0\0\x01\x02", "UnreadableFile", "The file is binary, not text.", {}],
  ])("%s", async (_, content, tag, what, place) => {
    const path = folder.file(content);
    await expect(readDelimited(path)).rejects.toMatchObject({ tag, what, place: { file: path, ...place } });
  });

  test("a wrong cell far down a large file", async () => {
    const lines = Array.from({ length: 30_000 }, (_, i) => `g${i},${i},${i === 29_990 ? "oops" : i / 7}`);
    const path = folder.gzip(`gene,s1,s2\n${lines.join("\n")}\n`);
    await expect(readDelimited(path)).rejects.toMatchObject({ place: { line: 29_992, column: "s2" } });
  });

  test("truncated gzip", async () => {
    const whole = Buffer.from("gene,s1\n" + "a,1\n".repeat(10_000));
    const { gzipSync } = await import("node:zlib");
    const packed = gzipSync(whole);
    await expect(readDelimited(folder.file(packed.subarray(0, packed.length - 9)))).rejects.toMatchObject({
      tag: "UnreadableFile",
      what: "The gzip data end too early: the file is cut short.",
    });
  });
});

test("progress is told and a signal stops", async () => {
  const path = folder.file(`gene,s1,s2\n${Array.from({ length: 1000 }, (_, i) => `g${i},${i},1`).join("\n")}\n`);
  const told: number[] = [];
  await readDelimited(path, { onProgress: (bytes, total) => told.push(bytes / total) });
  expect(told.at(-1)).toBe(1);
  await expect(readDelimited(path, { signal: AbortSignal.abort() })).rejects.toMatchObject({ tag: "Aborted" });
});
