import { expect, test } from "@jest/globals";
import { placed, sizeOf, stacked, still } from "../../src/notebook/still.js";
import { html, raw } from "../../src/report/html.js";

test("a still picture stands alone: its own namespace, ground and ink, texts escaped", () => {
  const svg = still({ width: 20, height: 10 }, 'a "<b>"', html`<text>${"<img onerror=x>"}</text>`);
  expect(svg).toMatch(/^<svg[\s\S]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(svg).toContain('aria-label="a &quot;&lt;b&gt;&quot;"');
  expect(svg).toContain("&lt;img onerror=x&gt;");
  expect(svg).toContain('fill="#fff"');
  expect(svg).not.toContain("<img");
  expect(svg).toContain('style="max-width: 100%; height: auto"'); // on a narrow page it is not cut
});

test("what is wider than a notebook's page is shown smaller, all of it", () => {
  expect(still({ width: 1640, height: 500 }, "", "")).toMatch(/width="820"\s+height="250"\s+viewBox="0 0 1640 500"/);
});

test("drawings stand below each other under their titles, and all of them fit", () => {
  const drawing = raw('<svg class="a" width="50" height="30"></svg>');
  expect(sizeOf(drawing)).toEqual({ width: 50, height: 30 });
  expect(placed(drawing, 1, 2).markup).toContain('<svg x="1" y="2" class="a"');
  const parts = [
    { title: "one & two", drawing },
    { title: "three", drawing },
  ];
  const svg = stacked(parts, "both");
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number);
  const tops = [...svg.matchAll(/<svg x="\d+" y="(\d+)"/g)].map(([, y]) => Number(y));
  expect(svg).toContain("one &amp; two");
  expect(tops[1]! - tops[0]!).toBeGreaterThan(30);
  expect(height!).toBeGreaterThanOrEqual(tops[1]! + 30);
  expect(width!).toBeGreaterThanOrEqual(50);
  const wide = stacked([{ title: "a title that is wider than its drawing", drawing }], "one");
  expect(Number(/viewBox="0 0 (\d+)/.exec(wide)![1])).toBeGreaterThan(200);
});
