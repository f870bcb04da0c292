/** What a page shares with its extensions: modules by name and version. */
export type Shared = Readonly<
  Record<string, Readonly<Record<string, { get(): Promise<() => unknown>; readonly loaded?: unknown }>>>
>;

/** A module that the page shares; undefined where it has none of this name. */
export async function sharedModule<Module>(shared: Shared, name: string): Promise<Module | undefined> {
  const versions = Object.values(shared[name] ?? {});
  // A page with several versions has loaded the one that it uses itself.
  const own = versions.find(({ loaded }) => loaded) ?? versions[0];
  return own && ((await own.get())() as Module);
}
