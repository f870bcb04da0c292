// Ends the process while products of large matrices are on their way.
import { openDoor } from "../../dist/engine/door.js";
import { findLibrary } from "../../dist/engine/library.js";

const door = openDoor(findLibrary(), { threads: 2 });
const matrix = door.tensor(new Float32Array(2 ** 22).fill(1), [2048, 2048], 1);
for (let i = 0; i < 6; i++) door.exec("MatMul", [matrix, matrix], {}, 1 + (i % 2));
process.exit(0);
