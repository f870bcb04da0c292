import { expect, test } from "@jest/globals";
import type { ProgressEvent } from "../../../src/context.js";
import { Looks } from "../../../src/omics/stream/looks.js";

test("time left is told at the pace so far, shorter looks out of memory included", () => {
  let now = 0;
  const told: Extract<ProgressEvent, { kind: "look" }>[] = [];
  const looks = new Looks(
    ["filter", "highlyVariable", "scale"],
    (event) => told.push(event as never),
    () => now,
  );
  looks.tell(0.01);
  now = 10;
  looks.tell(0.5);
  now = 20;
  looks.tell(1);
  looks.end();
  looks.fromMemory();
  now = 22;
  looks.tell(1);
  looks.end();
  looks.tell(0);
  expect(told.map(({ step, look, looks }) => `${step} ${look} ${looks}`)).toEqual([
    "filter 0 3",
    "filter 0 3",
    "filter 0 3",
    "highlyVariable 1 3",
    "scale 2 3",
  ]);
  expect(told[0]).not.toHaveProperty("secondsLeft"); // too early to say
  expect(told[1]!.secondsLeft).toBeCloseTo(50);
  expect(told[2]!.secondsLeft).toBeCloseTo(40);
  expect(told[3]!.secondsLeft).toBeCloseTo(2); // 1.1 of 1.2 looks in 22 s
  expect(told[4]!.share).toBeCloseTo(1.1 / 1.2);
});
