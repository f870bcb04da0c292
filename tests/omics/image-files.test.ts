import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { imageOf } from "../../src/data/images.js";
import { imagesState } from "../../src/notebook/images-state.js";
import { saveImages } from "../../src/omics/save-images.js";
import { exampleCohort } from "../data/example-cohort.js";
import { hasModules, python } from "../python.js";
import { temporaryFolder } from "./quick-plan.js";

const read = `
import json, sys
import numpy, tifffile
from PIL import Image
folder = sys.argv[1]
tiff = folder + "/tiff/2_s2.tiff"
with Image.open(tiff) as pages:
    first = numpy.asarray(pages).tolist()
    tags = {int(tag): str(value) for tag, value in pages.tag_v2.items()}
    mode, frames = pages.mode, pages.n_frames
with Image.open(folder + "/png/2_s2.png") as picture:
    text, size, rgb = dict(picture.text), picture.size, numpy.asarray(picture.convert("RGB")).tolist()
array = numpy.load(folder + "/npy/images.npy")
print(json.dumps({
    "tifffile": tifffile.imread(tiff).tolist(), "pillow": first, "mode": mode, "frames": frames,
    "description": tags[270], "page": tags[285],
    "text": text, "size": size, "rgb": rgb,
    "npy": array.tolist(), "shape": array.shape, "dtype": str(array.dtype),
}))
`;

if (!hasModules("PIL,tifffile"))
  test.skip(`Pillow, tifffile and numpy read our images: needs a Python with them at ${python}`, () => undefined);
else
  describe("other tools read what is written", () => {
    const { images: example, samples } = exampleCohort();
    const images = example!;
    const folder = temporaryFolder();
    let seen: Record<string, unknown>;

    beforeAll(async () => {
      for (const format of ["png", "tiff", "npy"] as const)
        await saveImages(images, join(folder, format), { format, samples, label: "label" });
      seen = JSON.parse(execFileSync(python, ["-c", read, folder], { encoding: "utf8" })) as typeof seen;
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    const channel = (c: number) => [0, 1].map((y) => [0, 1, 2].map((x) => imageOf(images, 1)[(y * 3 + x) * 2 + c]!));

    test("tifffile and Pillow see a page of floats a channel, and the sample", () => {
      expect(seen).toMatchObject({ tifffile: [channel(0), channel(1)], pillow: channel(0), mode: "F", frames: 2 });
      expect(JSON.parse(seen["description"] as string)).toEqual({
        sample: "s2",
        label: "normal",
        channels: ["tsne", "pca"],
      });
      expect(seen["page"]).toBe("tsne");
    });

    test("Pillow sees the picture and the sample", () => {
      expect(seen["size"]).toEqual([3, 2]);
      expect(JSON.parse((seen["text"] as Record<string, string>)["Description"]!)).toMatchObject({ sample: "s2" });
      const bytes = (imagesState(images).pixels as Uint8Array).subarray(12, 24);
      const rgb = [0, 1].map((y) => [0, 1, 2].map((x) => [bytes[(y * 3 + x) * 2], bytes[(y * 3 + x) * 2 + 1], 0]));
      expect(seen["rgb"]).toEqual(rgb);
    });

    test("numpy sees the numbers", () => {
      expect(seen).toMatchObject({ shape: [4, 2, 3, 2], dtype: "float32" });
      expect((seen["npy"] as number[][][][]).flat(3)).toEqual(Array.from(images.values));
    });
  });
