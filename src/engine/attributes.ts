import type { CApi } from "./c-api.js";
import { type DType, dtypeCode } from "./dtypes.js";
import { OmixelError } from "../errors.js";
import type { Status } from "./status.js";

/** Attributes of an op as a plain object; TensorFlow itself says of which kind each is. */
export type Attributes = Readonly<Record<string, AttributeValue>>;
export type AttributeValue = string | number | boolean | readonly string[] | readonly number[] | readonly boolean[];

/** TF_AttrType (tensorflow/c/c_api.h); lists have 16 added, which is ours. */
const kind = { string: 0, int: 1, float: 2, bool: 3, type: 4, shape: 5, list: 16 } as const;

/** Sets attributes by name. Kinds are asked from TensorFlow's registry once per op and attribute. */
export class AttributeSetter {
  readonly #kinds = new Map<string, Map<string, number>>();
  readonly #isList = new Uint8Array(1);

  constructor(
    private readonly c: CApi,
    private readonly context: bigint,
    private readonly status: Status,
    /** Text that stays in C memory. */
    private readonly name: (text: string) => bigint,
  ) {}

  set(op: bigint, opName: string, attribute: string, value: AttributeValue): void {
    const { c } = this;
    const at = this.name(attribute);
    const found = this.#kindOf(opName, attribute, value);
    switch (found) {
      case kind.type:
        return c.TFE_OpSetAttrType(op, at, typeCode(value));
      case kind.int:
        return c.TFE_OpSetAttrInt(op, at, value as number);
      case kind.float:
        return c.TFE_OpSetAttrFloat(op, at, value as number);
      case kind.bool:
        return c.TFE_OpSetAttrBool(op, at, value ? 1 : 0);
      case kind.string: {
        const bytes = Buffer.from(value as string);
        return c.TFE_OpSetAttrString(op, at, bytes, bytes.length);
      }
      case kind.shape: {
        const dimensions = BigInt64Array.from(value as number[], BigInt);
        c.TFE_OpSetAttrShape(op, at, dimensions, dimensions.length, this.status.pointer);
        return this.status.check(`${opName}, attribute ${attribute}`);
      }
      default:
        return this.#setList(op, opName, attribute, found, value);
    }
  }

  #setList(op: bigint, opName: string, attribute: string, found: number, value: AttributeValue): void {
    const { c } = this;
    const at = this.name(attribute);
    const values = value as readonly (string | number)[];
    switch (found) {
      case kind.list + kind.type:
        return c.TFE_OpSetAttrTypeList(op, at, Int32Array.from(values, typeCode), values.length);
      case kind.list + kind.int:
        return c.TFE_OpSetAttrIntList(op, at, BigInt64Array.from(values, BigInt), values.length);
      case kind.list + kind.float:
        return c.TFE_OpSetAttrFloatList(op, at, Float32Array.from(values, Number), values.length);
      case kind.list + kind.bool:
        return c.TFE_OpSetAttrBoolList(op, at, Uint8Array.from(values, Number), values.length);
      case kind.list + kind.string: {
        const texts = values.map(String);
        const lengths = BigUint64Array.from(texts, (text) => BigInt(Buffer.byteLength(text)));
        return c.TFE_OpSetAttrStringList(op, at, BigUint64Array.from(texts, this.name), lengths, texts.length);
      }
      default:
        throw new OmixelError(
          "EngineFailure",
          `The attribute ${attribute} of ${opName} is of a kind that cannot be set.`,
          "Leave it at TensorFlow's default.",
        );
    }
  }

  #kindOf(opName: string, attribute: string, value: AttributeValue): number {
    let known = this.#kinds.get(opName);
    if (!known) this.#kinds.set(opName, (known = new Map<string, number>()));
    let found = known.get(attribute);
    if (found === undefined) known.set(attribute, (found = this.#ask(opName, attribute, value)));
    return found;
  }

  #ask(opName: string, attribute: string, value: AttributeValue): number {
    // Private attributes (_kernel) are not in the registry: the value's own type decides.
    if (attribute.startsWith("_"))
      return typeof value === "boolean" ? kind.bool : typeof value === "string" ? kind.string : kind.int;
    const [op, name] = [this.name(opName), this.name(attribute)];
    const found = this.c.TFE_OpNameGetAttrType(this.context, op, name, this.#isList, this.status.pointer);
    this.status.check(`${opName}, attribute ${attribute}`);
    return found + (this.#isList[0] ? kind.list : 0);
  }
}

function typeCode(value: AttributeValue): number {
  return typeof value === "string" ? dtypeCode[value as DType] : (value as number);
}
