import { existsSync } from "node:fs";
import koffi from "koffi";
import { OmixelError } from "../errors.js";
import type { LibraryLocation } from "./library.js";
import { isTruncatedElf } from "./whole-file.js";

/** The part of TensorFlow's C API (tensorflow/c/c_api.h, tensorflow/c/eager/c_api.h, c_api_experimental.h) that the door uses. */
const prototypes = {
  TF_Version: "const char *TF_Version()",
  TF_NewStatus: "void *TF_NewStatus()",
  TF_GetCode: "int TF_GetCode(void *status)",
  TF_Message: "const char *TF_Message(void *status)",

  TFE_NewContextOptions: "void *TFE_NewContextOptions()",
  TFE_DeleteContextOptions: "void TFE_DeleteContextOptions(void *options)",
  TFE_ContextOptionsSetConfig: "void TFE_ContextOptionsSetConfig(void *options, void *proto, size_t n, void *status)",
  TFE_ContextOptionsSetDevicePlacementPolicy:
    "void TFE_ContextOptionsSetDevicePlacementPolicy(void *options, int policy)",
  TFE_NewContext: "void *TFE_NewContext(void *options, void *status)",
  TFE_ContextAddFunctionDef: "void TFE_ContextAddFunctionDef(void *context, void *proto, size_t n, void *status)",
  TFE_ContextListDevices: "void *TFE_ContextListDevices(void *context, void *status)",
  TF_DeviceListCount: "int TF_DeviceListCount(void *list)",
  TF_DeviceListType: "const char *TF_DeviceListType(void *list, int i, void *status)",
  TF_DeleteDeviceList: "void TF_DeleteDeviceList(void *list)",

  TF_NewTensor:
    "void *TF_NewTensor(int dtype, void *dims, int n, void *data, size_t bytes, void *deallocator, void *argument)",
  TF_AllocateTensor: "void *TF_AllocateTensor(int dtype, void *dims, int n, size_t bytes)",
  TF_DeleteTensor: "void TF_DeleteTensor(void *tensor)",
  TF_TensorData: "void *TF_TensorData(void *tensor)",
  TF_TensorByteSize: "size_t TF_TensorByteSize(void *tensor)",
  TF_StringInit: "void TF_StringInit(void *at)",
  TF_StringCopy: "void TF_StringCopy(void *at, void *source, size_t n)",
  TF_StringGetDataPointer: "void *TF_StringGetDataPointer(void *at)",
  TF_StringGetSize: "size_t TF_StringGetSize(void *at)",

  TFE_NewTensorHandle: "void *TFE_NewTensorHandle(void *tensor, void *status)",
  TFE_DeleteTensorHandle: "void TFE_DeleteTensorHandle(void *handle)",
  TFE_TensorHandleResolve: "void *TFE_TensorHandleResolve(void *handle, void *status)",
  TFE_TensorHandleDataType: "int TFE_TensorHandleDataType(void *handle)",
  TFE_TensorHandleNumDims: "int TFE_TensorHandleNumDims(void *handle, void *status)",
  TFE_TensorHandleDim: "int64_t TFE_TensorHandleDim(void *handle, int i, void *status)",

  TFE_NewOp: "void *TFE_NewOp(void *context, void *name, void *status)",
  TFE_DeleteOp: "void TFE_DeleteOp(void *op)",
  TFE_OpAddInput: "void TFE_OpAddInput(void *op, void *handle, void *status)",
  TFE_OpAddInputList: "void TFE_OpAddInputList(void *op, void *handles, int n, void *status)",
  TFE_OpNameGetAttrType: "int TFE_OpNameGetAttrType(void *context, void *op, void *name, void *isList, void *status)",
  TFE_OpSetAttrString: "void TFE_OpSetAttrString(void *op, void *name, void *value, size_t n)",
  TFE_OpSetAttrStringList: "void TFE_OpSetAttrStringList(void *op, void *name, void *values, void *lengths, int n)",
  TFE_OpSetAttrInt: "void TFE_OpSetAttrInt(void *op, void *name, int64_t value)",
  TFE_OpSetAttrIntList: "void TFE_OpSetAttrIntList(void *op, void *name, void *values, int n)",
  TFE_OpSetAttrFloat: "void TFE_OpSetAttrFloat(void *op, void *name, float value)",
  TFE_OpSetAttrFloatList: "void TFE_OpSetAttrFloatList(void *op, void *name, void *values, int n)",
  TFE_OpSetAttrBool: "void TFE_OpSetAttrBool(void *op, void *name, uint8_t value)",
  TFE_OpSetAttrBoolList: "void TFE_OpSetAttrBoolList(void *op, void *name, void *values, int n)",
  TFE_OpSetAttrType: "void TFE_OpSetAttrType(void *op, void *name, int value)",
  TFE_OpSetAttrTypeList: "void TFE_OpSetAttrTypeList(void *op, void *name, void *values, int n)",
  TFE_OpSetAttrShape: "void TFE_OpSetAttrShape(void *op, void *name, void *dims, int n, void *status)",
  TFE_NewExecutor: "void *TFE_NewExecutor(uint8_t async, uint8_t streaming, int nodes)",
  TFE_ContextGetExecutorForThread: "void *TFE_ContextGetExecutorForThread(void *context)",
  TFE_ContextSetExecutorForThread: "void TFE_ContextSetExecutorForThread(void *context, void *executor)",
  TFE_ExecutorClearError: "void TFE_ExecutorClearError(void *executor)",
  TFE_ExecutorWaitForAllPendingNodes: "void TFE_ExecutorWaitForAllPendingNodes(void *executor, void *status)",
  TFE_Execute: "void TFE_Execute(void *op, void *outputs, void *n, void *status)",
} as const;

