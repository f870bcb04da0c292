import type { Registry } from "../registry.js";
import { arrow } from "./arrow-format.js";
import { delimited } from "./delimited/delimited.js";
import type { Format } from "./format.js";
import { gmt } from "./gmt-format.js";

/** Formats that are read, each recognised by its content. */
export const formats = {
  /** Table of numbers as text, plain or gzip, features as rows or columns. */
  delimited,
  /** Gene sets, one a line. */
  gmt,
  /** A cohort that omixel wrote. */
  arrow,
} satisfies Registry<Format>;
