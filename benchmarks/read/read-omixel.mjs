// Reads the table with the compiled library and prints seconds and a checksum.
import { pathToFileURL } from "node:url";

const [library, path] = process.argv.slice(2);
const { readTable } = await import(pathToFileURL(`${library}/io/read-assay.js`).href);

const start = performance.now();
const { values } = await readTable(path);
const total = (performance.now() - start) / 1000;
const sum = values.values.reduce((partial, value) => partial + value, 0);
console.log(JSON.stringify({ total, shape: [values.rows, values.columns], sum }));
