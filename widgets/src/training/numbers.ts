/** How numbers beside the curves are written; a value that is not known is a dash. */

export function percent(share: number | null): string {
  return share === null ? "–" : `${(100 * share).toFixed(1)} %`;
}

/** "42 s", "3 min 05 s", "2 h 07 min". */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, "0");
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`;
}

/** As exact as a guess can be: steps of 5 seconds below a minute, of 10 below ten, then whole minutes, never less than is left. */
export function remaining(seconds: number | null): string {
  if (seconds === null) return "–";
  const step = seconds <= 60 ? 5 : seconds <= 600 ? 10 : 60;
  const rounded = step * Math.max(1, Math.ceil(seconds / step));
  return `about ${duration(rounded).replace(/ 00 s$/, "")}`;
}

/** MiB as "512 MiB" or "1.5 GiB". */
export function memory(mebibytes: number): string {
  return mebibytes < 1024 ? `${Math.round(mebibytes)} MiB` : `${(mebibytes / 1024).toFixed(1)} GiB`;
}
