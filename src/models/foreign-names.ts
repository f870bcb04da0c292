import type { Weights } from "./weights.js";

/** Another library's names of a network that is here. */
interface Foreign {
  readonly library: string;
  /** A tensor that gives its files away, and ours that it stands for. */
  readonly sign: readonly [theirs: string, ours: string];
  /** Our name of a tensor; unknown ones keep theirs. */
  readonly nameOf: (name: string) => string;
}

/** The first name part that begins a tensor's, replaced. */
function replacing(parts: Readonly<Record<string, string>>): (name: string) => string {
  return (name) => {
    const part = Object.keys(parts).find((theirs) => name.startsWith(theirs));
    return part === undefined ? name : `${parts[part]!}${name.slice(part.length)}`;
  };
}

/** timm's layers of a bottleneck that does not widen, and of one that does. */
const NARROW = { conv_dw: "0.0", bn1: "0.1", "se.conv_reduce": "1.fc1", "se.conv_expand": "1.fc2", conv_pw: "2.0", bn2: "2.1" }; // prettier-ignore
const WIDE = { conv_pw: "0.0", bn1: "0.1", conv_dw: "1.0", bn2: "1.1", "se.conv_reduce": "2.fc1", "se.conv_expand": "2.fc2", conv_pwl: "3.0", bn3: "3.1" }; // prettier-ignore

const outsideBlocks = replacing({
  "conv_stem.": "features.0.0.",
  "bn1.": "features.0.1.",
  "conv_head.": "features.8.0.",
  "bn2.": "features.8.1.",
  "classifier.": "classifier.1.",
});

function efficientnet(name: string): string {
  const [, stage, index, layer, kind] = /^blocks\.(\d)\.(\d)\.(.+)\.(\w+)$/.exec(name) ?? [];
  if (layer === undefined) return outsideBlocks(name);
  const ours = (stage === "0" ? NARROW : WIDE)[layer as keyof typeof NARROW];
  return ours === undefined ? name : `features.${Number(stage) + 1}.${index}.block.${ours}.${kind}`;
}

const inEncoder = replacing({
  class_token: "cls_token",
  "conv_proj.": "patch_embed.proj.",
  "encoder.pos_embedding": "pos_embed",
  "encoder.ln.": "norm.",
  "heads.head.": "head.",
});
const inLayer = replacing({
  "ln_1.": "norm1.",
  "self_attention.in_proj_": "attn.qkv.",
  "self_attention.out_proj.": "attn.proj.",
  "ln_2.": "norm2.",
  "mlp.0.": "mlp.fc1.",
  "mlp.linear_1.": "mlp.fc1.",
  "mlp.3.": "mlp.fc2.",
  "mlp.linear_2.": "mlp.fc2.",
});

function visionTransformer(name: string): string {
  const [, number, rest] = /^encoder\.layers\.encoder_layer_(\d+)\.(.+)$/.exec(name) ?? [];
  return rest === undefined ? inEncoder(name) : `blocks.${number}.${inLayer(rest)}`;
}

const FOREIGN: readonly Foreign[] = [
  { library: "timm", sign: ["conv_stem.weight", "features.0.0.weight"], nameOf: efficientnet },
  {
    library: "timm",
    sign: ["pre_logits.fc1.weight", "classifier.0.weight"],
    nameOf: replacing({ "pre_logits.fc1.": "classifier.0.", "pre_logits.fc2.": "classifier.3.", "head.fc.": "classifier.6." }),
  },
  { library: "torchvision", sign: ["encoder.pos_embedding", "pos_embed"], nameOf: visionTransformer },
]; // prettier-ignore

/**
 * Weights under our names, where a library names the same layers otherwise: timm's EfficientNet and VGG, torchvision's vision
 * transformer. A convolution that stands for a linear layer there is made one.
 *
 * @param own shapes of the network's tensors by name, in PyTorch's order
 * @returns also the library, where names were changed
 */
export function inOurNames(
  own: ReadonlyMap<string, readonly number[]>,
  given: Weights,
): { readonly weights: Weights; readonly library?: string } {
  const foreign = FOREIGN.find(({ sign: [theirs, ours] }) => theirs in given && !(ours in given) && own.has(ours));
  if (!foreign) return { weights: given };
  const renamed = Object.entries(given).map(([theirs, tensor]) => {
    const name = foreign.nameOf(theirs);
    const [rows, ...rest] = tensor.shape;
    const flat = [rows!, rest.reduce((product, side) => product * side, 1)];
    const isLinear = tensor.shape.length === 4 && own.get(name)?.length === 2;
    return [name, isLinear ? { ...tensor, shape: flat } : tensor] as const;
  });
  return { weights: Object.fromEntries(renamed), library: foreign.library };
}
