// Streams a file through a plan with the compiled library; tells how far it is, and prints what came out.
const [library, path] = process.argv.slice(2);
const { omics } = await import(new URL("index.js", `file://${library}/`).href);

let told = 0;
const stream = await omics(path)
  .filter({ minFeatures: 200 })
  .normalizeTotal()
  .log1p()
  .highlyVariable({ top: 2000 })
  .incrementalPca({ components: 50 })
  .stream({
    onProgress(event) {
      if (event.kind !== "look" || performance.now() - told < 10_000) return;
      told = performance.now();
      const left = event.secondsLeft === undefined ? "" : `, about ${Math.round(event.secondsLeft)} s left`;
      console.error(`${event.step}: ${Math.round(100 * event.share)} %${left}`);
    },
  });
let seen = 0;
for await (const { samples } of stream.blocks()) seen += samples.numRows;
await stream.close();
if (seen !== stream.samples) throw new Error(`${seen} of ${stream.samples} cells came.`);
console.log(JSON.stringify({ samples: seen, features: stream.features.length }));
