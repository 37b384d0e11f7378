# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line."""
import argparse
import fcntl
import json
import sys

import chaos
import files
import layout as places
import platform_up
import status
from layout import Failure

EPILOG = """\
Three regions (cn-east, cn-north, cn-south) at 127.0.1.1 to 127.0.3.1: in each etcd, Patroni with PostgreSQL, two service
instances behind HAProxy, and Redis; RabbitMQ, Prometheus, Alertmanager and the order feed at 127.0.9.1. Ports are the
same in every region, from --base-port on: the regions' own addresses are http://127.0.R.1:PORT.

  kill        SIGKILL for everything of the region
  pause       SIGSTOP for everything of the region; heal lets it go on
  cut         drops every packet between the region and the others, and what belongs to no region; whoever is in none (a
              console, a test) still reaches it, unless --from-everybody. It is done by nftables, which tells a region by the
              group number of its processes: so it needs root. Who is not root can pause, which is not the same: a paused
              region neither answers nor acts, one that is cut off acts on what it last knew.
  heal        undoes kill, pause and cut
  switchover  asks Patroni to hand the lead over to the region
  part        start, stop, kill, pause or resume one part alone, such as: part kill cn-east.redis

As root everything runs as the user postgres (REBATE_CLUSTER_USER); nobody else reads its data, in build/cluster
(REBATE_CLUSTER, --folder) with the logs. Other settings: REBATE_CLUSTER_PORT, REBATE_CLUSTER_TTL, _LOOP_WAIT,
_RETRY_TIMEOUT (Patroni's, in s), REBATE_CLUSTER_FSYNC=off (a killed process still loses nothing; a dead machine does).
"""


def arguments_of(words):
    parser = argparse.ArgumentParser(prog="packaging/cluster", epilog=EPILOG,
                                     description="Three regions on one machine, on real engines.",
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base-port", type=int, help="the first of 30 ports (21000)")
    parser.add_argument("--folder", help="where data and logs are (build/cluster)")
    commands = parser.add_subparsers(dest="command", required=True)
    up = commands.add_parser("up", help="starts what does not run, and waits until it is ready")
    up.add_argument("--engines-only", action="store_true", help="no service, no feed")
    up.add_argument("--rabbit-cluster", action="store_true", help="three brokers, one in each region, instead of one")
    up.add_argument("--no-monitoring", action="store_true", help="no Prometheus and no Alertmanager")
    up.add_argument("--no-feed", action="store_true", help="no order feed: orders come from imports alone")
    up.add_argument("--fresh", action="store_true", help="forgets the data first")
    up.add_argument("--requests", type=int, help="the service's limit of requests a second, per operator")
    down = commands.add_parser("down", help="ends everything; the data stays")
    down.add_argument("--forget", action="store_true", help="the data goes, too")
    show = commands.add_parser("status", help="each part: role, timeline, lag, whether it is reachable")
    show.add_argument("--json", action="store_true")
    for name in ("kill", "pause", "cut", "heal", "switchover"):
        command = commands.add_parser(name)
        command.add_argument("region")
        if name == "cut":
            command.add_argument("--from-everybody", action="store_true", help="nobody at all reaches the region")
    part = commands.add_parser("part")
    part.add_argument("what", choices=["start", "stop", "kill", "pause", "resume"])
    part.add_argument("name")
    return parser.parse_args(words)


def remembered(layout):
    """`down` and the others use the ports of the `up` before them."""
    try:
        return json.loads(layout.sub("cluster.json").read_text())
    except (OSError, ValueError):
        return {}


def run(arguments):
    layout = places.layout_from(arguments.base_port, arguments.folder)
    known = remembered(layout)
    if known and not arguments.base_port:
        layout = places.layout_from(known["base"], arguments.folder)
    files.folder(layout, mode=0o711)
    with open(layout.sub("lock"), "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one command at a time
        return COMMANDS[arguments.command](layout, arguments)


def show_status(layout, arguments):
    parts = status.parts(layout)
    print(json.dumps(parts, indent=1) if arguments.json else status.table(parts))
    return 0 if all(part["reachable"] for part in parts) else 1


def on_region(action):
    def act(layout, arguments):
        action(layout, places.region_named(arguments.region))
        return 0
    return act


COMMANDS = {
    "up": platform_up.up, "down": platform_up.down, "status": show_status,
    "kill": on_region(chaos.kill), "pause": on_region(chaos.pause), "heal": on_region(chaos.heal),
    "switchover": on_region(chaos.switchover), "part": chaos.part,
    "cut": lambda layout, arguments: chaos.cut(layout, places.region_named(arguments.region), arguments.from_everybody),
}


def main(words):
    try:
        return COMMANDS and run(arguments_of(words)) or 0
    except Failure as failure:
        print(f"cluster: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
