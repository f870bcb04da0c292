// Counts to principal components with the compiled library; prints seconds and the components' variances.
const [library, path] = process.argv.slice(2);
const { omics } = await import(new URL("index.js", `file://${library}/`).href);

const cells = await omics(path).table();
await omics(cells).normalizeTotal({ target: 1e4 }).log1p().table(); // the engine is loaded here

const start = performance.now();
const { assays } = await omics(cells)
  .normalizeTotal({ target: 1e4 })
  .log1p()
  .highlyVariable({ top: 2000 })
  .incrementalPca({ components: 50 })
  .table();
const total = (performance.now() - start) / 1000;

const { rows, columns, values } = Object.values(assays)[0].values;
const variances = Array.from({ length: columns }, (_, k) => {
  let square = 0;
  for (let i = 0; i < rows; i++) square += values[i * columns + k] ** 2;
  return square / (rows - 1);
});
console.log(JSON.stringify({ total, genes: columns, variances }));
