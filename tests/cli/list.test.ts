import { afterEach, expect, jest, test } from "@jest/globals";
import { listCommand } from "../../src/cli/list.js";

afterEach(() => {
  jest.restoreAllMocks();
});

function output(work: () => void): string {
  let text = "";
  jest.spyOn(process.stdout, "write").mockImplementation((chunk) => ((text += String(chunk)), true));
  work();
  return text;
}

test.each([
  ["encoders", "saliencyRgb"],
  ["models", "resnet18"],
  ["rankers", "randomForest"],
  ["steps", "normalizeTotal"],
] as const)("%s are listed with defaults and papers", (kind, name) => {
  const list = JSON.parse(output(() => listCommand(kind, ["--json"]))) as {
    name: string;
    source: object;
    defaults: object;
  }[];
  expect(list.map((item) => item.name)).toContain(name);
  for (const item of list)
    expect(item).toMatchObject({ source: { paper: expect.any(String) }, defaults: expect.any(Object) });
  expect(output(() => listCommand(kind, []))).toMatch(new RegExp(`^${name}  \\(`, "m"));
});
