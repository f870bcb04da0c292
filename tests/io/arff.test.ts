import { describe, expect, test } from "@jest/globals";
import { parseArff } from "../../src/io/arff.js";

const text = `% made up
@RELATION 'a set'

@attribute id string
@attribute "probe 1" numeric % the first
@attribute 'it\\'s' REAL
@attribute class {good, 'not so good', "b,ad"}
@attribute seen date "yyyy-MM-dd"
@DATA
% a remark
p1, 1.5, ?, good, 2001-02-03
'p 2', -2e-3, 4, 'not so good', ?
p3,?,5,"b,ad","2001-02-04"
`;

test("numeric attributes are numbers, others texts; ? is missing, quotes and remarks are understood", () => {
  const { rows, columns, index } = parseArff(text, "f");
  expect([rows, index]).toEqual([3, "id"]);
  expect(columns).toEqual([
    { name: "id", kind: "text", cells: ["p1", "p 2", "p3"] },
    { name: "probe 1", kind: "number", values: Float64Array.of(1.5, -2e-3, NaN) },
    { name: "it's", kind: "number", values: Float64Array.of(NaN, 4, 5) },
    { name: "class", kind: "text", cells: ["good", "not so good", "b,ad"] },
    { name: "seen", kind: "text", cells: ["2001-02-03", "", "2001-02-04"] },
  ]);
});

test("instance weights are left out, tabs separate where no comma does", () => {
  const head = "@relation r\n@attribute a numeric\n@attribute b numeric\n@data\n";
  expect(
    parseArff(`${head}1,2,{5}\n3\t4\n`, "f").columns.map(
      (column) => "values" in column && [...(column.values as Float64Array)],
    ),
  ).toEqual([
    [1, 3],
    [2, 4],
  ]);
});

describe("the sparse form", () => {
  const head = text.slice(0, text.indexOf("p1,"));

  test("names what is not 0, not the first of the declared values, not missing", () => {
    const { rows, columns, index } = parseArff(
      `${head}{0 'p, 1', 1 1.5}\n{}\n{ 3 "b,ad" , 2 ? , 4 2001-02-04 }\n`,
      "f",
    );
    expect([rows, index]).toEqual([3, undefined]);
    expect(columns).toEqual([
      { name: "id", kind: "text", cells: ["p, 1", "", ""] },
      { name: "probe 1", kind: "number", values: Float64Array.of(1.5, 0, 0) },
      { name: "it's", kind: "number", values: Float64Array.of(0, 0, NaN) },
      { name: "class", kind: "text", cells: ["good", "good", "b,ad"] },
      { name: "seen", kind: "text", cells: ["", "", "2001-02-04"] },
    ]);
  });

  test("may stand beside dense rows and have weights; a brace in quotes is no end", () => {
    const { columns } = parseArff(`${head}p1,1,2,good,?\n{0 '}, {2}', 1\t3}, {0.5}\n`, "f");
    expect(columns.slice(0, 2)).toEqual([
      { name: "id", kind: "text", cells: ["p1", "}, {2}"] },
      { name: "probe 1", kind: "number", values: Float64Array.of(1, 3) },
    ]);
  });

  test("a first value with quotes and signs of its own is that value", () => {
    const { columns } = parseArff(
      "@relation r\n@attribute a {'?', \"it's\", b}\n@attribute b {\"it's \\\\\"}\n@data\n{}\n",
      "f",
    );
    expect(columns.map((column) => column.kind === "text" && column.cells)).toEqual([["?"], ["it's \\"]]);
  });
});

describe("refused, with line and column:", () => {
  const change = (from: string, to: string) => text.replace(from, to);
  test.each([
    ["no data", change("@DATA", ""), "The ARFF file has no line @data.", {}],
    ["an unknown type", change("REAL", "relational"), 'The type of attribute "it\'s" is "relational".', { line: 6 }],
    [
      "a line that is no attribute",
      change("@attribute id", "@atribute id"),
      'An @attribute or @data is expected, but the line is "@atribute id string".',
      { line: 4 },
    ],
    [
      "a value that is no number",
      change("1.5", "x1.5"),
      'A number is expected, but the value is "x1.5".',
      { line: 11, column: "probe 1" },
    ],
    [
      "a value that is not declared",
      change(" good,", " god,"),
      'The value "god" is not declared.',
      { line: 11, column: "class" },
    ],
    ["too few values", change("p3,?,5", "p3,5"), "5 values are expected, but the line has 4.", { line: 13 }],
    ["an open quote", change('"2001-02-04"', '"2001-02-04'), "A quote is opened and never closed.", { line: 13 }],
    [
      "a sparse value without the number of its attribute",
      change("p1, 1.5, ?, good, 2001-02-03", "{0 p1, good}"),
      'A value of a sparse row is written as its attribute\'s number and itself, but this one is "good".',
      { line: 11 },
    ],
    [
      "an attribute that there is not",
      change("p1, 1.5, ?, good, 2001-02-03", "{0 p1, 5 3}"),
      "There is no attribute 5: the last of 5 has the number 4.",
      { line: 11 },
    ],
    [
      "an attribute that is named twice",
      change("p1, 1.5, ?, good, 2001-02-03", "{1 3, 1 4}"),
      'Attribute 1 ("probe 1") has two values.',
      { line: 11 },
    ],
    [
      "a sparse value that is not declared",
      change("p1, 1.5, ?, good, 2001-02-03", "{3 god}"),
      'The value "god" is not declared.',
      { line: 11, column: "class" },
    ],
  ])("%s", (_, content, what, place) => {
    expect(() => parseArff(content, "f")).toThrow(
      expect.objectContaining({ tag: "MalformedTable", what, place: { file: "f", ...place } }),
    );
  });

  test("two attributes of one name", () => {
    expect(() => parseArff(change("'it\\'s'", "id"), "f")).toThrow(expect.objectContaining({ tag: "DuplicateNames" }));
  });

  test("a value that is not declared lists those that are, nearest first", () => {
    expect(() => parseArff(change(" good,", " god,"), "f")).toThrow(/Declared are: good, b,ad, not so good/);
  });
});
