"""The networks of the benchmark in PyTorch, with as many parameters as those of omixel."""

import torch
from torch import nn
from torch.nn import functional as F


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.downsample = None
        if stride != 1 or inputs != outputs:
            self.downsample = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs)
            )

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)), inplace=True)
        y = self.bn2(self.conv2(y))
        return F.relu(y + (x if self.downsample is None else self.downsample(x)), inplace=True)


class Mean(nn.Module):
    def forward(self, x):
        return x.mean((2, 3))


def resnet18(classes, side):
    stem = [nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(True), nn.MaxPool2d(3, 2, 1)]
    shapes = [(64, 64, 1), (64, 64, 1), (64, 128, 2), (128, 128, 1)]
    shapes += [(128, 256, 2), (256, 256, 1), (256, 512, 2), (512, 512, 1)]
    return nn.Sequential(*stem, *[Block(*shape) for shape in shapes], Mean(), nn.Linear(512, classes))


def conv(inputs, outputs, window, stride=1, groups=1):
    filters = nn.Conv2d(inputs, outputs, window, stride, window // 2, groups=groups, bias=False)
    return [filters, nn.BatchNorm2d(outputs), nn.SiLU(True)]


class Excite(nn.Module):
    def __init__(self, channels, squeezed):
        super().__init__()
        self.down = nn.Conv2d(channels, squeezed, 1)
        self.up = nn.Conv2d(squeezed, channels, 1)

    def forward(self, x):
        return x * torch.sigmoid(self.up(F.silu(self.down(x.mean((2, 3), keepdim=True)))))


class Bottleneck(nn.Module):
    """Without stochastic depth, which saves both sides alike nothing: skipped samples are computed all the same."""

    def __init__(self, inputs, outputs, expansion, window, stride):
        super().__init__()
        wide = inputs * expansion
        layers = conv(inputs, wide, 1) if expansion > 1 else []
        layers += conv(wide, wide, window, stride, wide) + [Excite(wide, max(1, inputs // 4))]
        self.layers = nn.Sequential(*layers, *conv(wide, outputs, 1)[:2])
        self.shortcut = stride == 1 and inputs == outputs

    def forward(self, x):
        return self.layers(x) + x if self.shortcut else self.layers(x)


def efficientnet_b0(classes, side):
    stages = [(1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 3)]
    stages += [(6, 5, 1, 112, 3), (6, 5, 2, 192, 4), (6, 3, 1, 320, 1)]
    layers, channels = conv(3, 32, 3, 2), 32
    for expansion, window, stride, outputs, count in stages:
        for index in range(count):
            layers.append(Bottleneck(channels, outputs, expansion, window, stride if index == 0 else 1))
            channels = outputs
    return nn.Sequential(*layers, *conv(320, 1280, 1), Mean(), nn.Dropout(0.2), nn.Linear(1280, classes))


def vgg16(classes, side):
    layers, channels = [], 3
    for outputs, count in [(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)]:
        for _ in range(count):
            layers += [nn.Conv2d(channels, outputs, 3, 1, 1), nn.ReLU(True)]
            channels = outputs
        layers.append(nn.MaxPool2d(2, 2))
    dense = [nn.Linear(512 * 49, 4096), nn.ReLU(True), nn.Dropout(), nn.Linear(4096, 4096), nn.ReLU(True), nn.Dropout()]
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(7), nn.Flatten(), *dense, nn.Linear(4096, classes))


class Encoder(nn.Module):
    def __init__(self, width, heads, mlp):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width, 1e-6), nn.LayerNorm(width, 1e-6)
        self.qkv, self.proj = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.mlp = nn.Sequential(nn.Linear(width, mlp), nn.GELU(), nn.Linear(mlp, width))

    def forward(self, x):
        count, tokens, width = x.shape
        q, k, v = self.qkv(self.norm1(x)).reshape(count, tokens, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(x.shape)
        x = x + self.proj(seen)
        return x + self.mlp(self.norm2(x))


class Vit(nn.Module):
    def __init__(self, classes, side, patch, width, depth, heads, mlp):
        super().__init__()
        self.embed = nn.Conv2d(3, width, patch, patch)
        self.first = nn.Parameter(torch.zeros(1, 1, width))
        self.places = nn.Parameter(0.02 * torch.randn(1, 1 + (side // patch) ** 2, width))
        self.blocks = nn.Sequential(*[Encoder(width, heads, mlp) for _ in range(depth)])
        self.norm, self.dropout, self.head = nn.LayerNorm(width, 1e-6), nn.Dropout(0.1), nn.Linear(width, classes)

    def forward(self, x):
        patches = self.embed(x).flatten(2).transpose(1, 2)
        tokens = torch.cat([self.first.expand(len(x), -1, -1), patches], 1) + self.places
        return self.head(self.dropout(self.norm(self.blocks(tokens)[:, 0])))


def vit(classes, side):
    return Vit(classes, side, 8, 64, 8, 4, 128)


def vit_small(classes, side):
    return Vit(classes, side, 16, 384, 12, 6, 1536)


networks = {
    "resnet18": resnet18,
    "efficientnetB0": efficientnet_b0,
    "vgg16": vgg16,
    "vit": vit,
    "vitSmall": vit_small,
}
