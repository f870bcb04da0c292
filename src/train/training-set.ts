/** Images with known classes. */
export interface TrainingSet {
  /** NHWC, row-major, count × height × width × channels. */
  readonly images: Float32Array;
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Class index of each image. */
  readonly labels: Int32Array;
  readonly classes: number;
}
