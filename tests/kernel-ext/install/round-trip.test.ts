import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { roundTrip } from "../../../kernel-ext/src/install/round-trip.js";

const fake = fileURLToPath(new URL("./fake-kernel.mjs", import.meta.url));
const trip = (answer: string, patienceMs?: number) =>
  roundTrip([process.execPath, fake, answer, "{connection_file}"], patienceMs);

test("a kernel that says 2 is well, and the times are told", async () => {
  const { infoMs, cellMs } = await trip("2");
  expect(infoMs).toBeGreaterThan(0);
  expect(cellMs).toBeGreaterThan(0);
});

test.each([
  ["3", /1\+1 came back as "3"/],
  ["fails", /1\+1 failed: TypeError: planned/],
  ["forges", /signs its messages wrongly/],
  ["dies", /did not stay: it ended with code 3/],
])("a kernel that %s is not", async (answer, message) => {
  await expect(trip(answer)).rejects.toThrow(message);
});

test("what a dead kernel printed is shown, and a silent one is not waited for without end", async () => {
  await expect(trip("dies")).rejects.toMatchObject({ remedy: expect.stringContaining("no reason to live") });
  await expect(trip("sleeps", 500)).rejects.toThrow(/within 0.5 s/);
  await expect(roundTrip(["/no/such/node", "{connection_file}"])).rejects.toThrow(/did not stay: .*ENOENT/);
});
