// The data sets on which encoders are compared, and what each encoder has to be given. All lie in a folder of public data.
import { join } from "node:path";

/** Plans up to the encoder, by name. */
export const studies = (omics, folder) => ({
  glioma: () =>
    omics(join(folder, "glioma/oligodendroglioma_counts.matrix.gz"), {
      samples: join(folder, "glioma/oligodendroglioma_annotations.txt"),
    })
      .normalizeTotal({ target: 1e4 })
      .log1p()
      .highlyVariable({ top: 1000 }),
  cachexia: () =>
    omics(join(folder, "cachexia/human_cachexia.csv"))
      .samples({ label: "Muscle loss", groupPattern: "^(.*?)(_V\\d+)?$" })
      .log2({ pseudocount: 0 }),
  leukemia: () =>
    // The table with genes in place of probes, several of which mean one gene.
    omics(join(folder, "leukemia/Leukemia_hgu95av2.trim.txt"), {
      samples: join(folder, "leukemia/Leukemia.cls"),
      duplicates: "mean",
    }).select("variance", { top: 1000 }),
});

/** Options of encoders that need a file, or cannot draw in the size that all share. */
export const needs = (folder) => ({
  genome: { positions: join(folder, "glioma/gencode_positions_hg19.tsv") },
  network: { network: join(folder, "network/HumanNet90_Symbol.tsv") },
  omicsMapNet: { hierarchy: join(folder, "genesets/hallmark_v7.0.gmt") },
  pathways: { sets: join(folder, "genesets/hallmark_v7.0.gmt") },
});
