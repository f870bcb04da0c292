import js from "@eslint/js";
import { importX } from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/**
 * The floors of src/, from the ground up: a file imports from its own floor or below, never from above.
 * Kept in step with docs/architecture.md.
 */
const floors = [
  ["errors.ts", "random.ts", "registry.ts", "citation.ts"],
  ["data", "engine"],
  ["math", "context.ts", "step.ts", "io"],
  ["prepare", "modalities", "embed", "rank", "cluster", "models", "train", "trees", "baselines", "generative"],
  ["encoders", "evaluate", "survival", "explain", "enrich"],
  ["classify"],
  ["simulate", "synthesise"],
  ["omics", "report", "notebook", "single-cell"],
  ["cli", "index.ts"],
];

/** The same for the kernel, which shares nothing with the library. */
const kernelFloors = [
  ["errors.ts", "protocol"],
  ["channels", "variables.ts", "interrupts.ts"],
  ["compiler", "output", "pictures"],
  ["comms", "cells"],
  ["server", "api.ts"],
  ["main.ts", "install", "cli.ts"],
];

const zonesOf = (root, floors) =>
  floors.slice(0, -1).flatMap((folders, floor) =>
    folders.map((folder) => ({
      target: `${root}/${folder}`,
      from: floors.slice(floor + 1).flatMap((above) => above.map((name) => `${root}/${name}`)),
      message: "A file imports only from its own floor or below (docs/architecture.md).",
    })),
  );

const zones = [
  ...zonesOf("./src", floors),
  ...zonesOf("./kernel-ext/src", kernelFloors),
  { target: "./kernel-ext/src", from: "./src", message: "The kernel knows nothing of the library." },
  { target: "./widgets/src", from: "./kernel-ext/src", message: "The widgets know nothing of the kernel." },
  {
    target: "./widgets/src",
    from: "./src",
    except: ["./notebook/state.ts", "./notebook/shared"],
    message: "The widgets take nothing from the library but the types of its states and what both sides compute.",
  },
  {
    target: "./src/notebook/shared",
    from: "./src",
    except: ["./notebook/shared", "./notebook/state.ts", "./data/layout.ts"],
    message: "What both sides compute runs in the browser as well: it imports types alone, or its neighbours.",
  },
  { target: "./src", from: "./widgets/src", message: "The library knows nothing of the widgets." },
  { target: "./src", from: "./kernel-ext/src", message: "The library knows nothing of the kernel." },
];

export default tseslint.config(
  {
    ignores: [
      "dist/",
      "kernel-ext/dist/",
      "widgets/dist/",
      "widgets/labextension/",
      "node_modules/",
      "coverage/",
      ".venv/",
      ".bench/",
      ".cache/",
    ],
  },
  js.configs.recommended,
  {
    files: ["**/*.mjs"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        performance: "readonly",
        Buffer: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        globalThis: "readonly",
        fetch: "readonly",
        AbortSignal: "readonly",
      },
    },
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver": { typescript: true },
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"] },
    },
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-definitions": "off",
      "no-console": "error",
    },
  },
  {
    files: ["src/**/*.ts", "kernel-ext/src/**/*.ts", "widgets/src/**/*.ts"],
    rules: {
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-restricted-paths": ["error", { zones }],
    },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/engine/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@tensorflow/*", "koffi"], message: "All tensor work goes through src/engine." }] },
      ],
    },
  },
  {
    files: ["src/cli/**/*.ts", "kernel-ext/src/cli.ts", "widgets/src/plugin.ts", "benchmarks/**/*.ts", "**/*.mjs"],
    rules: { "no-console": "off" },
  },
);
