import { describe, expect, test } from "@jest/globals";
import { type ColourMapName, colourMaps, colourTable } from "../../../src/encoders/picture/colour-map.js";

/** Lightness of CIELAB, 0 … 100. */
function lightness([red, green, blue]: number[]): number {
  const linear = (byte: number) => (byte <= 10 ? byte / 3294.6 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = 0.2126 * linear(red!) + 0.7152 * linear(green!) + 0.0722 * linear(blue!);
  return luminance > 0.008856 ? 116 * Math.cbrt(luminance) - 16 : 903.3 * luminance;
}

describe.each(Object.keys(colourMaps) as ColourMapName[])("%s", (name) => {
  const table = colourTable(name);
  const colour = (step: number) => Array.from(table.subarray(3 * step, 3 * step + 3));

  test("has 256 colours, from the first to the last of its stops", () => {
    expect(table.length).toBe(768);
    const hex = (step: number) => Buffer.from(colour(step)).toString("hex");
    expect(colourMaps[name].startsWith(hex(0))).toBe(true);
    expect(colourMaps[name].endsWith(hex(255))).toBe(true);
  });

  test("grows lighter in even steps", () => {
    const levels = Array.from({ length: 16 }, (_, i) => lightness(colour(17 * i)));
    const steps = levels.slice(1).map((level, i) => level - levels[i]!);
    const mean = (levels.at(-1)! - levels[0]!) / steps.length;
    for (const step of steps) {
      expect(step).toBeGreaterThan(0.3 * mean);
      expect(step).toBeLessThan(1.7 * mean);
    }
  });
});
