import { expect, jest, test } from "@jest/globals";
import { OmixelError } from "../../../src/errors.js";
import { Formula } from "../../../src/engine/native/formula.js";
import { describeTensorFlow, expectClose, normal } from "../engines.js";

const size = 2 ** 18;

describeTensorFlow("a formula", (_, backend) => {
  const make = (name: string) =>
    new Formula(backend, name, ["x", "y"], { product: ["Mul", "x", "y"], mean: ["Mean", "product", [0]], level: ["Sub", "product", "mean"], z: ["Mul", "level", -0.25] }, ["z", "mean"]); // prettier-ignore

  test("is one compiled function for large tensors, op by op for small ones, and gives the same", () => {
    const formula = make("TestSame");
    const ran = jest.spyOn(backend, "exec");
    const [x, y] = [normal([size]), normal([size], 2)];
    const large = formula.run([x, y]);
    expect(ran.mock.calls.map(([op]) => op)).toEqual(["OmixelTestSame"]);
    const values = large.map((tensor) => backend.door.read(tensor) as Float32Array);
    ran.mockClear();
    const [px, py] = [normal([size - 1]), normal([size - 1], 2)];
    const small = formula.run([px, py]).map((tensor) => backend.door.read(tensor) as Float32Array);
    expect(ran.mock.calls.map(([op]) => op)).toEqual(["Mul", "Mean", "Sub", "Mul"]);
    ran.mockRestore();
    const [first, second] = [x, y].map((tensor) => tensor.dataSync().slice(0, 100));
    const product = Array.from(first!, (value, i) => value * second![i]!);
    const mean = values[1]![0]!;
    expectClose(values[0]!.slice(0, 100), product.map((value) => -0.25 * (value - mean)), 1e-5); // prettier-ignore
    expectClose(small[0]!.slice(0, 100), values[0]!.slice(0, 100), 1e-4);
  });

  test("may join, and may be computed compiled or not at all, by the size of what is on the way", () => {
    const formula = new Formula(backend, "TestJoin", ["x", "y"], { both: ["ConcatV2", "x", "y", 0] });
    const inputs = [normal([2]), normal([3], 2)];
    const expected = inputs.flatMap((tensor) => Array.from(tensor.dataSync()));
    expect(formula.runCompiled(inputs)).toBeUndefined();
    for (const outputs of [formula.run(inputs), formula.run(inputs, size), formula.runCompiled(inputs, size)!])
      expect(Array.from(backend.door.read(outputs[0]!) as Float32Array)).toEqual(expected);
  });

  /** Runs a formula on large tensors; what is told of it, line by line. */
  function told(formula: Formula, log: (line: string) => void): void {
    const before = backend.log;
    backend.log = log;
    try {
      expect(formula.run([normal([size]), normal([size], 2)]).map(({ shape }) => shape)).toEqual([[size], [1]]);
    } finally {
      backend.log = before;
    }
  }

  test("is computed op by op where the compiler is missing, which is asked once and told once to each who listens", () => {
    const [first, second] = [make("TestMissing"), make("TestMissingToo")];
    const [lines, later]: [string[], string[]] = [[], []];
    const log = (line: string) => lines.push(line);
    const define = jest.spyOn(backend.door, "define").mockImplementation(() => {
      throw new Error("no compiler\n  in the library");
    });
    for (const formula of [first, first, second]) told(formula, log);
    expect(define).toHaveBeenCalledTimes(2);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/op by op.*\(Error: no compiler\)\. `npm run setup`/);
    told(first, (line) => later.push(line));
    expect(later).toEqual(lines);
    define.mockRestore();
  });

  test("what compiles but does not run is told as well, with TensorFlow's text", () => {
    const lines: string[] = [];
    const { exec } = backend.door;
    const ran = jest.spyOn(backend.door, "exec").mockImplementation((op, ...rest) => {
      if (op === "OmixelTestRuns")
        throw new OmixelError("EngineFailure", "TensorFlow failed in OmixelTestRuns.", "Ask.");
      return exec(op, ...rest);
    });
    told(make("TestRuns"), (line) => lines.push(line));
    ran.mockRestore();
    expect(lines).toEqual([expect.stringContaining("(TensorFlow failed in OmixelTestRuns.)")]);
  });

  test("a want of memory is no fault of the compiler: it is raised, and later calls are compiled", () => {
    const formula = make("TestExhausted");
    const { exec } = backend.door;
    const ran = jest.spyOn(backend.door, "exec").mockImplementationOnce(() => {
      throw new OmixelError("EngineFailure", "No memory.", "Less.", {}, { code: "RESOURCE_EXHAUSTED" });
    });
    const lines: string[] = [];
    expect(() => told(formula, (line) => lines.push(line))).toThrow("No memory.");
    ran.mockClear();
    ran.mockImplementation(exec);
    told(formula, (line) => lines.push(line));
    expect(ran.mock.calls.map(([op]) => op)).toEqual(["OmixelTestExhausted"]);
    expect(lines).toEqual([]);
    ran.mockRestore();
  });

  test("nothing is told where it compiles", () => {
    const lines: string[] = [];
    told(make("TestCompiles"), (line) => lines.push(line));
    expect(lines).toEqual([]);
  });

  test("leaves only its outputs", () => {
    const formula = make("TestLeaves");
    const inputs = [normal([8]), normal([8], 2)];
    formula.run(inputs).forEach((tensor) => tensor.delete()); // its constants stay
    const before = backend.door.liveTensors();
    const outputs = formula.run(inputs);
    expect(backend.door.liveTensors()).toBe(before + 2);
    for (const tensor of outputs) tensor.delete();
  });
});
