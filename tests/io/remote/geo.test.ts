import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { cachedPath } from "../../../src/io/remote/cached-path.js";
import { geoAddress, geoSeries, isGeo } from "../../../src/io/remote/geo.js";
import { locate } from "../../../src/io/remote/locate.js";
import { seriesText } from "../geo/series-text.js";
import { TemporaryFolder } from "../temporary-folder.js";
import { LocalServer, sendFile } from "./local-server.js";

const folder = new TemporaryFolder();
const server = new LocalServer();
const before = process.env.OMIXEL_CACHE;
const index = (...files: string[]) =>
  `<a href="../">up</a>${files.map((file) => `<a href="${file}">${file}</a>`).join("\n")}`;
beforeAll(() => {
  process.env.OMIXEL_CACHE = folder.path;
  process.env.OMIXEL_GEO = server.url("/geo").href;
});
afterAll(() => {
  delete process.env.OMIXEL_GEO;
  if (before === undefined) delete process.env.OMIXEL_CACHE;
  else process.env.OMIXEL_CACHE = before;
});

test("names of series, with and without a platform", () => {
  expect([isGeo("geo:GSE1"), isGeo("GSE1.tsv")]).toEqual([true, false]);
  expect(geoSeries("geo:gse85217/gpl570")).toEqual({ accession: "GSE85217", platform: "GPL570" });
  expect(() => geoSeries("geo:GDS5")).toThrow(expect.objectContaining({ tag: "InvalidOption" }));
});

describe("a series", () => {
  test.each([
    ["geo:GSE85217", "/geo/series/GSE85nnn/GSE85217/matrix/", "GSE85217_series_matrix.txt.gz"],
    ["geo:GSE22", "/geo/series/GSEnnn/GSE22/matrix/", "GSE22_series_matrix.txt.gz"],
  ])("%s lies where GEO documents it", async (name, path, file) => {
    server.answer = (_, response) => response.end(index(file));
    expect((await geoAddress(name)).pathname).toBe(path + file);
    expect(server.asked.map(({ url }) => url)).toEqual([path]);
  });

  test("of several platforms needs a name", async () => {
    const files = ["GSE2-GPL96_series_matrix.txt.gz", "GSE2-GPL570_series_matrix.txt.gz"];
    server.answer = (_, response) => response.end(index(...files));
    expect((await geoAddress("geo:GSE2/GPL570")).pathname).toMatch(/GSE2-GPL570_series/);
    await expect(geoAddress("geo:GSE2")).rejects.toMatchObject({
      tag: "InvalidOption",
      what: "The series GSE2 was measured on 2 platforms and none was named.",
      remedy: expect.stringContaining("GPL96, GPL570"),
    });
    await expect(geoAddress("geo:GSE2/GPL1")).rejects.toMatchObject({ what: "The series GSE2 has no platform GPL1." });
  });

  test.each(["GSE3-GPL570_series_matrix.txt.gz", "GSE3-GPL5_series_matrix.txt.gz"])(
    "whose only file is %s has no platform GPL57",
    async (file) => {
      server.answer = (_, response) => response.end(index(file));
      await expect(geoAddress("geo:GSE3/GPL57")).rejects.toMatchObject({ tag: "InvalidOption" });
    },
  );

  test("whose only file does not name its platform is asked for it", async () => {
    const content = gzipSync(seriesText().replace(/!Series_platform_id.*\n|^/, '!Series_platform_id\t"GPL570"\n'));
    server.answer = (request, response) =>
      request.url!.endsWith("/")
        ? void response.end(index("GSE4_series_matrix.txt.gz"))
        : sendFile(content)(request, response);
    expect(await locate("geo:GSE4/GPL570")).toMatch(/GSE4_series/);
    await expect(locate("geo:GSE4/GPL57")).rejects.toMatchObject({
      tag: "InvalidOption",
      what: "The series GSE4 has no platform GPL57.",
      remedy: expect.stringContaining("there are GPL570"),
    });
  });

  test("that is not there, or whose server is not, tells which file to place where", async () => {
    server.answer = (_, response) => response.writeHead(404).end();
    const usual = new URL(
      `${process.env.OMIXEL_GEO!}/series/GSE999nnn/GSE999999/matrix/GSE999999_series_matrix.txt.gz`,
    );
    await expect(geoAddress("geo:GSE999999")).rejects.toMatchObject({
      tag: "DownloadFailed",
      what: "The files of the series GSE999999 cannot be listed: there is no such series.",
      remedy: `Fetch ${usual.href} elsewhere and place it at ${cachedPath(usual)}; behind a proxy, set HTTPS_PROXY.`,
    });
  });

  test("once fetched, is found without asking", async () => {
    server.answer = (request, response) =>
      request.url!.endsWith("/")
        ? void response.end(index("GSE7_series_matrix.txt.gz"))
        : sendFile(gzipSync(seriesText()))(request, response);
    const path = await locate("geo:GSE7");
    server.asked.length = 0;
    expect(await locate("geo:GSE7")).toBe(path);
    expect(server.asked).toHaveLength(0);
  });
});
