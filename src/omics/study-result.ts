import type { Images } from "../data/images.js";
import { type ConfusionOptions, ConfusionView } from "../notebook/confusion.js";
import type { DataTableView } from "../notebook/data-table.js";
import { type EmbeddingOptions, type EmbeddingView, studyEmbedding } from "../notebook/embedding.js";
import { type GalleryOptions, GalleryView } from "../notebook/gallery.js";
import { type LayoutExplorerOptions, type LayoutExplorerView, studyLayout } from "../notebook/layout-explorer.js";
import { linkedOf } from "../notebook/linked.js";
import { type SaliencyOptions, SaliencyView } from "../notebook/saliency.js";
import { type StudyCharts, studyCharts } from "../notebook/charts/study-charts.js";
import { studySummary } from "../notebook/study-summary.js";
import { type TrainingView, trainingOf } from "../notebook/training.js";
import { enrichmentTable, geneTable, sampleTable, type StudyTableOptions } from "../notebook/study-tables.js";
import type { FinalModel } from "./final-model.js";
import type { RunResult } from "./result.js";

/** A finished run: its numbers and pictures as plain data, and the model for new patients. */
export class StudyResult {
  readonly data: RunResult;
  readonly final: FinalModel;

  constructor(data: RunResult, final: FinalModel) {
    this.data = data;
    this.final = final;
  }

  /** Mean, SD and each fold of accuracy, macro precision, recall, F1 and one-vs-one AUC. */
  get metrics() {
    const { folds, mean, sd } = this.data;
    return {
      folds: folds.map(({ fold, testSamples, metrics }) => ({ fold, samples: testSamples, ...metrics })),
      mean,
      sd,
    };
  }

  /** Confusion matrices added up and averaged over the folds. */
  get confusion() {
    return this.data.confusion;
  }

  /** Per class, genes by the share of the network's attention. */
  get genes() {
    return this.data.genes;
  }

  /** Per class, gene sets over-represented among its top genes. */
  get enrichment() {
    return this.data.enrichment;
  }

  /** The samples of `data.samples`, drawn with the final layout. */
  get images(): Images {
    return this.data.images;
  }

  /** Confusion matrix, fold by fold and over all; a click on a cell marks its samples in every view. */
  confusionMatrix(options?: ConfusionOptions): ConfusionView {
    return new ConfusionView(this.data, options);
  }

  /**
   * Where the networks look, and the genes there: hover a pixel for its genes, click a gene to mark it in every view.
   *
   * @throws UnsuitableData for a run that explained nothing; UnknownName, InvalidOption
   */
  saliency(options?: SaliencyOptions): SaliencyView {
    return new SaliencyView(this.data, options);
  }

  /** Charts of the study: ROC, precision–recall, calibration, gene sets, clustermap. */
  get charts(): StudyCharts {
    return studyCharts(this.data);
  }

  /** In a notebook: what was done, how well it went, and where to look next. */
  [Symbol.for("Jupyter.display")](): Readonly<Record<string, string>> {
    return studySummary(this.data);
  }

  /** Loss and accuracy of each fold while it trained. */
  training(): TrainingView {
    return trainingOf(this.data);
  }

  /** The samples' images in groups, by true class or any column; what is marked elsewhere is marked here. */
  gallery(options?: Partial<GalleryOptions>): GalleryView {
    return new GalleryView(linkedOf(this.data), this.data.images, options);
  }

  /** Which feature lies on which pixel of each channel, coloured by score, expression, gene set or a column of your own. */
  layout(options?: LayoutExplorerOptions): LayoutExplorerView {
    return studyLayout(this.data, options);
  }

  /**
   * The samples in the plane by t-SNE, UMAP or PCA of the prepared table, coloured by any column; a lasso marks them in every
   * view. To look at: nothing was trained or judged with it.
   *
   * @throws UnknownName; MissingValues where the prepared table has missing values; Aborted
   */
  embedding(options?: EmbeddingOptions): Promise<EmbeddingView> {
    return studyEmbedding(this.data, options);
  }

  /** The samples with what the networks said of them and what is known of them; a row marks its sample in every view. */
  sampleTable(options?: StudyTableOptions): DataTableView {
    return sampleTable(this.data, options);
  }

  /** Genes of each class, best first; a row marks its gene in every view. */
  geneTable(options?: StudyTableOptions): DataTableView {
    return geneTable(this.data, options);
  }

  /** Gene sets of each class, most significant first; a row marks the set's genes in every view. */
  enrichmentTable(options?: StudyTableOptions): DataTableView {
    return enrichmentTable(this.data, options);
  }

  /**
   * Writes the run's folder: plan, metrics, predictions, genes, gene sets, layout, images, weights.
   *
   * @throws Unwritable
   */
  async save(folder: string): Promise<void> {
    const { writeRun } = await import("./run-folder.js");
    await writeRun(folder, this);
  }
}
