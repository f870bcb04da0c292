import { expect, test } from "@jest/globals";
import { tabSeparated } from "../../../src/notebook/shared/tab-separated.js";

test("numbers in full, missing values empty, tabs and lines in texts as spaces", () => {
  expect(
    tabSeparated(
      ["a", "b\tc"],
      [
        [1 / 3, null],
        ["x\r\ny", 2],
      ],
    ),
  ).toBe(`a\tb c\n${1 / 3}\t\nx y\t2\n`);
});
