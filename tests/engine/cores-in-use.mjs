// Prints how many cores products of matrices keep busy in a process of its own, opened with so many threads.
import { openDoor } from "../../dist/engine/door.js";
import { dtypeCode } from "../../dist/engine/dtypes.js";
import { findLibrary } from "../../dist/engine/library.js";

const door = openDoor(findLibrary(), { threads: Number(process.argv[2]) });
const size = 700;
const matrix = door.tensor(new Float32Array(size * size).fill(0.5), [size, size], dtypeCode.float32);
const products = (count) => {
  for (let i = 0; i < count; i++) door.exec("MatMul", [matrix, matrix])[0].delete();
};
products(1);
const [start, used] = [performance.now(), process.cpuUsage()];
products(20);
console.log(process.cpuUsage(used).user / 1000 / (performance.now() - start));
