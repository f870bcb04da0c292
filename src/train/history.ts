/** One pass over the training rows. */
export interface EpochRecord {
  /** Counted from 1. */
  readonly epoch: number;
  /** Mean over the epoch's batches, as the network met them (with noise and dropout). */
  readonly loss: number;
  readonly accuracy: number;
  /**
   * With early stopping on the validation rows, at every epoch; else on rows that are only watched, where some were given and
   * at the epochs where they were looked at.
   */
  readonly validationLoss?: number;
  readonly validationAccuracy?: number;
  /** The network has the weights of this epoch's end, and not those of the last: early stopping chose it. */
  readonly chosen?: true;
}
