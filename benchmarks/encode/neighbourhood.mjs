/**
 * How well a layout keeps neighbours together: mean distance on the picture between a gene and the 15 genes most like it
 * (cosine), over the mean distance of any two genes. 0 = side by side, 1 = a random layout.
 *
 * @param {Float32Array} values samples × genes, row-major
 * @param {{ x: number[], y: number[] }} layout pixel of each gene
 * @param {number} probes genes that are looked at
 */
export function neighbourhood(values, genes, { x, y }, probes = 200) {
  const samples = values.length / genes;
  const distance = (a, b) => Math.hypot(x[a] - x[b], y[a] - y[b]);
  const length = new Float64Array(genes);
  for (let at = 0; at < values.length; at++) length[at % genes] += values[at] ** 2;
  let near = 0;
  let any = 0;
  for (let probe = 0; probe < probes; probe++) {
    const gene = Math.floor((probe * genes) / probes);
    const likeness = new Float64Array(genes);
    for (let s = 0; s < samples; s++) {
      const own = values[s * genes + gene];
      for (let g = 0; g < genes; g++) likeness[g] += own * values[s * genes + g];
    }
    for (let g = 0; g < genes; g++) {
      likeness[g] /= Math.sqrt(length[g]);
      any += distance(gene, g) / (genes - 1);
    }
    likeness[gene] = -Infinity;
    const nearest = Uint32Array.from(likeness.keys()).sort((a, b) => likeness[b] - likeness[a]);
    for (const other of nearest.subarray(0, 15)) near += distance(gene, other) / 15;
  }
  return near / any;
}
