# SPDX-License-Identifier: GPL-3.0-or-later
"""What may happen to a region, and what undoes it."""
import signal
import time

import asking
import firewall
import platform_up
import processes
from layout import REGIONS, Failure, say


def kill(layout, region):
    processes.send(processes.of_region(layout, region), signal.SIGKILL)


def pause(layout, region):
    # Twice: what was born between the look and the signal is stopped, too.
    for _ in range(2):
        processes.send(processes.of_region(layout, region), signal.SIGSTOP)


def cut(layout, region, from_everybody):
    firewall.cut(layout, region, from_everybody)
    return 0


def heal(layout, region):
    firewall.heal(layout)
    processes.send(processes.of_region(layout, region), signal.SIGCONT)
    parts = [part for part in platform_up.all_parts(layout) if part.region == region]
    platform_up.start(layout, parts)


def leader_of(layout):
    """What the members say; the name that most of them name."""
    votes = {}
    for region in REGIONS:
        cluster = asking.json_of(layout.url(region, "patroni") + "/cluster") or {}
        for member in cluster.get("members", []):
            if member.get("role") == "leader":
                votes[member["name"]] = votes.get(member["name"], 0) + 1
    return max(votes, key=votes.get) if votes else None


def switchover(layout, region):
    leader = leader_of(layout)
    if leader is None:
        raise Failure("nobody leads: there is nothing to hand over")
    if leader == region.name:
        raise Failure(f"{region.name} leads already")
    began = time.monotonic()
    source = next(each for each in REGIONS if each.name == leader)
    status, text = asking.answer_of(layout.url(source, "patroni") + "/switchover", 60,
                                    {"leader": leader, "candidate": region.name})
    if status != 200:
        raise Failure(f"Patroni refuses: {text.strip()}")
    say(f"{text.strip()} after {time.monotonic() - began:.1f} s")


def part(layout, arguments):
    name, what = arguments.name, arguments.what
    known = {each.name: each for each in platform_up.all_parts(layout)}
    if name not in known:
        raise Failure(f"no part {name}: there are {', '.join(sorted(known))}")
    signals = {"kill": signal.SIGKILL, "pause": signal.SIGSTOP, "resume": signal.SIGCONT}
    if what == "start":
        platform_up.start(layout, [known[name]])
    elif what == "stop":
        processes.stop(processes.of_part(layout, name), 15, {processes.pid_of(layout, name)} - {None})
    else:
        processes.send(processes.of_part(layout, name), signals[what])
    return 0
