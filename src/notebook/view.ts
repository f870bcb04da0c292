import type { Model } from "./model.js";
import { type Picture, savePicture } from "./picture.js";
import type { LinkedState } from "./state.js";
import type { Linked } from "./linked.js";

/** Called with the names of what is marked now. */
export type SelectListener = (samples: readonly string[], features: readonly string[]) => unknown;

/**
 * What a notebook shows: a widget where there is one, a still picture everywhere. Returned from a cell, it shows itself.
 */
export abstract class NotebookView<State extends object> implements Picture {
  protected readonly model: Model<State>;

  protected constructor(model: Model<State>) {
    this.model = model;
  }

  /** The still picture: one SVG that needs nothing else, dark on white. */
  abstract get svg(): string;

  /** One line for readers without pictures. */
  abstract get text(): string;

  /**
   * Writes the still picture.
   *
   * @throws InvalidOption for another ending than .svg; Unwritable
   */
  save(file: string): Promise<void> {
    return savePicture(this.svg, file);
  }

  /** What readers without widgets see, by MIME type. */
  protected still(): Readonly<Record<string, string>> {
    return { "image/svg+xml": this.svg };
  }

  [Symbol.for("Jupyter.display")](): Readonly<Record<string, unknown>> {
    const widget = this.model.open();
    return {
      ...(widget
        ? {
            "application/vnd.jupyter.widget-view+json": {
              version_major: 2,
              version_minor: 0,
              model_id: widget.id,
            },
          }
        : {}),
      ...this.still(),
      "text/plain": this.text,
    };
  }
}

/** A view on samples or features whose marks all views of the same result share. */
export abstract class LinkedView<State extends LinkedState> extends NotebookView<State> {
  protected readonly linked: Linked;

  protected constructor(model: Model<State>, linked: Linked) {
    super(model);
    this.linked = linked;
  }

  /** Names of the marked samples. */
  selected(): Promise<readonly string[]> {
    return Promise.resolve(this.linked.selectedSamples());
  }

  /** Names of the marked features. */
  selectedFeatures(): Promise<readonly string[]> {
    return Promise.resolve(this.linked.selectedFeatures());
  }

  /** Marks samples and features by name, in every view of the result. */
  select(names: { readonly samples?: readonly string[]; readonly features?: readonly string[] }): void {
    this.linked.select(names);
  }

  /**
   * Called whenever the person marks something, in any view of the result.
   *
   * @returns a function that takes the listener back
   * @example
   * const stop = view.on("select", (samples) => console.log(samples));
   * stop();
   */
  on(_event: "select", listener: SelectListener): () => void {
    return this.linked.onSelect(listener);
  }
}
