# SPDX-License-Identifier: GPL-3.0-or-later
"""reaper.py PROGRAM ARGUMENT…: runs it, and buries whoever its children leave behind, at once. The first process of a
container may take a second for that, and as long Patroni takes a database that has ended for one that is still stopping."""
import ctypes
import os
import signal
import sys

PR_SET_CHILD_SUBREAPER = 36


def main(words):
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    child = os.spawnvp(os.P_NOWAIT, words[0], words)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda what, _: os.kill(child, what))
    while True:
        pid, status = os.wait()
        if pid == child:
            return os.waitstatus_to_exitcode(status) & 0xFF


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
