# SPDX-License-Identifier: GPL-3.0-or-later
"""The service's database and role, made once, on whoever leads."""
import subprocess
import time

import chaos
import files
import processes
from layout import REGIONS, Failure

ROLE = """DO $do$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'rebate') THEN
CREATE ROLE rebate LOGIN PASSWORD '{password}'; END IF; END $do$;
"""
DATABASE = """SELECT 'CREATE DATABASE rebate OWNER rebate'
WHERE NOT EXISTS (SELECT 1 FROM pg_database WHERE datname = 'rebate')\\gexec
"""


def psql(layout, region, statements, name="postgres"):
    """On that region's member. The password is in the environment, the statements on standard input: never in argv."""
    environment = {"PATH": "/usr/lib/postgresql/15/bin:/usr/bin:/bin", "PGPASSWORD": files.secret(layout, "superuser"),
                   "PGCONNECT_TIMEOUT": "3", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["psql", "-qtAX", "-v", "ON_ERROR_STOP=1", "-h", region.host, "-p", str(layout.port("postgres")),
         "-U", "postgres", "-d", name], input=statements, text=True, capture_output=True, env=environment, check=False)


def create(layout):
    statements = ROLE.format(password=files.secret(layout, "pg")) + DATABASE
    end = time.monotonic() + 60
    complaint = "nobody leads"
    while time.monotonic() < end:
        if leader := chaos.leader_of(layout):
            done = psql(layout, next(each for each in REGIONS if each.name == leader), statements)
            if done.returncode == 0:
                return wait_for_all(layout)
            complaint = done.stderr.strip()
        time.sleep(0.2)
    raise Failure(f"the database cannot be made: {complaint}")


def wait_for_all(layout):
    """Until every member has replayed it: instances read from their own."""
    def known(region):
        return lambda: psql(layout, region, "SELECT 1;\n", "rebate").returncode == 0
    processes.wait_until({f"the database in {region.name}": known(region) for region in REGIONS}, 60)
