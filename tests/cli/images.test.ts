import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { imagesCommand } from "../../src/cli/images.js";
import { omics } from "../../src/omics/omics.js";
import { quickPlan, temporaryFolder } from "../omics/quick-plan.js";

const never = new AbortController().signal;
let folder: string;
let told = "";
beforeEach(() => {
  folder = temporaryFolder();
  told = "";
  jest.spyOn(process.stderr, "write").mockImplementation((text) => {
    told += String(text);
    return true;
  });
  const plan = quickPlan(omics.simulate({ samples: 12, features: 150, modulesPerClass: 1, genesPerModule: 8 }));
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
});
afterEach(() => {
  jest.restoreAllMocks();
});

test("the plan's images become files, whatever comes after its encoder", async () => {
  const out = join(folder, "out");
  await imagesCommand([join(folder, "plan.json"), "--out", out], never);
  expect(readdirSync(out).filter((name) => name.endsWith(".png"))).toHaveLength(12);
  expect(told).toMatch(/pca: \d+ of 64 pixels hold 150 features/);
  expect(told).toMatch(/12 images written to/);
  await imagesCommand([join(folder, "plan.json"), "--out", out, "--format", "npy"], never);
  expect(readdirSync(out).sort()).toEqual(["images.json", "images.npy", "images.tsv", "layout.tsv"]);
  expect(JSON.parse(readFileSync(join(out, "images.json"), "utf8"))).toMatchObject({
    encoder: "deepInsight",
    count: 12,
  });
});

test.each([
  [[], /--out is missing/],
  [["--out", "x", "--format", "jpg"], /"jpg"/],
  [["--uot", "x"], /out/],
])("%j is refused", async (args, message) => {
  await expect(imagesCommand([join(folder, "plan.json"), ...args], never)).rejects.toThrow(message);
});
