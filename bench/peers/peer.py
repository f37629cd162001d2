"""What both peers share: the protocol of `bench/train/protocol.ts`, and the data."""

import json
import os
import sys
import time
from collections import namedtuple

GROUP = 10  # steps between two readings of the loss

# Only answers go to stdout: what a library prints goes to stderr.
_answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)


def say(**answer):
    print(json.dumps(answer), file=_answers, flush=True)


def now():
    """Milliseconds."""
    return 1000 * time.perf_counter()


def asked_epochs(step, read):
    """Yields once for each epoch that is asked for; the caller says how long it took. Answers other requests itself.

    `step()` makes one update and gives its loss unread; `read(loss)` makes a number of it.
    """
    for line in sys.stdin:
        request, *count = line.split()
        if request == "steps":
            say(steps=[_group(step, read) for _ in range(int(count[0]) // GROUP)])
        elif request == "epoch":
            yield
        else:
            return


def _group(step, read):
    """Milliseconds per step, the reading of the loss after the last one included."""
    began = now()
    for _ in range(GROUP):
        loss = step()
    if not read(loss) < float("inf"):
        raise ArithmeticError("the loss is not finite")
    return (now() - began) / GROUP


Job = namedtuple("Job", "case batch examples batches mnist")


def job():
    """The command line: which case, examples in a batch and in an epoch, batches kept in memory, the IDX files."""
    case, batch, examples, batches, mnist = sys.argv[1:]
    return Job(case, int(batch), int(examples), int(batches), mnist)


def digits(folder, count):
    """Images [count, 28, 28, 1] in 0..1, float32, and labels [count], int64."""
    import numpy as np

    def values(name, header, size):
        return np.fromfile(os.path.join(folder, name), np.uint8, count * size, offset=header)

    images = values("train-images-idx3-ubyte", 16, 28 * 28).reshape(count, 28, 28, 1)
    return images.astype("float32") / 255, values("train-labels-idx1-ubyte", 8, 1).astype("int64")


def windows(count, length, features):
    """Windows [count, length, features] of one series of random numbers, and what follows each: [count, 1]."""
    import numpy as np

    series = np.random.default_rng(1).standard_normal((count + length, features)).astype("float32")
    x = np.stack([series[i : i + length] for i in range(count)])
    return x, series[length:, 1:2]
