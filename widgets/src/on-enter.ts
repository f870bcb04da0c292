/** Takes what a person has written once she presses Enter; in JupyterLab that alone does not make a `change`. */
export function onEnter(input: HTMLInputElement, take: (text: string) => void, signal: AbortSignal): void {
  input.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      take(input.value.trim());
    },
    { signal },
  );
}
