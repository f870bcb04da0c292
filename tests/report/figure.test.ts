import { expect, test } from "@jest/globals";
import { figure, gallery } from "../../src/report/figure.js";
import { html } from "../../src/report/html.js";

test("a figure has a caption that is escaped", () => {
  const { markup } = figure(html`<img />`, "T & B", "half");
  expect(markup).toMatch(/^<figure class="half">\s*<img \/>\s*<figcaption>T &amp; B<\/figcaption>\s*<\/figure>/);
});

test("a gallery stays on one sheet unless it may break", () => {
  expect(gallery([html`x`]).markup).toContain('class="gallery together"');
  expect(gallery([html`x`], "anywhere").markup).toContain('class="gallery"');
});
