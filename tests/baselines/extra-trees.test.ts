import { test } from "@jest/globals";
import { extraTrees } from "../../src/baselines/extra-trees.js";
import { expectNear } from "./trees.js";

test("is as near to scikit-learn's as that is to itself under another seed", () => expectNear(extraTrees));
