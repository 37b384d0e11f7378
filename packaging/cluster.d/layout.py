# SPDX-License-Identifier: GPL-3.0-or-later
"""Where everything of a cluster is: names, addresses, ports, folders, and whom its processes run as."""
import os
import pwd
import sys
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
SHARED = 9  # what belongs to no region (Prometheus, one broker, the feed) has 127.0.9.1

# From a region's first port on; the same in every region, because each has an address of its own.
OFFSETS = {
    "balancer": 0, "instance-1": 1, "instance-2": 2, "stats": 3, "postgres": 4, "patroni": 5, "etcd": 6, "etcd-peer": 7,
    "redis": 8, "amqp": 9, "rabbit-management": 10, "epmd": 11, "rabbit-distribution": 12, "rabbit-metrics": 13,
    "prometheus": 14, "alertmanager": 15, "feed": 16, "machine": 17,
}


class Failure(Exception):
    """Said to the person as it is; no traceback."""


@dataclass(frozen=True)
class Region:
    number: int
    name: str
    city: str

    @property
    def host(self):
        return f"127.0.{self.number}.1"


REGIONS = (Region(1, "cn-east", "Hangzhou"), Region(2, "cn-north", "Beijing"), Region(3, "cn-south", "Shenzhen"))
COMMONS = Region(SHARED, "shared", "")


def region_named(name):
    for region in REGIONS:
        if name in (region.name, str(region.number)):
            return region
    raise Failure(f"no region {name}: there are {', '.join(region.name for region in REGIONS)}")


@dataclass(frozen=True)
class Layout:
    folder: Path
    base: int  # the first port
    binaries: Path
    user: pwd.struct_passwd  # whom everything runs as

    def port(self, what):
        return self.base + OFFSETS[what]

    def address(self, region, what):
        return f"{region.host}:{self.port(what)}"

    def url(self, region, what):
        return f"http://{self.address(region, what)}"

    def group(self, region):
        """Every region's processes have a group number of their own: by it the firewall tells whose packet it is."""
        return 40_000 + self.base % 10_000 + region.number if os.getuid() == 0 else self.user.pw_gid

    def sub(self, *names):
        return self.folder.joinpath(*map(str, names))


def chosen_user():
    """PostgreSQL and RabbitMQ refuse root; so as root everything runs as the user that PostgreSQL's package made."""
    if os.getuid() != 0:
        return pwd.getpwuid(os.getuid())
    name = os.environ.get("REBATE_CLUSTER_USER", "postgres")
    try:
        return pwd.getpwnam(name)
    except KeyError:
        raise Failure(f"no user {name} on this machine: run packaging/setup") from None


def reachable(folder, user):
    """Whether that user gets into a folder: root's own places are closed to others."""
    if os.getuid() == user.pw_uid:
        return True
    return all(step.stat().st_mode & 0o001 or step.stat().st_uid == user.pw_uid
               for step in [folder, *folder.parents] if step.exists())


def layout_from(base, folder):
    user = chosen_user()
    wanted = Path(folder or os.environ.get("REBATE_CLUSTER") or TOP / "build" / "cluster").absolute()
    binaries = Path(os.environ.get("REBATE_BIN", TOP / "build" / "release" / "bin")).absolute()
    if not reachable(wanted, user):
        raise Failure(f"{wanted} cannot be reached by the user {user.pw_name}, whom the engines run as: "
                      "name another folder with --folder or REBATE_CLUSTER")
    return Layout(wanted, int(base or os.environ.get("REBATE_CLUSTER_PORT", 21_000)), binaries, user)


def say(text):
    print(f"cluster: {text}", flush=True)


def warn(text):
    print(f"cluster: {text}", file=sys.stderr, flush=True)
