import type { FileContent, Format, ReadSamplesOptions } from "./format.js";
import { parseAnnotations } from "./parse-annotations.js";
import type { ReadTableOptions } from "./raw-table.js";
import { readText } from "./read-text.js";
import type { CohortBlocks } from "./row-blocks.js";

/** What goes on around the reading of a file, from before its first byte to after its last. */
export interface Reading {
  /** The file that is read. */
  readonly file: string;
  /** Called once all of it was read. @throws where what was read cannot be trusted */
  done(): Promise<void>;
  /** The error to raise in place of one that reading raised. */
  failed(error: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** A format that can read the samples of any of its files. */
export type SampleFormat = Format & Required<Pick<Format, "samples">>;

/** A format of which every reading, whole or in blocks, begins and ends as told. */
export function whileReading(format: Format, begin: (path: string) => Promise<Reading>): SampleFormat {
  async function whole<Result>(path: string, work: (file: string) => Promise<Result>): Promise<Result> {
    const reading = await begin(path);
    try {
      return await trusted(reading, () => work(reading.file));
    } finally {
      await reading.close();
    }
  }
  async function open(path: string, options?: ReadTableOptions): Promise<CohortBlocks> {
    const reading = await begin(path);
    try {
      const opened = await failing(reading, () => format.open!(reading.file, options));
      return {
        ...opened,
        values: { ...opened.values, blocks: (rows) => watched(reading, opened, rows) },
        close: () => opened.close().finally(() => reading.close()),
      };
    } catch (error) {
      await reading.close();
      throw error;
    }
  }
  return {
    ...format,
    read: (path, options): Promise<FileContent> => whole(path, (file) => format.read(file, options)),
    samples: (path, options) => whole(path, (file) => samplesOf(format, file, options)),
    ...(format.open && { open }),
  };
}

async function* watched(reading: Reading, { values }: CohortBlocks, rows?: number): ReturnType<typeof values.blocks> {
  const blocks = values.blocks(rows);
  try {
    for (;;) {
      const next = await failing(reading, () => blocks.next());
      if (next.done) break;
      yield next.value;
    }
  } finally {
    await blocks.return(undefined);
  }
  await reading.done();
}

async function trusted<Result>(reading: Reading, work: () => Promise<Result>): Promise<Result> {
  const result = await failing(reading, work);
  await reading.done();
  return result;
}

async function failing<Result>(reading: Reading, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw await reading.failed(error);
  }
}

/** Formats of text that do not say how their samples are read hold a table of annotations. */
async function samplesOf(format: Format, path: string, options: ReadSamplesOptions) {
  if (format.samples) return format.samples(path, options);
  const { sample, header, signal, onProgress } = options;
  return parseAnnotations(await readText(path, { signal, onProgress }), path, { sample, header });
}
