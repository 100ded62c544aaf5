# SPDX-License-Identifier: MIT
"""From a record of file operations, every state that the disk may be in after
a power cut. The disk is as forgetful as POSIX allows: bytes are safe after
fsync of their file, names after fsync of their folder, nothing before that,
and not in order."""

import itertools
import os

MOST_SUBSETS = 9  # pending operations of which every subset is tried


class Operation:
    def __init__(self, name, argument, result, path, second, data):
        self.name, self.argument, self.result = name, argument, result
        self.path, self.second, self.data = path, second, data


def unescape(text):
    out, i = [], 0
    while i < len(text):
        if text[i] == "\\" and i + 1 < len(text):
            out.append({"n": "\n", "t": "\t"}.get(text[i + 1], text[i + 1]))
            i += 2
        else:
            out.append(text[i])
            i += 1
    return "".join(out)


def read_log(data):
    """The operations, each with the offset in the log at which it ends."""
    made, at = [], 0
    while at < len(data):
        end = data.find(b"\n", at)
        if end < 0:
            break
        fields = data[at:end].decode(errors="surrogateescape").split(" ", 4)
        length = int(fields[3])
        if end + 1 + length + 1 > len(data):
            break
        content = data[end + 1:end + 1 + length]
        at = end + 1 + length + 1
        name, _, argument = fields[1].partition("@")
        path, _, second = fields[4].partition("\t")
        made.append((at, Operation(name, int(argument) if argument else None,
                                   int(fields[2]), unescape(path),
                                   unescape(second), content)))
    return made


class File:
    """What is certain of a file's bytes, and what is only in memory."""

    def __init__(self, certain=b""):
        self.certain, self.pending = certain, []

    def now(self):
        return apply_bytes(self.certain, self.pending)

    def possible(self):
        """Contents that may be found after a cut."""
        found = {self.certain}
        for count in range(1, len(self.pending) + 1):
            done = apply_bytes(self.certain, self.pending[:count])
            found.add(done)
            # The last one torn, or its size grown without its bytes.
            offset, data = self.pending[count - 1]
            if data is not None and len(data) > 1:
                half = self.pending[:count - 1] + [(offset,
                                                    data[:len(data) // 2])]
                zero = self.pending[:count - 1] + [(offset,
                                                    b"\0" * len(data))]
                found.add(apply_bytes(self.certain, half))
                found.add(apply_bytes(self.certain, zero))
        return found


def apply_bytes(content, changes):
    for offset, data in changes:
        if data is None:  # truncated to offset
            content = content[:offset].ljust(offset, b"\0")
            continue
        content = content.ljust(offset, b"\0")
        content = content[:offset] + data + content[offset + len(data):]
    return content


def apply_names(names, changes):
    names = dict(names)
    for removed, name, number in changes:
        if removed:
            names.pop(removed, None)
        if name:
            names[name] = number
    return names


def some_subsets(changes):
    """Every subset in order; of many, those that differ little from a prefix."""
    if len(changes) <= MOST_SUBSETS:
        for count in range(len(changes) + 1):
            yield from itertools.combinations(changes, count)
        return
    for count in range(len(changes) + 1):
        prefix = changes[:count]
        yield tuple(prefix)
        for i in range(count):
            yield tuple(prefix[:i] + prefix[i + 1:])
        if count < len(changes):
            yield (changes[count],)


class Disk:
    """One folder and its files."""

    def __init__(self, folder, start=None):
        self.folder = folder
        self.files = []
        self.certain, self.pending = {}, []
        self.offsets = {}
        for name, content in (start or {}).items():
            self.files.append(File(content))
            self.certain[name] = len(self.files) - 1

    def names(self):
        return apply_names(self.certain, self.pending)

    def name(self, path):
        path = path.removesuffix(" (deleted)")
        folder, name = os.path.split(path)
        return name if folder == self.folder else None

    def step(self, operation):
        name = self.name(operation.path)
        if operation.result < 0:
            return
        if operation.name == "fsync" and operation.path == self.folder:
            self.certain, self.pending = self.names(), []
            return
        if name is None:
            return
        names = self.names()
        number = names.get(name)
        if operation.name in ("create", "empty"):
            if number is None:
                self.files.append(File())
                number = len(self.files) - 1
                self.pending.append((None, name, number))
            elif operation.name == "empty":
                self.files[number].pending.append((0, None))
            self.offsets[name] = 0
        elif operation.name == "write" and number is not None:
            offset = operation.argument
            if offset is None:
                offset = self.offsets.get(name, 0)
                self.offsets[name] = offset + len(operation.data)
            self.files[number].pending.append((offset, operation.data))
        elif operation.name == "truncate" and number is not None:
            self.files[number].pending.append((operation.argument, None))
        elif operation.name == "fsync" and number is not None:
            file = self.files[number]
            file.certain, file.pending = file.now(), []
        elif operation.name == "rename" and number is not None:
            self.pending.append((name, self.name(operation.second), number))
        elif operation.name == "link" and number is not None:
            self.pending.append((None, self.name(operation.second), number))
        elif operation.name == "unlink":
            self.pending.append((name, None, None))

    def contents(self, wanted):
        """What may be found under the name [wanted]; None: nothing."""
        found, states = set(), 0
        for subset in some_subsets(self.pending):
            number = apply_names(self.certain, subset).get(wanted)
            possible = ([None] if number is None
                        else self.files[number].possible())
            states += len(possible)
            found.update(possible)
        return found, states
