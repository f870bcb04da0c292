import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { assayOf, labelsOf, sampleNames } from "../../src/data/cohort.js";
import { numbers } from "../../src/data/table.js";
import { omics } from "../../src/omics/omics.js";
import { seriesText } from "../io/geo/series-text.js";
import { LocalServer, sendFile } from "../io/remote/local-server.js";
import { TemporaryFolder } from "../io/temporary-folder.js";

const folder = new TemporaryFolder();
const server = new LocalServer();
const before = process.env.OMIXEL_CACHE;
const characteristics = [
  ["age: 61", "age: 48", "age: 55"],
  ["subtype: WNT", "subtype: SHH", "subtype: WNT"],
];
beforeAll(() => {
  process.env.OMIXEL_CACHE = folder.path;
  process.env.OMIXEL_GEO = server.url("/geo").href;
  const file = gzipSync(seriesText({ characteristics }));
  server.answer = (request, response) =>
    request.url!.endsWith("/")
      ? void response.end('<a href="GSE1_series_matrix.txt.gz">')
      : sendFile(file)(request, response);
});
afterAll(() => {
  delete process.env.OMIXEL_GEO;
  if (before === undefined) delete process.env.OMIXEL_CACHE;
  else process.env.OMIXEL_CACHE = before;
});

test("a GEO series is a plan like any other: nothing is fetched until it runs", async () => {
  const plan = omics.geo("GSE1", { seed: 3 }).samples({ label: "subtype" });
  expect(plan.toJSON()).toMatchObject({ source: { file: "geo:GSE1" }, seed: 3 });
  expect(omics.fromJSON(JSON.parse(JSON.stringify(plan))).toJSON()).toEqual(plan.toJSON());
  expect(server.asked).toHaveLength(0);
  const cohort = await plan.table({ jobs: 0 });
  expect(sampleNames(cohort)).toEqual(["GSM1", "GSM2", "GSM3"]);
  expect(labelsOf(cohort)).toEqual(["WNT", "SHH", "WNT"]);
  expect([...numbers(cohort.samples, "age")]).toEqual([61, 48, 55]);
  expect(assayOf(cohort).values).toMatchObject({ rows: 3, columns: 2 });
});

test("what is no series is refused at once, a platform is part of the name", () => {
  expect(() => omics.geo("GDS1")).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
  expect(omics.geo("GSE2", { platform: "GPL96" }).toJSON()).toMatchObject({ source: { file: "geo:GSE2/GPL96" } });
});

test("a table and its annotations may be addresses", async () => {
  const address = server.url("/GSE1_series_matrix.txt.gz").href;
  const cohort = await omics(address).samples(address, { label: "subtype" }).table({ jobs: 0 });
  expect(labelsOf(cohort)).toEqual(["WNT", "SHH", "WNT"]);
});
