/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { choice, element, labelled, svgElement } from "../../widgets/src/dom.js";

test("texts are text, whatever they hold", () => {
  const made = element("p", { title: "<b>" }, "<img onerror=x>", undefined, element("b", {}, "&amp;"));
  expect(made.querySelector("img")).toBeNull();
  expect(made.textContent).toBe("<img onerror=x>&amp;");
  expect(made.title).toBe("<b>");
});

test("attributes without value are set or left out", () => {
  const made = element("button", { disabled: true, hidden: false, "aria-label": undefined, tabindex: 0 });
  expect(made.outerHTML).toBe('<button disabled="" tabindex="0"></button>');
});

test("drawings live in the namespace of drawings", () => {
  expect(svgElement("path", { d: "M0 0" }).namespaceURI).toBe("http://www.w3.org/2000/svg");
});

test("a label names its control, a choice knows what is chosen", () => {
  const select = choice(["a", "<b>"], "<b>");
  const label = labelled("Show", select);
  document.body.append(label, labelled("Other", choice([], "")));
  expect(label.control).toBe(select);
  expect(select.value).toBe("<b>");
  expect(new Set(Array.from(document.querySelectorAll("select"), ({ id }) => id)).size).toBe(2);
});
