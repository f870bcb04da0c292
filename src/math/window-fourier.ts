import { type Border, withinBorder } from "./border.js";
import { type ComplexArray, fourier } from "./fft.js";

/** Magnitudes of the waves in windows of a signal. */
export interface WindowFourier {
  /** Waves 0 … window / 2 periods a window. */
  readonly waves: number;
  /** @param out overwritten: wave k of frame f in [k × frames + f] */
  magnitudes(signal: Float64Array, out: Float64Array): void;
}

/** Hann's bell over `window` places, of length 1, so that white noise is as strong in all windows. */
export function hannWindow(window: number): Float64Array {
  const bell = Float64Array.from({ length: window }, (_, i) => Math.sin((Math.PI * (i + 0.5)) / window) ** 2);
  const length = Math.sqrt(bell.reduce((sum, value) => sum + value ** 2, 0));
  return bell.map((value) => value / length);
}

/**
 * Short-time Fourier transform, magnitudes (Gabor 1946), all frames at once.
 *
 * @param length places of the signal
 * @param starts first place of each frame; may lie outside the signal
 * @param window places of a frame, 2^a or 3 · 2^a
 * @param border how the signal goes on where frames reach beyond it
 */
export function windowFourier(length: number, starts: Int32Array, window: number, border: Border): WindowFourier {
  const frames = starts.length;
  const plan = fourier(window);
  const bell = hannWindow(window);
  const complex = (): ComplexArray => ({
    re: new Float64Array(window * frames),
    im: new Float64Array(window * frames),
  });
  const [data, work] = [complex(), complex()];
  const source = Int32Array.from({ length: window * frames }, (_, at) =>
    withinBorder(starts[at % frames]! + Math.floor(at / frames), length, border),
  );
  const waves = Math.floor(window / 2) + 1;
  return {
    waves,
    magnitudes(signal, out) {
      for (let i = 0, at = 0; i < window; i++)
        for (let f = 0; f < frames; f++, at++) data.re[at] = source[at]! < 0 ? 0 : bell[i]! * signal[source[at]!]!;
      data.im.fill(0);
      plan.forward(data, work, frames);
      for (let at = 0; at < waves * frames; at++) out[at] = Math.sqrt(data.re[at]! ** 2 + data.im[at]! ** 2);
    },
  };
}
