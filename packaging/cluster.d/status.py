# SPDX-License-Identifier: GPL-3.0-or-later
"""What each part says of itself, asked all at once, each with a deadline of its own."""
from concurrent.futures import ThreadPoolExecutor

import asking
import platform_up
import processes


def parts(layout):
    known = platform_up.all_parts(layout)
    with ThreadPoolExecutor(len(known)) as pool:
        return list(pool.map(lambda part: described(layout, part), known))


def described(layout, part):
    row = {"part": part.name, "pid": processes.pid_of(layout, part.name), "role": "", "timeline": None, "lag": None,
           "reachable": False}
    try:
        row["reachable"] = part.ready() if part.ready else row["pid"] is not None
    except OSError:
        pass
    if row["pid"] and (stat := processes.stat_of(row["pid"])) and stat["state"] == "T":
        row["role"] = "stopped"
    what = part.name.partition(".")[2]
    if what == "patroni" and row["reachable"]:
        row |= database(layout, part)
    elif what == "etcd" and row["reachable"]:
        health = asking.json_of(layout.url(part.region, "etcd") + "/health") or {}
        row["role"] = "quorum" if health.get("health") == "true" else "no quorum"
    elif what.startswith("instance") and row["reachable"]:
        row["role"] = (asking.json_of(layout.url(part.region, what) + "/readyz") or {}).get("role", "")
    return row


def database(layout, part):
    own = asking.json_of(layout.url(part.region, "patroni") + "/patroni") or {}
    cluster = asking.json_of(layout.url(part.region, "patroni") + "/cluster") or {}
    member = next((each for each in cluster.get("members", []) if each["name"] == part.region.name), {})
    return {"role": member.get("role", own.get("role", "")), "timeline": own.get("timeline"), "lag": member.get("lag")}


def table(rows):
    lines = [f"{'part':24} {'pid':>7}  {'role':13} {'timeline':>8}  {'lag':>9}  reachable"]
    for row in rows:
        lag = "" if row["lag"] is None else f"{row['lag']} B" if isinstance(row["lag"], int) else row["lag"]
        lines.append(f"{row['part']:24} {row['pid'] or '-':>7}  {row['role']:13} {row['timeline'] or '':>8}  {lag:>9}  "
                     + ("yes" if row["reachable"] else "NO"))
    return "\n".join(lines)
