# SPDX-License-Identifier: GPL-3.0-or-later
"""Prometheus, Alertmanager and the machine's own figures."""
import shutil

import asking
import engines
import files
from layout import COMMONS, REGIONS
from processes import Part


def jobs(layout, brokers):
    """(job, part, port, path, regions); path "" is /metrics."""
    yield "service", "service", ("instance-1", "instance-2"), REGIONS
    yield "balancer", "balancer", ("stats",), REGIONS
    yield "database", "database", ("patroni",), REGIONS
    yield "etcd", "etcd", ("etcd",), REGIONS
    yield "broker", "broker", ("rabbit-metrics",), brokers
    yield "machine", "machine", ("machine",), (COMMONS,)


def scrape_configs(layout, brokers):
    lines = []
    for job, part, ports, regions in jobs(layout, brokers):
        lines += [f"  - job_name: {job}"]
        if part == "service":  # an instance that is added or taken away needs no restart
            lines += ["    file_sd_configs:", f"      - files: [\"{layout.sub('prometheus', 'services.yml')}\"]"]
            continue
        lines += ["    static_configs:"]
        for region in regions:
            targets = ", ".join(f'"{layout.address(region, port)}"' for port in ports)
            lines += [f"      - targets: [{targets}]", f"        labels: {{region: {region.name}, part: {part}}}"]
    return "\n".join(lines)


def write_service_targets(layout, instances=("instance-1", "instance-2")):
    lines = []
    for region in REGIONS:
        targets = ", ".join(f'"{layout.address(region, name)}"' for name in instances)
        lines += [f"- targets: [{targets}]", f"  labels: {{region: {region.name}, part: service}}"]
    files.write(layout, files.folder(layout, "prometheus") / "services.yml", "\n".join(lines) + "\n")


def parts(layout, brokers):
    write_service_targets(layout)
    return [prometheus(layout, brokers), alertmanager(layout), machine(layout)]


def prometheus(layout, brokers):
    folder = files.folder(layout, "prometheus")
    rules = files.folder(layout, "prometheus", "rules")
    for name in ("recording.rules.yml", "alert.rules.yml"):
        shutil.copyfile(files.ENGINES / "prometheus" / name, rules / name)
        files.own(layout, rules / name)
    config = files.write(layout, folder / "prometheus.yml", files.filled("prometheus/prometheus.yml", {
        "interval": engines.setting("scrape", "2s"), "timeout": "1s", "rules": rules,
        "alertmanager": layout.address(COMMONS, "alertmanager"), "jobs": scrape_configs(layout, brokers)}))
    return Part("shared.prometheus", COMMONS, [
        "prometheus", f"--config.file={config}", f"--storage.tsdb.path={folder / 'data'}",
        "--storage.tsdb.retention.time=15d", f"--web.listen-address={layout.address(COMMONS, 'prometheus')}",
        "--log.level=warn"], ready=asking.says_ok(layout.url(COMMONS, "prometheus") + "/-/ready"))


def alertmanager(layout):
    folder = files.folder(layout, "alertmanager")
    config = files.write(layout, folder / "alertmanager.yml", files.filled("alertmanager/alertmanager.yml", {}))
    return Part("shared.alertmanager", COMMONS, [
        "prometheus-alertmanager", f"--config.file={config}", f"--storage.path={folder / 'data'}",
        "--cluster.listen-address=", f"--web.listen-address={layout.address(COMMONS, 'alertmanager')}",
        "--log.level=warn"], ready=asking.says_ok(layout.url(COMMONS, "alertmanager") + "/-/ready"))


def machine(layout):
    """How full its disks are; nothing else."""
    return Part("shared.machine", COMMONS, [
        "prometheus-node-exporter", "--collector.disable-defaults", "--collector.filesystem",
        "--collector.filesystem.mount-points-exclude=^/(dev|proc|run|sys)($|/)", "--log.level=warn",
        f"--web.listen-address={layout.address(COMMONS, 'machine')}"],
        ready=asking.says_ok(layout.url(COMMONS, "machine") + "/metrics"))
