# SPDX-License-Identifier: GPL-3.0-or-later
"""contract_json.py IN.yaml OUT.json: the contract as JSON, each object schema closed, so that a member nobody wrote
down is a fault of either side. The contract itself stays open: a console must not mind members of a newer region."""
import json
import sys

import yaml


def close(node):
    if isinstance(node, list):
        for item in node:
            close(item)
    elif isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            node.setdefault("additionalProperties", False)
        for value in node.values():
            close(value)


with open(sys.argv[1], encoding="utf-8") as source:
    contract = yaml.safe_load(source)
close(contract)
with open(sys.argv[2], "w", encoding="utf-8") as target:
    json.dump(contract, target, ensure_ascii=False, indent=1, default=str)
