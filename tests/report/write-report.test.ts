import { expect, test } from "@jest/globals";
import { writeReport } from "../../src/report/write-report.js";
import { fakeResult } from "./fake-result.js";

const text = writeReport(fakeResult());

test("the page needs nothing from outside and runs no script", () => {
  expect(text).not.toMatch(/<script|<link|<iframe|@import|\son\w+="/i);
  const addresses = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address!);
  for (const address of addresses) expect(address).toMatch(/^(data:image\/png;base64,|#|https:\/\/doi\.org\/)/);
});

test("no name from the data becomes markup", () => {
  for (const raw of ["<like>", "<sup>", "<1>", "<b>cell_z", "mitotic <cell>"]) expect(text).not.toContain(raw);
});

test("everything is known, or a dash", () => {
  expect(text.replace(/base64,[^"]*/g, "")).not.toMatch(/NaN|undefined|\[object|Infinity/);
});

test("tags are balanced", () => {
  const open: string[] = [];
  const single = new Set(["meta", "img", "br", "path", "circle", "rect", "line", "image", "!doctype"]);
  for (const [, close, name, empty] of text.matchAll(/<(\/?)([a-z!][a-z0-9]*)(?:[^>"]|"[^"]*")*?(\/?)>/g)) {
    if (empty || (!close && single.has(name!))) continue;
    if (close) expect(open.pop()).toBe(name);
    else open.push(name!);
  }
  expect(open).toEqual([]);
});

test("every picture and every chart has words beside it", () => {
  for (const [image] of text.matchAll(/<img (?:[^>"]|"[^"]*")*>/g)) expect(image).toMatch(/alt="[^"]+"/);
  for (const [svg] of text.matchAll(/<svg (?:[^>"]|"[^"]*")*>/g)) expect(svg).toMatch(/aria-label="[^"]+"/);
});

test("anchors are unique and lead somewhere", () => {
  const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of text.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
});

test("the same result gives the same page", () => {
  expect(writeReport(fakeResult())).toBe(text);
});

test("a bare result, without explanation, controls and gene sets, is still a page", () => {
  const { geneScores: _scores, controls: _controls, ...rest } = fakeResult({ folds: 1, channels: ["pca"] });
  const bare = writeReport({ ...rest, genes: [], enrichment: [], warnings: [] });
  expect(bare).toContain('id="summary"');
  expect(bare).not.toMatch(/id="(saliency|class-map|genes|enrichment|controls)"/);
});
