"""Times training steps of ResNet-18 in PyTorch, fp32, default memory format. Arguments: batch, side, steps."""

import json
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

batch, side, steps = map(int, sys.argv[1:])
CLASSES = 6


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


class ResNet18(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(True), nn.MaxPool2d(3, 2, 1)
        )
        shapes = [(64, 64, 1), (64, 64, 1), (64, 128, 2), (128, 128, 1)]
        shapes += [(128, 256, 2), (256, 256, 1), (256, 512, 2), (512, 512, 1)]
        self.blocks = nn.Sequential(*[Block(*shape) for shape in shapes])
        self.fc = nn.Linear(512, CLASSES)

    def forward(self, x):
        return self.fc(self.blocks(self.stem(x)).mean((2, 3)))


torch.manual_seed(0)
network = ResNet18().train()
optimiser = torch.optim.Adam(network.parameters(), 1e-4)
images = torch.randn(batch, 3, side, side)
labels = torch.arange(batch) % CLASSES
times, losses = [], []
for _ in range(steps):
    start = time.perf_counter()
    rows = torch.randperm(batch)
    logits = network(images[rows])
    loss = F.cross_entropy(logits, labels[rows])
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    hits = (logits.argmax(1) == labels[rows]).sum().item()
    losses.append(loss.item())
    times.append((time.perf_counter() - start) * 1e3)
parameters = sum(p.numel() for p in network.parameters())
print(json.dumps({"times": times, "losses": losses, "parameters": parameters, "hits": hits}))
