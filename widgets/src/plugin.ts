import type * as Base from "@jupyter-widgets/base";
import type * as Classic from "./classic.js";
import { type NotebookTracker, showStillsForLostWidgets } from "./lost-widgets.js";
import { type Shared, sharedModule } from "./shared-modules.js";

interface Package {
  readonly name: string;
  readonly version: string;
}

/**
 * The plugin that tells JupyterLab of our views; they are loaded when a notebook first shows one.
 *
 * @param views address of the module with the views
 */
export async function widgetsPlugin(own: Package, shared: Shared, views: string): Promise<object> {
  const base = await sharedModule<typeof Base>(shared, "@jupyter-widgets/base");
  if (!base) {
    console.warn(
      `${own.name}: this JupyterLab has no widgets. Install jupyterlab_widgets beside it, then start it again.`,
    );
    return { id: `${own.name}:plugin`, autoStart: true, activate: () => undefined };
  }
  const notebooks = await sharedModule<{ INotebookTracker?: unknown }>(shared, "@jupyterlab/notebook");
  const exports = async () => {
    const { widgetClasses } = (await import(views)) as typeof Classic;
    return widgetClasses(base);
  };
  return {
    id: `${own.name}:plugin`,
    description: "Images, trainings, saliency and tables of omixel.",
    requires: [base.IJupyterWidgetRegistry],
    optional: notebooks?.INotebookTracker ? [notebooks.INotebookTracker] : [],
    autoStart: true,
    activate(_app: unknown, registry: Base.IJupyterWidgetRegistry, tracker: NotebookTracker | null): void {
      registry.registerWidget({ name: own.name, version: own.version, exports: exports as never });
      if (tracker) showStillsForLostWidgets(tracker);
    },
  };
}
