"""Times training steps or inference in PyTorch. Arguments: network, batch, side, steps, format, precision, task, threads."""

import json
import sys
import time
from contextlib import nullcontext

import torch
from torch.nn import functional as F

from networks_torch import networks

name, *sizes, form, precision, task, threads = sys.argv[1:]
batch, side, steps = map(int, sizes)
torch.set_num_threads(int(threads))
CLASSES = 6

torch.manual_seed(0)
form = torch.channels_last if form == "channels_last" else torch.contiguous_format
network = networks[name](CLASSES, side).to(memory_format=form)
network.train(task == "train")
rate = 1e-4
optimiser = torch.optim.Adam(network.parameters(), rate)
images = torch.randn(batch, 3, side, side).contiguous(memory_format=form)
labels = torch.arange(batch) % CLASSES
half = lambda: torch.autocast("cpu", torch.bfloat16) if precision == "bfloat16" else nullcontext()


def train():
    rows = torch.randperm(batch)
    with half():
        logits = network(images[rows])
        loss = F.cross_entropy(logits.float(), labels[rows])
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    (logits.argmax(1) == labels[rows]).sum().item()
    return loss.item()


def infer():
    with torch.inference_mode(), half():
        return network(images).softmax(1)[0, 0].item()


times, processor, losses = [], [], []
for _ in range(steps):
    start, used = time.perf_counter(), time.process_time()
    losses.append(train() if task == "train" else infer())
    times.append((time.perf_counter() - start) * 1e3)
    processor.append((time.process_time() - used) * 1e3)
parameters = sum(p.numel() for p in network.parameters())
print(json.dumps({"times": times, "processor": processor, "losses": losses, "parameters": parameters}))
