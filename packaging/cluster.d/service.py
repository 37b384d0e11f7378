# SPDX-License-Identifier: GPL-3.0-or-later
"""The service: its instances, their configuration, the store's first people, the order feed."""
import os
import secrets
import subprocess

import asking
import engines
import files
from layout import COMMONS, REGIONS, TOP, Failure
from processes import Part

INSTANCES = ("instance-1", "instance-2")
# As in packaging/demo; the passwords open nothing but this cluster's store.
OPERATORS = (("chen.jing", "finance", "陈静"), ("li.wei", "finance", "李伟"), ("sun.yu", "support", "孙宇"),
             ("zhao.lei", "incident", "赵磊"), ("wu.min", "admin", "吴敏"), ("he.lan", "auditor", "何兰"))


def program(layout, name):
    path = layout.binaries / name
    if not os.access(path, os.X_OK):
        raise Failure(f"{path} is not there: build {name}, or --engines-only")
    return path


def secret_file(layout, name):
    files.secret(layout, name)
    return layout.sub("secrets", name)


def config_of(layout, region, instance, choices):
    peers = "\n".join(f'[[peers]]\nname = "{each.name}"\nurl = "{layout.url(each, "balancer")}"\n'
                      for each in REGIONS if each != region)
    members = "\n".join(f'[[patroni.members]]\nregion = "{each.name}"\nurl = "{layout.url(each, "patroni")}"\n'
                        for each in REGIONS)
    feed = f'[feed]\nurl = "{layout.url(COMMONS, "feed")}/router/rest"\npoll_ms = 500\n' if choices["feed"] else ""
    broker = region if choices["rabbit_cluster"] else COMMONS
    text = files.filled("rebate/region.toml", {
        "name": region.name, "city": region.city, "listen": layout.address(region, instance), "host": region.host,
        "peers": peers, "members": members, "feed": feed, "hosts": ",".join(each.host for each in REGIONS),
        "postgres_port": layout.port("postgres"), "password_file": secret_file(layout, "pg"),
        "key_file": layout.sub("secrets", "platform.key"), "requests": choices["requests"] or 500,
        "unreachable": engines.setting("unreachable", 10_000)})
    if "[rabbitmq]" in (TOP / "resources" / "region.sample.toml").read_text():
        text += files.filled("rebate/parts.toml", {
            "host": region.host, "broker": broker.host, "amqp_port": layout.port("amqp"),
            "broker_password_file": secret_file(layout, "rabbitmq"),
            "management_port": layout.port("rabbit-management"),
            "redis_port": layout.port("redis"), "stats_port": layout.port("stats"),
            "prometheus": layout.url(COMMONS, "prometheus"), "alertmanager": layout.url(COMMONS, "alertmanager")})
    return files.write(layout, files.folder(layout, region.name) / f"{instance}.toml", text)


def instance_part(layout, region, name, choices):
    return Part(f"{region.name}.{name}", region,
                [program(layout, "rebate-region"), "serve", "--config", config_of(layout, region, name, choices)],
                ready=asking.says_ok(layout.url(region, name) + "/readyz"))


def parts(layout, choices):
    found = [instance_part(layout, region, name, choices) for region in REGIONS for name in INSTANCES]
    if choices["feed"]:
        found.append(Part("shared.feed", COMMONS, [
            program(layout, "rebate-order-feed"), "--listen", layout.address(COMMONS, "feed"),
            "--users", layout.sub("users.json"), "--rate", "6", "--life", "6", "--backlog", "600", "--bad-rows", "5",
            "--errors", "10", "--seed", str(secrets.randbelow(1 << 15))], ready=asking.says_ok(layout.url(COMMONS, "feed") + "/truth")))
    return found


def run(layout, arguments, words=""):
    """As the user the instances run as, so that the key file is theirs; what is secret comes on standard input."""
    who = {}
    if os.getuid() == 0:
        who = {"user": layout.user.pw_uid, "group": layout.group(COMMONS), "extra_groups": []}
    done = subprocess.run(list(map(str, arguments)), input=words, text=True, capture_output=True, check=False,
                          cwd=layout.folder, **who)
    if done.returncode != 0:
        raise Failure(f"{arguments[0].name} {arguments[1]}: {done.stderr.strip() or done.stdout.strip()}")


def prepare_store(layout, choices):
    """Once: the schema, the feed's users, and people who may sign in."""
    if layout.sub("passwords").exists():
        return
    region = program(layout, "rebate-region")
    config = config_of(layout, REGIONS[0], INSTANCES[0], choices)
    users = files.write(layout, layout.sub("users.json"), "[]\n")
    run(layout, [program(layout, "rebate-order-feed"), "--write-users", users, "--user-count", "400", "--seed", "7"])
    run(layout, [region, "import", "--config", config, "--users", users])
    passwords = []
    for name, role, display in OPERATORS:
        password = secrets.token_urlsafe(9)
        run(layout, [region, "operator", "add", name, "--role", role, "--display", display, "--config", config,
                     "--password-stdin"], password + "\n")
        passwords.append(f"{name} {password} {role}\n")
    files.write(layout, layout.sub("passwords"), "".join(passwords))
