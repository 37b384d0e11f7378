# SPDX-License-Identifier: GPL-3.0-or-later
"""Up and down: everything at once, and then conditions are waited for."""
import json
import shutil
import time

import asking
import database
import engines
import files
import firewall
import monitoring
import processes
import service
from layout import COMMONS, REGIONS, Failure, say

PATIENCE = 90  # s; a shared machine may be slow


def up(layout, arguments):
    if arguments.fresh:
        down(layout, arguments, forget=True)
    began = time.monotonic()
    choices = {"base": layout.base, "engines_only": arguments.engines_only, "feed": not arguments.no_feed,
               "rabbit_cluster": arguments.rabbit_cluster, "monitoring": not arguments.no_monitoring,
               "requests": arguments.requests or 0}
    files.folder(layout, mode=0o711)
    files.write(layout, layout.sub("cluster.json"), json.dumps(choices))
    firewall.raise_table(layout)
    if not arguments.engines_only:
        service.program(layout, "rebate-region")  # rather told now than after half a minute
    parts = engine_parts(layout, choices)
    start(layout, parts)
    ready(layout, parts)
    wait_for_standbys(layout)
    database.create(layout)
    if not arguments.engines_only:
        service.prepare_store(layout, choices)
        parts = service.parts(layout, choices)
        start(layout, parts)
        ready(layout, parts)
    say(f"up after {time.monotonic() - began:.1f} s")
    for region in REGIONS:
        say(f"  {region.name:9} {layout.url(region, 'balancer')}")
    if choices["monitoring"]:
        say(f"  Prometheus {layout.url(COMMONS, 'prometheus')}, Alertmanager {layout.url(COMMONS, 'alertmanager')}")
    return 0


def engine_parts(layout, choices):
    parts = []
    for region in REGIONS:
        parts += [engines.etcd(layout, region), engines.patroni(layout, region), engines.haproxy(layout, region),
                  engines.redis(layout, region)]
    brokers = REGIONS if choices["rabbit_cluster"] else (COMMONS,)
    parts += [engines.epmd(layout, brokers[0])]
    parts += [engines.rabbitmq(layout, region, brokers) for region in brokers]
    if choices["monitoring"]:
        parts += monitoring.parts(layout, brokers)
    return parts


def all_parts(layout):
    """As they were when the cluster came up."""
    try:
        choices = json.loads(layout.sub("cluster.json").read_text())
    except (OSError, ValueError):
        raise Failure("there is no cluster here: packaging/cluster up") from None
    return engine_parts(layout, choices) + ([] if choices["engines_only"] else service.parts(layout, choices))


def start(layout, parts):
    for part in parts:
        processes.start(layout, part)


def ready(layout, parts):
    processes.wait_until({part.name: part.ready for part in parts if part.ready}, PATIENCE,
                         lambda name: processes.pid_of(layout, name))


def wait_for_standbys(layout):
    def streaming():
        for region in REGIONS:
            cluster = asking.json_of(layout.url(region, "patroni") + "/cluster")
            if not cluster:
                return False
            members = cluster.get("members", [])
            roles = [member.get("role") for member in members if member.get("state") in ("running", "streaming")]
            if len(roles) != len(REGIONS) or "leader" not in roles or "sync_standby" not in roles:
                return False
        return True
    processes.wait_until({"a leader with two standbys, one synchronous": streaming}, PATIENCE)


def down(layout, arguments, forget=False):
    """Whatever runs of a cluster, also of one that only half came up."""
    firewall.drop_table(layout)
    names = [path.stem for path in layout.sub("run").glob("*.json")]
    late = [name for name in names if name.endswith(".etcd")]  # Patroni says goodbye to it
    for group in (set(names) - set(late), set(late)):
        asked = {processes.pid_of(layout, name) for name in group} - {None}
        processes.stop(set().union(*(processes.of_part(layout, name) for name in group), set()), 8, asked)
    left = set().union(*(processes.of_region(layout, region) for region in (*REGIONS, COMMONS)))
    processes.stop(left, 2)
    shutil.rmtree(layout.sub("run"), ignore_errors=True)
    if forget or getattr(arguments, "forget", False):
        for path in layout.folder.iterdir() if layout.folder.exists() else []:
            if path.name != "lock":
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()
    return 0
