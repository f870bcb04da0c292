import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const pins = (text: string) =>
  [...text.matchAll(/^[\s-]*([\w-]+)==([\w.]+)$/gm)].map(([, name, version]) => `${name!} ${version!}`);

test("Python packages are pinned exactly, and alike wherever they are named", () => {
  const start = pins(read("scripts/requirements.txt"));
  const tests = pins(read("tests/requirements.txt"));
  expect(pins(read("binder/environment.yml"))).toEqual(start);
  for (const file of ["scripts/requirements.txt", "tests/requirements.txt"]) {
    const asked = read(file)
      .split("\n")
      .filter((line) => /^\w/.test(line));
    expect(pins(read(file))).toHaveLength(asked.length);
  }
  const versions = new Map([...start, ...tests].map((pin) => pin.split(" ") as [string, string]));
  for (const pin of [...start, ...tests]) expect(versions.get(pin.split(" ")[0]!)).toBe(pin.split(" ")[1]);
});
