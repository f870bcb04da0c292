import type { ProgressEvent } from "../context.js";
import type { RunOptions } from "./options.js";
import type { PlanJson } from "./plan.js";
import { StudyResult } from "./study-result.js";

/** Someone who watches a run from its start to its end, and may end its trainings early. */
export interface RunObserver {
  /** Told everything that the run's own `onProgress` is told. */
  onProgress?(event: ProgressEvent): void;
  /** Told once how the run ended: the result that its caller gets, or what was raised (`Stopped` after a stop). */
  onEnd?(end: StudyResult | Error): void;
  /** When it fires, trainings end with what they have learnt, as by `RunOptions.enough`. */
  readonly enough?: AbortSignal;
}

/** Called at the start of each run; gives its observer, or undefined to leave that run alone. */
export type ObserverFactory = (run: { readonly plan: PlanJson }) => RunObserver | undefined;

const factories = new Set<ObserverFactory>();

/**
 * Has every later run of this process watched: `plan.run()` and the main job's. A notebook shows its training this way.
 * What an observer raises becomes a warning of the run and never breaks it.
 *
 * @returns a function that ends the watching of later runs
 */
export function observeRuns(factory: ObserverFactory): () => void {
  factories.add(factory);
  return () => void factories.delete(factory);
}

/** Runs with the observers that this run gets; their warnings stand in its result. */
export async function observed(
  plan: PlanJson,
  options: RunOptions,
  run: (options: RunOptions) => Promise<StudyResult>,
): Promise<StudyResult> {
  if (factories.size === 0) return run(options);
  const notes = new Set<string>();
  const guarded = (work: () => unknown) => {
    const fail = (error: unknown) => {
      const message = `An observer of the run failed: ${error instanceof Error ? error.message : String(error)}`;
      if (notes.has(message)) return;
      notes.add(message);
      options.onProgress?.({ kind: "warning", step: "observers", message });
    };
    try {
      Promise.resolve(work()).catch(fail);
    } catch (error) {
      fail(error);
    }
  };
  const observers: RunObserver[] = [];
  for (const factory of factories)
    guarded(() => {
      const observer = factory({ plan });
      if (observer) observers.push(observer);
    });
  const enough = [options.enough, ...observers.map((observer) => observer.enough)].filter((signal) => signal != null);
  const end = (how: StudyResult | Error) => {
    for (const observer of observers) guarded(() => observer.onEnd?.(how));
  };
  try {
    const result = await run({
      ...options,
      onProgress(event) {
        options.onProgress?.(event);
        for (const observer of observers) guarded(() => observer.onProgress?.(event));
      },
      ...(enough.length > 0 ? { enough: AbortSignal.any(enough) } : {}),
    });
    const warned = withWarnings(result, notes);
    end(warned);
    return warned;
  } catch (error) {
    end(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

function withWarnings(result: StudyResult, notes: ReadonlySet<string>): StudyResult {
  if (notes.size === 0) return result;
  const warnings = [...result.data.warnings, ...Array.from(notes, (note) => `observers: ${note}`)];
  return new StudyResult({ ...result.data, warnings }, result.final);
}
