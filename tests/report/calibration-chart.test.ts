import { expect, test } from "@jest/globals";
import { calibration } from "../../src/evaluate/calibration.js";
import { calibrationChart } from "../../src/report/calibration-chart.js";

test("says what it shows, and draws each bin that holds samples", () => {
  const { spec, description } = calibrationChart(calibration([0.9, 0.9, 0.3], [1, 0, 0], 10), "AML", "#123456");
  expect(description).toContain("Calibration of AML, expected calibration error 0.367: 30.0");
  expect(JSON.stringify(spec)).toContain('"#123456"');
});
