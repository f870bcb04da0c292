/** @jest-environment jsdom */
import { expect, jest, test } from "@jest/globals";
import { copyText, downloadText } from "../../widgets/src/hand-over.js";

const clipboard = (value: unknown) => Object.defineProperty(navigator, "clipboard", { value, configurable: true });

test("text goes into the clipboard", async () => {
  const writeText = jest.fn((text: string) => Promise.resolve(void text));
  clipboard({ writeText });
  await expect(copyText("a\tb")).resolves.toBe(true);
  expect(writeText).toHaveBeenCalledWith("a\tb");
});

test("where the page has no clipboard, the older way is tried and the focus comes back", async () => {
  clipboard(undefined);
  const button = document.createElement("button");
  document.body.append(button);
  button.focus();
  await expect(copyText("x")).resolves.toBe(false);
  let copied = "";
  Object.assign(document, { execCommand: () => ((copied = document.querySelector("textarea")!.value), true) });
  await expect(copyText("x\ny")).resolves.toBe(true);
  expect(copied).toBe("x\ny");
  expect(document.querySelector("textarea")).toBeNull();
  expect(document.activeElement).toBe(button);
});

test("a download holds the text under its name", async () => {
  const made: Blob[] = [];
  URL.createObjectURL = (blob: Blob) => (made.push(blob), "blob:x");
  URL.revokeObjectURL = () => undefined;
  const click = jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  downloadText("a\tb\n", "genes.tsv", "text/tab-separated-values");
  expect(click).toHaveBeenCalledTimes(1);
  expect([made[0]!.size, made[0]!.type]).toEqual([4, "text/tab-separated-values"]);
  click.mockRestore();
});
