/** Pixel maps of several images or classes, one value a pixel: count × height × width, row-major. */
export interface PixelMaps {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly values: Float32Array;
}

/** For each pixel, the class that looks at it most. */
export interface CombinedClassMap {
  readonly height: number;
  readonly width: number;
  /** Index of the class; -1 where no class looks. The first class wins a tie. */
  readonly classOf: Int32Array;
  /** The value of that class. */
  readonly strength: Float32Array;
}

/**
 * The largest magnitude among a pixel's channels.
 *
 * @param attribution count × height × width × channels (NHWC)
 */
export function channelMaximum(
  attribution: Float32Array,
  { count, height, width, channels }: { count: number; height: number; width: number; channels: number },
): PixelMaps {
  const values = new Float32Array(count * height * width);
  for (let p = 0; p < values.length; p++)
    for (let c = 0; c < channels; c++) values[p] = Math.max(values[p]!, Math.abs(attribution[p * channels + c]!));
  return { count, height, width, values };
}

/** Each map divided by its own maximum: values between 0 and 1. A map of zeros stays as it is. */
export function scaleToMaximum(maps: PixelMaps): PixelMaps {
  const size = maps.height * maps.width;
  const values = maps.values.slice();
  for (let i = 0; i < maps.count; i++) {
    const map = values.subarray(i * size, (i + 1) * size);
    const most = map.reduce((largest, value) => Math.max(largest, value), 0);
    if (most > 0) for (let p = 0; p < size; p++) map[p]! /= most;
  }
  return { ...maps, values };
}

/**
 * Mean map of each class.
 *
 * @param classOf class of each map; maps of class -1 are left out
 * @param classes number of classes; a class without maps gets zeros
 */
export function meanMaps(maps: PixelMaps, classOf: Int32Array, classes: number): PixelMaps {
  const size = maps.height * maps.width;
  const sums = new Float64Array(classes * size);
  const members = new Int32Array(classes);
  for (const [i, own] of classOf.entries()) {
    if (own < 0) continue;
    members[own]!++;
    for (let p = 0; p < size; p++) sums[own * size + p]! += maps.values[i * size + p]!;
  }
  const values = Float32Array.from(sums, (sum, k) => sum / Math.max(1, members[Math.floor(k / size)]!));
  return { ...maps, count: classes, values };
}

/**
 * All classes in one map: each pixel belongs to the class whose map is largest there.
 *
 * @param maps one map a class, on a common scale (`scaleToMaximum(meanMaps(…))`)
 */
export function combinedClassMap({ count, height, width, values }: PixelMaps): CombinedClassMap {
  const size = height * width;
  const classOf = new Int32Array(size).fill(-1);
  const strength = new Float32Array(size);
  for (let c = 0; c < count; c++)
    for (let p = 0; p < size; p++) {
      if (values[c * size + p]! <= strength[p]!) continue;
      strength[p] = values[c * size + p]!;
      classOf[p] = c;
    }
  return { height, width, classOf, strength };
}
