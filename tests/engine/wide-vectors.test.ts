import { afterEach, expect, test } from "@jest/globals";
import { withWideVectors } from "../../src/engine/wide-vectors.js";

const setting = "--xla_cpu_prefer_vector_width=512";

/** C's environment in place of the process's own, for a library of a version. */
function environment(version: string) {
  const values = new Map<string, string>();
  const c: Parameters<typeof withWideVectors>[0] = {
    TF_Version: () => version,
    setenv: (name, value) => (values.set(name as string, value as string), 0),
    unsetenv: (name) => (values.delete(name as string), 0),
  };
  return { c, values, seen: () => withWideVectors(c, () => values.get("XLA_FLAGS")) };
}

const own = process.env.XLA_FLAGS;
const set = (value: string | undefined) => {
  if (value === undefined) delete process.env.XLA_FLAGS;
  else process.env.XLA_FLAGS = value;
};
afterEach(() => set(own));

test("is set while it runs, and gone afterwards", () => {
  set(undefined);
  const { seen, values } = environment("2.18.1");
  expect(seen()).toBe(setting);
  expect(values.size).toBe(0);
});

test("stands behind the user's settings, which stay", () => {
  set("--xla_dump_to=here");
  const { c, seen, values } = environment("2.18.1");
  expect(seen()).toBe(`--xla_dump_to=here ${setting}`);
  expect(values.get("XLA_FLAGS")).toBe("--xla_dump_to=here");
  expect(() => withWideVectors(c, () => { throw new Error("within"); })).toThrow("within"); // prettier-ignore
  expect(values.get("XLA_FLAGS")).toBe("--xla_dump_to=here");
});

test("is left alone where the user has set it, and where the library may not know it", () => {
  set("--xla_cpu_prefer_vector_width=256");
  expect(environment("2.18.1").seen()).toBeUndefined();
  set(undefined);
  for (const version of ["2.17.1", "2.21.0"]) expect(environment(version).seen()).toBeUndefined();
});
