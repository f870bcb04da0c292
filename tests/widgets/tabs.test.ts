/** @jest-environment jsdom */
import { beforeEach, expect, test } from "@jest/globals";
import { Tabs } from "../../widgets/src/tabs.js";

let chosen: string[];
let tabs: Tabs<"a" | "b" | "c">;
const panel = (key: string) => document.querySelector<HTMLElement>(`[data-key=${key}]`)!;
beforeEach(() => {
  chosen = [];
  document.body.replaceChildren();
  const list = (["a", "b", "c"] as const).map((key) => {
    const panel = document.createElement("div");
    panel.dataset["key"] = key;
    document.body.append(panel);
    return { key, label: `Tab ${key}`, panel };
  });
  tabs = new Tabs("Maps", list, (key) => (chosen.push(key), tabs.show(key)), new AbortController().signal);
  document.body.prepend(tabs.el);
  tabs.show("a");
});
const buttons = () => Array.from(tabs.el.querySelectorAll("button"));
const press = (key: string) =>
  document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));

test("one panel is shown, named by its tab, and one tab can be reached by Tab", () => {
  expect(buttons().map((button) => [button.getAttribute("aria-selected"), button.tabIndex])).toEqual([
    ["true", 0],
    ["false", -1],
    ["false", -1],
  ]);
  expect([panel("a").hidden, panel("b").hidden]).toEqual([false, true]);
  expect(panel("a").getAttribute("aria-labelledby")).toBe(buttons()[0]!.id);
  expect(buttons()[0]!.getAttribute("aria-controls")).toBe(panel("a").id);
});

test("clicks and keys choose, round the ends", () => {
  buttons()[0]!.focus();
  for (const key of ["ArrowLeft", "ArrowRight", "End", "Home", "x"]) press(key);
  buttons()[1]!.click();
  expect(chosen).toEqual(["c", "a", "c", "a", "b"]);
});
