/** For pages that load widgets as AMD modules (nbviewer, VS Code): the same classes on the page's own base. */
import type * as Base from "@jupyter-widgets/base";
import { widgetClasses } from "./classic.js";

declare function define(needs: readonly string[], make: (base: typeof Base) => unknown): void;

define(["@jupyter-widgets/base"], widgetClasses);
