// Stands in for @tensorflow/tfjs, so that the engine and the tests share the copy of tfjs-core that carries the tests.
export * from "tfjs-core-dist/index.js";
