"""Times one kernel over Jupyter's own client and prints the figures as JSON: measure_kernel.py NAME CELLS.json"""

import json
import statistics
import sys
import time

from jupyter_client.manager import KernelManager

name, cells_file = sys.argv[1:3]
with open(cells_file) as file:
    cells = json.load(file)
TIMEOUT = 60


def milliseconds(begun):
    return (time.perf_counter() - begun) * 1000


manager = KernelManager(kernel_name=name)
begun = time.perf_counter()
manager.start_kernel()
client = manager.client()
client.start_channels()
client.kernel_info()
client.get_shell_msg(timeout=TIMEOUT)
figures = {"kernel_info": milliseconds(begun)}
client.wait_for_ready(timeout=TIMEOUT)


def until_idle(message_id):
    """The messages of a request, up to its idle status."""
    messages = []
    while True:
        message = client.get_iopub_msg(timeout=TIMEOUT)
        if message["parent_header"].get("msg_id") != message_id:
            continue
        messages.append(message)
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            return messages


def run(code):
    begun = time.perf_counter()
    message_id = client.execute(code)
    messages = until_idle(message_id)
    reply = client.get_shell_msg(timeout=TIMEOUT)
    assert reply["content"]["status"] == "ok", reply["content"]
    return milliseconds(begun), messages


def round_trips(comm_id, count):
    """A comm message there and back; each with 100 bytes of data."""
    times = []
    for number in range(count):
        begun = time.perf_counter()
        message = client.session.msg("comm_msg", {"comm_id": comm_id, "data": {"n": number, "text": "x" * 100}})
        client.session.send(client.shell_channel.socket, message)
        while True:
            answer = client.get_iopub_msg(timeout=TIMEOUT)
            if answer["msg_type"] == "comm_msg" and answer["content"]["data"].get("n") == number:
                break
        times.append(milliseconds(begun))
        until_idle(message["header"]["msg_id"])
    return times


run(cells["first"])
figures["first_cell_after_start"] = milliseconds(begun)
figures["cell"] = statistics.median(run(cells["small"])[0] for _ in range(30))

elapsed, messages = run(cells["lines"])
text = "".join(message["content"]["text"] for message in messages if message["msg_type"] == "stream")
assert text == "".join(f"L{i}\n" for i in range(20000)), f"lines were lost: {len(text)} characters"
figures["lines_20000"] = elapsed

times = []
for _ in range(20):
    begun = time.perf_counter()
    client.complete(cells["complete"], len(cells["complete"]))
    client.get_shell_msg(timeout=TIMEOUT)
    times.append(milliseconds(begun))
figures["completion"] = statistics.median(times)

run(cells["echo"])
opened = client.session.msg("comm_open", {"comm_id": "bench", "target_name": "echo", "data": {}})
client.session.send(client.shell_channel.socket, opened)
until_idle(opened["header"]["msg_id"])
times = round_trips("bench", 300)
figures["comm_round_trip"] = statistics.median(times)

if "awaiting" in cells:
    client.execute(cells["awaiting"])
    time.sleep(0.3)
    times = round_trips("bench", 100)
    figures["comm_round_trip_while_a_cell_awaits"] = statistics.median(times)
    figures["comm_round_trip_while_a_cell_awaits_p95"] = statistics.quantiles(times, n=20)[-1]

client.stop_channels()
manager.shutdown_kernel(now=True)
print(json.dumps(figures))
