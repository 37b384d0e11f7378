# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts a region off with nftables. All regions share the loopback interface, where source addresses tell nothing; so a
connection is marked with the region whose process opened it, known by its group, and dropped by mark and destination in
both directions, old connections included."""
import os
import shutil
import subprocess

from layout import COMMONS, REGIONS, Failure


def table(layout):
    return f"rebate_{layout.base}"


def possible():
    return os.getuid() == 0 and shutil.which("nft", path="/usr/sbin:/sbin:/usr/bin") is not None


def nft(text, check=True):
    done = subprocess.run(["/usr/sbin/nft", "-f", "-"], input=text, text=True, capture_output=True, check=False)
    if check and done.returncode != 0:
        raise Failure(f"nft refuses: {done.stderr.strip()}")


def raise_table(layout):
    """The marks; nothing is dropped yet. Without root there is no table, and no cutting."""
    if not possible():
        return
    name = table(layout)
    marks = "\n".join(f"    meta skgid {layout.group(region)} ct direction original ct mark set {region.number}"
                      for region in (*REGIONS, COMMONS))
    nft(f"""
table inet {name} {{}}
delete table inet {name}
table inet {name} {{
  chain cuts {{ }}
  chain out {{
    type filter hook output priority -10; policy accept;
    ip daddr != 127.0.0.0/8 return
{marks}
    jump cuts
  }}
}}
""", check=False)


def drop_table(layout):
    if possible():
        nft(f"delete table inet {table(layout)}", check=False)


def cut(layout, region, from_everybody):
    if not possible():
        raise Failure("cut needs root and nftables; see --help")
    others = ", ".join(str(each.number) for each in (*REGIONS, COMMONS) if each != region)
    whom = f"ct mark != {region.number}" if from_everybody else f"ct mark {{ {others} }}"
    name = table(layout)
    nft(f"""
add rule inet {name} cuts ct mark {region.number} ct original ip daddr != {region.host} counter drop
add rule inet {name} cuts ct original ip daddr {region.host} {whom} counter drop
""")


def heal(layout):
    if possible():
        nft(f"flush chain inet {table(layout)} cuts", check=False)
