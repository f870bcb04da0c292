import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { checkAssayNames, identityOf, ownNameOf, shownNames } from "../../src/modalities/feature-identity.js";

test("a feature shows its assay only where another assay has one of its name", () => {
  const shown = shownNames(["rna:TP53", "rna:EGFR", "protein:TP53", "rna:TP53"]);
  expect(Object.fromEntries(shown)).toEqual({
    "rna:TP53": "rna:TP53",
    "rna:EGFR": "EGFR",
    "protein:TP53": "protein:TP53",
  });
  expect(["rna:TP53", "EGFR", "hsa:mir"].map((name) => ownNameOf(name, ["rna", "protein"]))).toEqual([
    "TP53",
    "EGFR",
    "hsa:mir",
  ]);
});

test("shown names are unique, whatever the features are called", () => {
  const names = fc.array(fc.constantFrom("a", "b", "a:b", "b:a", "a:a:b", ""), { maxLength: 6 });
  fc.assert(
    fc.property(names, names, (first, second) => {
      const all = [...first.map((name) => identityOf("a", name)), ...second.map((name) => identityOf("b", name))];
      const shown = shownNames(all);
      expect(new Set(shown.values()).size).toBe(new Set(all).size);
    }),
  );
});

test("names that could not stand before a feature's are refused", () => {
  expect(() => checkAssayNames(["rna", "DNA methylation"])).not.toThrow();
  for (const name of ["", " ", "a:b", "a=b"])
    expect(() => checkAssayNames(["rna", name])).toThrow(/cannot be the name/);
  expect(() => checkAssayNames([])).toThrow(/No assay/);
});
