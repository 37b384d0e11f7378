# SPDX-License-Identifier: GPL-3.0-or-later
"""What is started, and how: etcd, Patroni with PostgreSQL, HAProxy, Redis, RabbitMQ."""
import os
from pathlib import Path

import asking
import files
from layout import COMMONS, REGIONS
from processes import Part


def setting(name, default):
    return os.environ.get(f"REBATE_CLUSTER_{name.upper()}", default)


def etcd(layout, region):
    folder = files.folder(layout, region.name)
    cluster = ",".join(f"{each.name}={layout.url(each, 'etcd-peer')}" for each in REGIONS)
    config = files.write(layout, folder / "etcd.yml", files.filled("etcd/etcd.yml", {
        "name": region.name, "data": folder / "etcd", "cluster": cluster,
        "peer": layout.address(region, "etcd-peer"), "client": layout.address(region, "etcd")}))
    return Part(f"{region.name}.etcd", region, ["etcd", "--config-file", config],
                ready=asking.says_ok(layout.url(region, "etcd") + "/health"))


def patroni(layout, region):
    folder = files.folder(layout, region.name)
    conf = files.write(layout, folder / "postgresql.conf", files.filled("postgresql/postgresql.conf", {
        "shared_buffers": setting("shared_buffers", "64MB"), "fsync": setting("fsync", "on")}))
    wake = files.write(layout, folder / "wake-members", (files.ENGINES / "patroni" / "wake-members").read_text(), 0o700)
    config = files.write(layout, folder / "patroni.yml", files.filled("patroni/patroni.yml", {
        "name": region.name, "patroni": layout.address(region, "patroni"),
        "postgres": layout.address(region, "postgres"), "data": folder / "postgresql", "pgpass": folder / "pgpass",
        "etcd": ",".join(layout.address(each, "etcd") for each in REGIONS), "postgresql_conf": conf,
        "network": "127.0.0.0/8", "watchdog": "off", "wake_members": wake, "wal_keep_size": setting("wal_keep_size", "4GB"),
        "ttl": setting("ttl", 8), "loop_wait": setting("loop_wait", 1), "retry_timeout": setting("retry_timeout", 3),
        "superuser_password": files.secret(layout, "superuser"),
        "replication_password": files.secret(layout, "replication"),
        "rewind_password": files.secret(layout, "rewind")}))
    reaper = ["/usr/bin/python3", Path(__file__).with_name("reaper.py")]
    return Part(f"{region.name}.patroni", region, [*reaper, "patroni", config],
                ready=asking.says_ok(layout.url(region, "patroni") + "/health"))


def haproxy(layout, region, instances=("instance-1", "instance-2")):
    folder = files.folder(layout, region.name)
    servers = "\n".join(f"  server {name} {layout.address(region, name)} check" for name in instances)
    config = files.write(layout, folder / "haproxy.cfg", files.filled("haproxy/haproxy.cfg", {
        "balancer": layout.address(region, "balancer"), "stats": layout.address(region, "stats"), "servers": servers}))
    return Part(f"{region.name}.haproxy", region, ["haproxy", "-db", "-f", config],
                ready=asking.says_ok(layout.url(region, "stats") + "/stats;csv"))


def redis(layout, region):
    folder = files.folder(layout, region.name, "redis")
    config = files.write(layout, folder / "redis.conf", files.filled("redis/redis.conf", {
        "host": region.host, "port": layout.port("redis"), "data": folder, "maxmemory": "64mb"}))
    return Part(f"{region.name}.redis", region, ["redis-server", config],
                ready=asking.redis_pongs(region.host, layout.port("redis")))


def epmd(layout, region):
    """Erlang's directory of nodes; started here, because RabbitMQ would leave one behind."""
    return Part(f"{region.name}.epmd", region, ["epmd", "-port", layout.port("epmd") + region.number,
                                                "-address", "127.0.0.1"])


def rabbitmq(layout, region=COMMONS, members=(COMMONS,)):
    """One broker for all, or one of a cluster: then they share one directory and one cookie."""
    folder = files.folder(layout, region.name, "rabbitmq")
    node = f"{region.name}@localhost"
    cluster = ""
    if len(members) > 1:
        cluster = "cluster_formation.peer_discovery_backend = classic_config\n" + "".join(
            f"cluster_formation.classic_config.nodes.{each.number} = {each.name}@localhost\n" for each in members)
        cluster += "cluster_partition_handling = pause_minority\n"
    config = files.write(layout, folder / "rabbitmq.conf", files.filled("rabbitmq/rabbitmq.conf", {
        "amqp": layout.address(region, "amqp"), "host": region.host, "cluster": cluster, "memory": "400MB",
        "management_port": layout.port("rabbit-management"), "metrics_port": layout.port("rabbit-metrics"),
        "password": files.secret(layout, "rabbitmq")}))
    plugins = files.write(layout, folder / "enabled_plugins", "[rabbitmq_management,rabbitmq_prometheus].\n")
    files.write(layout, folder / ".erlang.cookie", files.secret(layout, "erlang"), 0o400)
    return Part(f"{region.name}.rabbitmq", region, ["/usr/lib/rabbitmq/bin/rabbitmq-server"], {
        "HOME": str(folder), "RABBITMQ_NODENAME": node, "RABBITMQ_CONFIG_FILE": str(config),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(plugins), "RABBITMQ_MNESIA_BASE": str(folder / "mnesia"),
        "RABBITMQ_LOG_BASE": str(folder / "log"), "RABBITMQ_PID_FILE": str(folder / "pid"),
        "RABBITMQ_CONF_ENV_FILE": str(folder / "none"), "RABBITMQ_ADVANCED_CONFIG_FILE": str(folder / "advanced.config"),
        "RABBITMQ_DIST_PORT": str(layout.port("rabbit-distribution") + 100 * region.number),
        "ERL_EPMD_PORT": str(layout.port("epmd") + members[0].number), "ERL_EPMD_ADDRESS": "127.0.0.1",
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none",
    }, ready=rabbit_ready(layout, region))


def rabbit_ready(layout, region):
    """Its management answers 401 to who has no password: it is up. The password stays out of argv."""
    url = layout.url(region, "rabbit-management") + "/api/overview"
    return lambda: asking.answer_of(url)[0] in (200, 401)
