#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Pictures of the real program for the README: tmux runs it, each picture is
an SVG of what stands on the screen.

    tools/screens.py [PROGRAM [FOLDER]]     build/cxladder, docs
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from xml.sax.saxutils import escape

# Name, columns, rows, and the keys that lead there (tmux's names).
PICTURES = (
    ("question", 80, 24, ["g", "5", "Enter"]),
    ("results", 120, 36, ["R"]),
    ("advice", 80, 24, ["i"]),
)
CELL_WIDTH, CELL_HEIGHT, EDGE = 8.4, 18, 14


def tmux(*words):
    return subprocess.run(
        ["tmux", "-L", "cxladder-pictures", "-f", "/dev/null", *words],
        capture_output=True,
        text=True,
        check=False,
    ).stdout


def settled():
    """The screen, once it has stood still."""
    before = None
    for _ in range(50):
        time.sleep(0.2)
        now = tmux("capture-pane", "-e", "-p", "-t", "t")
        if now.strip() and now == before:
            return now
        before = now
    sys.exit("the screen does not come to rest")


def runs(line):
    """Pieces of a line with their attributes."""
    bold = reverse = False
    for piece in re.split(r"(\x1b\[[0-9;]*m)", line):
        if piece.startswith("\x1b["):
            for code in (piece[2:-1] or "0").split(";"):
                if code in ("", "0"):
                    bold = reverse = False
                bold = bold or code == "1"
                reverse = reverse or code == "7"
                if code == "22":
                    bold = False
                if code == "27":
                    reverse = False
        elif piece:
            yield piece, bold, reverse


def draw(screen, columns, rows):
    width = columns * CELL_WIDTH + 2 * EDGE
    height = rows * CELL_HEIGHT + 2 * EDGE
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" '
        f'height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}" '
        'font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" '
        'font-size="14">',
        f'<rect width="100%" height="100%" rx="8" fill="#fbfaf7"/>',
    ]
    for row, line in enumerate(screen.split("\n")[:rows]):
        column = 0
        for text, bold, reverse in runs(line):
            x = EDGE + column * CELL_WIDTH
            y = EDGE + row * CELL_HEIGHT
            if reverse:
                out.append(
                    f'<rect x="{x:.1f}" y="{y}" width="'
                    f'{len(text) * CELL_WIDTH:.1f}" height="{CELL_HEIGHT}" '
                    'fill="#1f2d3d"/>'
                )
            if text.strip():
                weight = ' font-weight="bold"' if bold else ""
                fill = "#fbfaf7" if reverse else "#1f2d3d"
                length = len(text) * CELL_WIDTH
                out.append(
                    f'<text x="{x:.1f}" y="{y + 14}" xml:space="preserve" '
                    f'textLength="{length:.1f}" lengthAdjust="spacing" '
                    f'fill="{fill}"{weight}>{escape(text)}</text>'
                )
            column += len(text)
    out.append("</svg>\n")
    return "\n".join(out)


def main():
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    program = os.path.abspath(
        sys.argv[1] if len(sys.argv) > 1 else root + "/build/cxladder"
    )
    folder = sys.argv[2] if len(sys.argv) > 2 else root + "/docs"
    work = tempfile.mkdtemp(prefix="cxladder-pictures-")
    try:
        for name, columns, rows, keys in PICTURES:
            sample = os.path.join(work, "northern-ferry.cxa.yaml")
            shutil.copy(root + "/examples/sample.cxa.yaml", sample)
            tmux("kill-server")
            time.sleep(0.5)  # the next one would find it going
            tmux(
                *("new-session -d -s t -x %d -y %d" % (columns, rows)).split(),
                f"env -i PATH='{os.environ['PATH']}' HOME={work} TERM=screen "
                f"LC_ALL=C.UTF-8 CXLADDER_PATH={root}/questionnaires "
                f"{program} open {sample}",
            )
            tmux("set", "-g", "status", "off")
            settled()
            for key in keys:
                tmux("send-keys", "-t", "t", key)
                settled()
            with open(f"{folder}/{name}.svg", "w", encoding="utf-8") as out:
                out.write(draw(settled(), columns, rows))
            print(f"{folder}/{name}.svg")
    finally:
        tmux("kill-server")
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
