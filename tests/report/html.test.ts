import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { escapeText, html, raw } from "../../src/report/html.js";
import { printable } from "../../src/report/printable.js";

test("values are escaped, HTML and lists are not escaped twice", () => {
  const name = `<b>"x" & 'y'</b>`;
  expect(html`<p>${name}</p>`.markup).toBe("<p>&lt;b&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/b&gt;</p>");
  expect(html`${[html`<i>${"<"}</i>`, " ", 3, undefined]}${raw("<hr>")}`.markup).toBe("<i>&lt;</i> 3<hr>");
});

test("no text can leave its place", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const escaped = escapeText(text);
      expect(escaped).not.toMatch(/[<>"']/);
      const back = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" } as Record<string, string>;
      expect(escaped.replace(/&(lt|gt|quot|#39|amp);/g, (entity) => back[entity]!)).toBe(printable(text));
    }),
  );
});

test("what would make an SVG ill-formed does not get into it", () => {
  expect(html`<text>${"a\u0000b\u001b"}</text>`.markup).toBe("<text>a\ufffdb\ufffd</text>");
});
