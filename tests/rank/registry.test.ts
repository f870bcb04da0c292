import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { toCsr } from "../../src/data/csr.js";
import { denseRows } from "../../src/data/dense.js";
import type { AnyRanker } from "../../src/rank/ranker.js";
import { rankers } from "../../src/rank/registry.js";
import { seededRandom } from "../../src/random.js";
import { rankLabels, rankReference, rankTable, scoresOf } from "./reference.js";

const source = fileURLToPath(new URL("../../src/rank/", import.meta.url));
const fileOf = (key: string) => `${source}${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
/** Options of forests and boosters are explained where the trees are, for rankers and baselines alike. */
const trees = fileURLToPath(new URL("../../src/trees/", import.meta.url));
const treeOptions = readdirSync(trees)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(`${trees}${file}`, "utf8"))
  .join("");
/** Little work for those that boost or grow forests. */
const few: Readonly<Record<string, object>> = {
  randomForest: { trees: 50 },
  xgboost: { rounds: 5 },
  lightgbm: { rounds: 5 },
  catboost: { rounds: 20, depth: 3 },
};

describe.each(Object.entries<AnyRanker>(rankers))("%s", (key, ranker) => {
  test("is named like its key, its file and its line, and says where it comes from", () => {
    expect(ranker.name).toBe(key);
    expect(existsSync(fileOf(key))).toBe(true);
    expect(readFileSync(`${source}registry.ts`, "utf8")).toMatch(new RegExp(`\\*/\\s+${key},`));
    expect(ranker.source.paper).not.toBe("");
    const code = readFileSync(fileOf(key), "utf8") + treeOptions;
    for (const option of Object.keys(ranker.defaults as object))
      expect(code).toMatch(new RegExp(`\\*/\\s+readonly ${option}:`));
  });

  test("finds a planted feature, the same each time, from dense and from sparse values, and changes nothing", async () => {
    const before = rankTable.values.slice();
    const wanted = 6;
    const scores = await scoresOf(ranker, few[key], { wanted });
    expect(scores).toHaveLength(rankTable.columns);
    expect(scores.every((score) => score >= 0)).toBe(true);
    if (ranker.supervised) {
      const best = scores.indexOf(Math.max(...scores));
      expect([...rankReference.planted, 20]).toContain(best);
    }
    expect(await scoresOf(ranker, few[key], { wanted })).toEqual(scores);
    const sparse = await ranker.rank(
      { values: toCsr(rankTable), classes: rankLabels, classNames: ["c0", "c1", "c2"], wanted },
      { ...(ranker.defaults as object), ...few[key] },
      { random: seededRandom(1), progress: () => undefined },
    );
    sparse.forEach((score, j) => expect(score).toBeCloseTo(scores[j]!, 9));
    expect(rankTable.values).toEqual(before);
  });

  test("survives two samples, and a table of one feature", async () => {
    const values = denseRows(rankTable, [0, 1]);
    const two = await scoresOf(ranker, few[key], { values, labels: Int32Array.of(0, 1) });
    expect(two.some(Number.isNaN)).toBe(false);
    const one = { ...rankTable, columns: 1, values: rankTable.values.slice(0, rankTable.rows) };
    expect(await scoresOf(ranker, few[key], { values: one })).toHaveLength(1);
  });
});
