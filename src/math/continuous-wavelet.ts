import { type Border, withinBorder } from "./border.js";
import { type ComplexArray, fourier } from "./fft.js";

/** Mother wavelets, of a time in units of the scale: real and imaginary part. */
export const motherWavelets = {
  /** A wave of 5 / 2π periods under a bell (Grossmann & Morlet 1984); its real part is pywt's "morl". */
  morlet: (t: number): [number, number] => [
    Math.exp((-t * t) / 2) * Math.cos(5 * t),
    Math.exp((-t * t) / 2) * Math.sin(5 * t),
  ],
  /** The second derivative of a bell, negated ("Mexican hat"), of length 1. */
  ricker: (t: number): [number, number] => [
    (2 / Math.sqrt(3) / Math.PI ** 0.25) * (1 - t * t) * Math.exp((-t * t) / 2),
    0,
  ],
} as const;

export type MotherWavelet = keyof typeof motherWavelets;

/** Places a period in units of the scale: of the wave to which the wavelet answers most (Torrence & Compo 1998). */
export const periodOfScale: Readonly<Record<MotherWavelet, number>> = {
  morlet: (4 * Math.PI) / (5 + Math.sqrt(27)),
  ricker: (2 * Math.PI) / Math.sqrt(2.5),
};

/** Transforms signals of one length at certain scales. */
export interface ContinuousWavelet {
  /** @param out overwritten: coefficient of place b at scale s in [b × scales + s] */
  transform(signal: Float64Array, out: ComplexArray): void;
}

/**
 * Continuous wavelet transform: Σ x(t) ψ*((t - b) / s) / √s for each place b and scale s, all scales by one Fourier
 * transform. The signal goes on beyond either end by at least half its length. Reference: pywt.cwt, which integrates
 * the wavelet between samples and so differs where the scale is near 1.
 *
 * @param scales in places, > 0
 */
export function continuousWavelet(
  length: number,
  scales: Float64Array,
  wavelet: MotherWavelet,
  border: Border,
): ContinuousWavelet {
  const size = transformSize(2 * length);
  const count = scales.length;
  const plan = fourier(size);
  const kernels = spectra(size, scales, wavelet);
  const [signalPart, work] = [complex(size), complex(size * count)];
  const product = complex(size * count);
  const source = Int32Array.from({ length: size }, (_, t) =>
    withinBorder(t < (size + length) / 2 ? t : t - size, length, border),
  );
  return {
    transform(signal, out) {
      source.forEach((at, t) => (signalPart.re[t] = at < 0 ? 0 : signal[at]!));
      signalPart.im.fill(0);
      plan.forward(signalPart, work, 1);
      for (let k = 0, at = 0; k < size; k++) {
        const [a, b] = [signalPart.re[k]! / size, signalPart.im[k]! / size];
        for (let s = 0; s < count; s++, at++) {
          const [c, d] = [kernels.re[at]!, kernels.im[at]!];
          product.re[at] = a * c - b * d;
          product.im[at] = a * d + b * c;
        }
      }
      plan.forward({ re: product.im, im: product.re }, work, count);
      out.re.set(product.re.subarray(0, length * count));
      out.im.set(product.im.subarray(0, length * count));
    },
  };
}

const complex = (length: number): ComplexArray => ({ re: new Float64Array(length), im: new Float64Array(length) });

/** The smallest 2^a or 3 · 2^a of at least this. */
function transformSize(least: number): number {
  let size = 1;
  while (size < least) size *= 2;
  return size >= 4 && (size / 4) * 3 >= least ? (size / 4) * 3 : size;
}

/** Spectra of the mirrored, conjugate wavelets, one column a scale. */
function spectra(size: number, scales: Float64Array, wavelet: MotherWavelet): ComplexArray {
  const out = complex(size * scales.length);
  for (let t = 0; t < size; t++) {
    const time = t < size / 2 ? t : t - size;
    scales.forEach((scale, s) => {
      const [re, im] = motherWavelets[wavelet](-time / scale);
      out.re[t * scales.length + s] = re / Math.sqrt(scale);
      out.im[t * scales.length + s] = -im / Math.sqrt(scale);
    });
  }
  fourier(size).forward(out, complex(size * scales.length), scales.length);
  return out;
}
