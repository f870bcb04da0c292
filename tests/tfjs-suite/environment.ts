// TensorFlow registered as the one environment that tfjs-core's tests run in.
import "tfjs-core-dist/register_all_gradients.js";
import "tfjs-core-dist/public/chained_ops/register_all_chained_ops.js";
import { setTestEnvs } from "tfjs-core-dist/jasmine_util.js";
import { backendName } from "../../src/engine/backend.js";
import { openDoor } from "../../src/engine/door.js";
import { findLibrary } from "../../src/engine/library.js";
import { registerTensorFlow } from "../../src/engine/register.js";

registerTensorFlow(openDoor(findLibrary()!));
setTestEnvs([{ name: "omixel", backendName, flags: {}, isDataSync: true }]);
