/** Genes that nearly every expression table measures. */
const commonGenes = new Set(
  "ACTB GAPDH TP53 MALAT1 B2M EEF1A1 TPT1 RPLP0 RPL13A RPS27 HSP90AA1 MYC EGFR CD4 CD8A PTPRC VIM FTL FTH1 TMSB4X UBC TUBA1B ENO1 LDHA PKM STAT1 STAT3 JUN FOS KRAS BRCA1 PTEN AKT1 MAPK1 MAPK3 VEGFA IL6 TNF Actb Gapdh Malat1 B2m Eef1a1 Trp53".split(
    " ",
  ),
);

/** Identifiers of things that are measured. */
const featureShapes: readonly RegExp[] = [
  /^ENS[A-Z]*[GTP]\d{11}(\.\d+)?/, // Ensembl genes, transcripts, proteins
  /^(?:[OPQ]\d[A-Z\d]{3}\d|[A-NR-Z]\d(?:[A-Z][A-Z\d]{2}\d){1,2})(-\d+)?(;.*)?$/, // UniProt
  /^(cg|ch\.|rs)\d{5,}/, // methylation probes, variants
  /^(hsa|mmu|rno)-(mir|let)-/i, // miRBase
  /_at$/, // Affymetrix
  /^ILMN_\d+$/,
  /^[NX][MRP]_\d+/, // RefSeq
  /^(MT|mt)-[A-Z]/i,
  /^chr[\dXYM]+[:_-]\d+/, // regions
];

/** Names of samples. */
const sampleShapes: readonly RegExp[] = [
  /^[ACGT]{10,}([-_.]\d+)?$/, // cell barcodes
  /^TCGA-/,
  /^(GSM|SRR|ERR|SRS|SAMN)\d+/,
  /^\d+x\d+$/, // spots of an array
  /^(sample|patient|subject|donor|cell|spot|control|ctrl|case|tumou?r|normal|mouse|rat|plate|well|rep)[\s_.-]*\d/i,
  /^[A-Za-z\d]+_\w*\d+(_\w+)+$/, // MGH54_P2_C12: plates and wells
];

/** Shares of names that are surely features and surely samples, of at most 2,000 names. */
export function nameShares(names: readonly string[]): { features: number; samples: number } {
  const step = Math.max(1, Math.floor(names.length / 2000));
  let [features, samples, count] = [0, 0, 0];
  for (let i = 0; i < names.length; i += step) {
    const name = names[i]!;
    count++;
    if (commonGenes.has(name) || featureShapes.some((shape) => shape.test(name))) features++;
    else if (sampleShapes.some((shape) => shape.test(name))) samples++;
  }
  return count === 0 ? { features, samples } : { features: features / count, samples: samples / count };
}

/** How many names are genes that nearly every expression table measures. */
export function commonGeneCount(names: readonly string[]): number {
  return names.reduce((count, name) => count + (commonGenes.has(name) ? 1 : 0), 0);
}
