import { expect, test } from "@jest/globals";
import { chromosomeOf } from "../../../src/encoders/genome/chromosomes.js";

test("one chromosome has many spellings", () => {
  for (const name of ["1", "chr1", "Chr01", "CHR1", "chromosome 1", "1.0", 1, 1n])
    expect(chromosomeOf(name)?.name).toBe("1");
  for (const name of ["MT", "chrM", "M", "chrMT"]) expect(chromosomeOf(name)?.name).toBe("MT");
});

test("numbers count, arms and letters follow, the mitochondrion is last", () => {
  const names = ["MT", "10", "Y", "2", "X", "2R", "1", "2L", "22"];
  const ordered = names.map((name) => chromosomeOf(name)!).sort((a, b) => a.rank - b.rank);
  expect(ordered.map(({ name }) => name)).toEqual(["1", "2", "2L", "2R", "10", "22", "X", "Y", "MT"]);
});

test("others are none", () => {
  for (const name of ["", "unknown", "GL000192.1", "chrUn_KI270302v1", "0", null, undefined, NaN, 1.5])
    expect(chromosomeOf(name)).toBeUndefined();
});
