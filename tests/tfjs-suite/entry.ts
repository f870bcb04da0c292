// Imports run in order: the environment must be registered before the first test file is read.
import "./environment.js";
import "tfjs-core-dist/tests.js";