const libcPrototypes = {
  memcpy: "void *memcpy(void *to, void *from, size_t n)",
  malloc: "void *malloc(size_t n)",
  open: "int open(const char *path, int flags)",
  close: "int close(int file)",
  dup: "int dup(int file)",
  dup2: "int dup2(int from, int to)",
  setenv: "int setenv(const char *name, const char *value, int replace)",
  unsetenv: "int unsetenv(const char *name)",
} as const;

type Argument = bigint | number | string | ArrayBufferView;

/** What comes back, read off the prototype: pointers are bigint, everything else is a number or text. */
type Returned<P extends string> = P extends `const char *${string}`
  ? string
  : P extends `void *${string}`
    ? bigint
    : P extends `void ${string}`
      ? undefined
      : P extends `int ${string}`
        ? number
        : number | bigint;

type Functions<T extends Record<string, string>> = {
  readonly [K in keyof T]: (...args: readonly Argument[]) => Returned<T[K]>;
};

export type CApi = Functions<typeof prototypes> &
  Functions<typeof libcPrototypes> & {
    /** A C function that does nothing to what it is called with, for where a deallocator is wanted. */
    readonly leaveAlone: bigint;
  };

/** koffi runs C functions on a stack of its own; kernels of TensorFlow need more than its 1 MiB default. */
const stackBytes = 8 << 20;

/**
 * Opens the library and binds the functions; each is looked up at its first call.
 *
 * @throws EngineUnavailable when the files cannot be loaded
 */
export function loadCApi({ framework, library }: LibraryLocation): CApi {
  try {
    koffi.config({ sync_stack_size: stackBytes, async_stack_size: stackBytes });
  } catch {
    // Someone in this process has loaded a library through koffi before: its stack size stays.
  }
  const open = (file: string) => {
    if (existsSync(file) && isTruncatedElf(file)) throw unloadable(file, "it is cut short");
    try {
      return koffi.load(file, { lazy: true, global: true });
    } catch (cause) {
      throw unloadable(file, cause instanceof Error ? cause.message : String(cause), cause);
    }
  };
  open(framework); // the other library finds its symbols here
  const tensorflow = open(library);
  const libc = koffi.load(null);
  const bound: Record<string, unknown> = {};
  for (const [name, prototype] of Object.entries(prototypes)) bound[name] = tensorflow.func(prototype);
  for (const [name, prototype] of Object.entries(libcPrototypes)) bound[name] = libc.func(prototype);
  bound.leaveAlone = libc.symbol("labs");
  return bound as CApi; // koffi's functions are untyped; the prototypes above say what they take
}

function unloadable(file: string, reason: string, cause?: unknown): OmixelError {
  return new OmixelError(
    "EngineUnavailable",
    `TensorFlow's library ${file} cannot be loaded: ${reason}.`,
    "Delete the file and fetch it again with `npm run setup`.",
    {},
    cause,
  );
}
