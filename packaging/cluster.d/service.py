# SPDX-License-Identifier: GPL-3.0-or-later
"""What the service needs, and the service: its database, its configuration, its instances, the feed."""
import os
import subprocess
import time

import chaos
import files
from layout import REGIONS, Failure


def psql(layout, region, database, statements):
    """On that region's member. The password is in the environment, never in argv; the statements are on standard input."""
    environment = {"PATH": "/usr/lib/postgresql/15/bin:/usr/bin:/bin", "PGPASSWORD": files.secret(layout, "superuser"),
                   "PGCONNECT_TIMEOUT": "3", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["psql", "-qtAX", "-v", "ON_ERROR_STOP=1", "-h", region.host, "-p", str(layout.port("postgres")), "-U", "postgres",
         "-d", database], input=statements, text=True, capture_output=True, env=environment, check=False)


def create_database(layout):
    """Once; on whoever leads."""
    password = files.secret(layout, "pg")
    role = ("DO $do$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'rebate') THEN "
            f"CREATE ROLE rebate LOGIN PASSWORD '{password}'; END IF; END $do$;\n")
    database = ("SELECT 'CREATE DATABASE rebate OWNER rebate' "
                "WHERE NOT EXISTS (SELECT 1 FROM pg_database WHERE datname = 'rebate')\\gexec\n")
    end = time.monotonic() + 60
    while True:
        leader = chaos.leader_of(layout)
        if leader:
            region = next(each for each in REGIONS if each.name == leader)
            done = psql(layout, region, "postgres", role + database)
            if done.returncode == 0:
                return
            if time.monotonic() > end:
                raise Failure(f"the database cannot be made: {done.stderr.strip()}")
        elif time.monotonic() > end:
            raise Failure("nobody leads: the database cannot be made")
        time.sleep(0.2)


def prepare_binaries(layout):
    if not os.access(layout.binaries / "rebate-region", os.X_OK):
        raise Failure(f"{layout.binaries}/rebate-region is not there: build it, or --engines-only")


def prepare_store(layout):
    pass


def parts(layout, choices):
    return []
