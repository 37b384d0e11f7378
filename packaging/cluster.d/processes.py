# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts, finds and ends a cluster's processes. Each leads a session of its own and is known by its id and the moment it
began, so that an id that now belongs to somebody else is never signalled."""
import json
import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import files
from layout import Failure


@dataclass
class Part:
    """One process of the cluster. `ready` is asked until it says True; it may raise OSError meanwhile."""
    name: str  # "cn-east.patroni"
    region: object
    command: list
    environment: dict = field(default_factory=dict)
    ready: object = None
    cwd: Path = None


def stat_of(pid):
    """Parent, session, start and state of a process; None when there is none."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return {"state": words[0], "parent": int(words[1]), "session": int(words[3]), "start": int(words[19])}


def everyone():
    known = {int(path.name): stat_of(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()}
    return {pid: stat for pid, stat in known.items() if stat and stat["state"] != "Z"}


def record_of(layout, name):
    return layout.sub("run", f"{name}.json")


def pid_of(layout, name):
    """The process of that name, if it lives."""
    try:
        record = json.loads(record_of(layout, name).read_text())
    except (OSError, ValueError):
        return None
    stat = stat_of(record["pid"])
    return record["pid"] if stat and stat["state"] != "Z" and stat["start"] == record["start"] else None


def start(layout, part):
    if pid_of(layout, part.name):
        return
    folder = files.folder(layout, "log")
    environment = {"PATH": "/usr/lib/postgresql/15/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C.UTF-8",
                   "HOME": str(files.folder(layout, "home")), **part.environment}
    who = {}
    if os.getuid() == 0:
        who = {"user": layout.user.pw_uid, "group": layout.group(part.region), "extra_groups": []}
    with open(folder / f"{part.name}.log", "ab") as log:
        files.own(layout, log.name)
        try:
            process = subprocess.Popen(list(map(str, part.command)), env=environment, cwd=part.cwd or layout.folder,
                                       stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, **who)
        except FileNotFoundError as missing:
            raise Failure(f"{missing.filename} is not there: run packaging/setup, and build rebate-region") from None
    files.folder(layout, "run")
    files.write(layout, record_of(layout, part.name),
                json.dumps({"pid": process.pid, "start": stat_of(process.pid)["start"], "region": part.region.name}))


def postmaster_of(layout, region):
    """PostgreSQL outlives its Patroni, in a session of its own; its first line says who it is."""
    try:
        pid = int(layout.sub(region.name, "postgresql", "postmaster.pid").read_text().split()[0])
        owner = os.stat(f"/proc/{pid}").st_uid
        name = Path(f"/proc/{pid}/comm").read_text().strip()
    except (OSError, ValueError, IndexError):
        return None
    return pid if owner == layout.user.pw_uid and name.startswith("postgres") else None


def tree_of(roots, known):
    """The processes given, who began in their sessions, and all their descendants."""
    found = {pid for pid, stat in known.items() if pid in roots or stat["session"] in roots}
    while True:
        more = {pid for pid, stat in known.items() if stat["parent"] in found} - found
        if not more:
            return found
        found |= more


def of_region(layout, region):
    """Every process of a region."""
    roots = {pid_of(layout, path.stem) for path in layout.sub("run").glob(f"{region.name}.*.json")}
    roots |= {postmaster_of(layout, region)}
    known = everyone()
    found = tree_of(roots - {None}, known)
    if os.getuid() == 0:  # and who was left behind by a parent that died
        group = layout.group(region)
        found |= {pid for pid in known if group_of(pid) == group and network_of(pid) == network_of("self")}
    return found


def group_of(pid):
    try:
        return os.stat(f"/proc/{pid}").st_gid
    except OSError:
        return None


def network_of(pid):
    """Another cluster on the same ports lives in a network of its own, and is none of ours."""
    try:
        return os.stat(f"/proc/{pid}/ns/net").st_ino
    except OSError:
        return None


def of_part(layout, name):
    pid = pid_of(layout, name)
    roots = {pid} if pid else set()
    region, _, what = name.partition(".")
    if what == "patroni":
        for candidate in [postmaster_of(layout, type("R", (), {"name": region})())]:
            roots |= {candidate} if candidate else set()
    return tree_of(roots, everyone()) if roots else set()


def send(pids, number):
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass


def gone(pids, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not any((stat := stat_of(pid)) and stat["state"] != "Z" for pid in pids):
            return True
        time.sleep(0.02)
    return False


def stop(pids, seconds, asked=None):
    """`asked` are told to end, and to end the others; who is still there after a while is made to."""
    send(pids, signal.SIGCONT)
    send(pids if asked is None else asked, signal.SIGTERM)
    if not gone(pids, seconds):
        send(pids, signal.SIGKILL)
        gone(pids, 5)


def wait_until(conditions, seconds, lives=None):
    """All of them, {what: function}; says which did not come true. `lives(what)` tells early that it never will."""
    end = time.monotonic() + seconds
    open_ = dict(conditions)
    while open_:
        for what, condition in list(open_.items()):
            try:
                if condition():
                    del open_[what]
            except OSError:
                pass
        if lives:
            for what in open_:
                if not lives(what):
                    raise Failure(f"{what} ended; its log says why")
        if open_ and time.monotonic() > end:
            raise Failure(f"not up after {seconds} s: {', '.join(open_)}; their logs say why")
        if open_:
            time.sleep(0.05)
