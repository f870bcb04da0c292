import { expect, test } from "@jest/globals";
import { html } from "../../src/report/html.js";
import { page } from "../../src/report/page.js";

const text = page("counts <1>.tsv", html`made & sent`, [{ id: "one", title: "First & last", body: html`<p>here</p>` }]);

test("a page names its language, title and encoding", () => {
  expect(text).toMatch(/^<!doctype html>\s*<html lang="en">/);
  expect(text).toContain('<meta charset="utf-8" />');
  expect(text).toContain("<title>counts &lt;1&gt;.tsv</title>");
  expect(text.match(/<h1/g)).toHaveLength(1);
});

test("each section is found from the list at the top", () => {
  expect(text).toContain('<a href="#one">First &amp; last</a>');
  expect(text).toContain('<section id="one" aria-labelledby="one-title">');
});
