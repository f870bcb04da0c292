import { test } from "@jest/globals";
import { randomForest } from "../../src/baselines/random-forest.js";
import { expectNear } from "./trees.js";

test("is as near to scikit-learn's as that is to itself under another seed", () => expectNear(randomForest));
