/** @jest-environment jsdom */
import { expect, test } from "@jest/globals";
import { isDark, onTheme } from "../../widgets/src/theme.js";

test("dark and light grounds are told apart; an unknown one counts as light", () => {
  const el = document.createElement("div");
  document.body.append(el);
  const on = (background: string) => ((el.style.background = background), isDark(el));
  expect([on("rgb(17, 17, 17)"), on("rgb(255, 255, 255)"), on("rgb(0, 0, 200)"), on("")]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test("JupyterLab's word counts, also for what is not in the page yet", () => {
  const el = document.createElement("div");
  document.body.dataset["jpThemeLight"] = "false";
  expect(isDark(el)).toBe(true);
  document.body.dataset["jpThemeLight"] = "true";
  el.style.background = "rgb(0, 0, 0)";
  expect(isDark(el)).toBe(false);
});

test("a change of the theme is told until the end", async () => {
  const end = new AbortController();
  let changes = 0;
  onTheme(() => changes++, end.signal);
  document.body.setAttribute("data-jp-theme-light", "false");
  await Promise.resolve();
  expect(changes).toBe(1);
  end.abort();
  document.body.setAttribute("data-jp-theme-light", "true");
  await Promise.resolve();
  expect(changes).toBe(1);
});
