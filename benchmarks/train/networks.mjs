/** What is trained: a model of the registry and its options. `networks_torch.py` holds the same in PyTorch. */
export const networks = {
  resnet18: { model: "resnet18", title: "ResNet-18" },
  efficientnetB0: { model: "efficientnetB0", title: "EfficientNet-B0" },
  vgg16: { model: "vgg16", title: "VGG-16" },
  vit: { model: "vit", title: "ViT of omixel's defaults" },
  vitSmall: {
    model: "vit",
    title: "ViT-S/16",
    options: { patch: 16, width: 384, depth: 12, heads: 6, mlp: 1536 },
  },
};
