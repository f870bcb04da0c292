import type { Context } from "../context.js";
import type { EpochRecord } from "./history.js";

/** Least time between two updates that are told: 20 a second look smooth and cost a listener next to nothing. */
const UPDATE_MS = 50;

/** Time between two looks at memory and speed. */
const RESOURCES_MS = 1000;

/** Which training tells, and how long it is. */
interface Told {
  /** Number of the network in an ensemble, and how many these are. */
  readonly member?: number;
  readonly members?: number;
  readonly epochs: number;
  readonly updates: number;
}

/** Tells of one training: some updates, every epoch, memory and speed. The fold's number is put in by what runs the fold. */
export class TrainingProgress {
  readonly #tell: Context["progress"];
  readonly #told: Told;
  readonly #clock: () => number;
  #lastUpdate = -Infinity;
  #lastEpoch: number;
  #lastResources: number;
  #images = 0;

  constructor(tell: Context["progress"], told: Told, clock = () => performance.now()) {
    [this.#tell, this.#told, this.#clock] = [tell, told, clock];
    this.#lastEpoch = this.#lastResources = clock();
  }

  get #training() {
    const { member, members } = this.#told;
    return { fold: 0, ...(member === undefined || members === undefined ? {} : { member, members }) };
  }

  /**
   * @param update counted from 1 @param images rows of the batch @param hits how many of them the network told right
   * @param last whether the epoch ends with it
   */
  update(update: number, loss: number, images: number, hits: number, last: boolean): void {
    const now = this.#clock();
    const { updates } = this.#told;
    this.#images += images;
    if (last || now - this.#lastUpdate >= UPDATE_MS) {
      this.#lastUpdate = now;
      this.#tell({ kind: "update", ...this.#training, update, updates, loss, accuracy: hits / images });
    }
    if (now - this.#lastResources >= RESOURCES_MS || update === updates) this.#resources(now);
  }

  epoch(record: EpochRecord): void {
    const now = this.#clock();
    const seconds = (now - this.#lastEpoch) / 1000;
    this.#lastEpoch = now;
    this.#tell({ kind: "epoch", ...this.#training, epochs: this.#told.epochs, ...record, seconds });
  }

  #resources(now: number): void {
    const seconds = Math.max(1e-3, (now - this.#lastResources) / 1000);
    const imagesPerSecond = this.#images / seconds;
    [this.#lastResources, this.#images] = [now, 0];
    const memory = process.memoryUsage.rss() / 1024 ** 2;
    this.#tell({ kind: "resources", ...this.#training, memory, imagesPerSecond });
  }
}
