import { availableParallelism, totalmem } from "node:os";

/** A worker that loads the tensor library and every source needs up to so much before it is started anew. */
const workerMemory = 3 * 2 ** 30;

/** Unit tests run as native ES modules; SWC only strips the types. */
export default {
  testEnvironment: "node",
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1", "\\.css$": "<rootDir>/tests/widgets/no-style.ts" },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "es6" } },
    ],
  },
  testTimeout: 60_000,
  maxWorkers: Math.max(1, Math.min(4, availableParallelism(), Math.floor(totalmem() / workerMemory))),
  workerIdleMemoryLimit: workerMemory / 2,
};
