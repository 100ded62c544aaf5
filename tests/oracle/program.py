"""Run cxladder and read its JSON result."""

import json
import os
import subprocess

TIMEOUT = 30


class ProgramError(Exception):
    """The program failed, crashed, hung, or printed something that is no JSON."""


def report(program, arguments, folder):
    """The result of `cxladder report …`, away from the user's own files and language."""
    environment = dict(os.environ, HOME=str(folder), XDG_DATA_HOME=str(folder), LC_ALL="C.UTF-8", LANGUAGE="en")
    try:
        done = subprocess.run([program, "report", *arguments], capture_output=True, text=True, timeout=TIMEOUT,
                              cwd=folder, env=environment, check=False)
    except subprocess.TimeoutExpired as error:
        raise ProgramError(f"no end after {TIMEOUT} s") from error
    except OSError as error:
        raise ProgramError(f"cannot be run: {error}") from error
    if done.returncode != 0:
        raise ProgramError(f"exit status {done.returncode}\n{done.stderr.strip()[:2000]}")
    try:
        return json.loads(done.stdout)
    except ValueError as error:
        raise ProgramError(f"no JSON: {error}\n{done.stdout[:500]}") from error
