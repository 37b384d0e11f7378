# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders, filled templates and secrets; all of them belong to the user the engines run as."""
import os
import secrets
from pathlib import Path
from string import Template

from layout import TOP, Failure

ENGINES = TOP / "packaging" / "engines"


def own(layout, path):
    if os.getuid() == 0:
        os.chown(path, layout.user.pw_uid, layout.user.pw_gid)


def folder(layout, *names, mode=0o700):
    """Made with those above it, as far as they are ours."""
    path = layout.folder
    for name in ("", *names):
        path = path / str(name)
        if not path.exists():
            path.mkdir(parents=True, mode=mode)
            own(layout, path)
    return path


def write(layout, path, text, mode=0o600):
    """One rename: never half a file; nobody else reads it, because some hold passwords."""
    fresh = Path(f"{path}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    own(layout, fresh)
    fresh.rename(path)
    return path


def filled(template, values):
    """A file of packaging/engines with its ${names} filled in; a name that has no value is an error."""
    text = (ENGINES / template).read_text(encoding="utf-8")
    try:
        return Template(text).substitute({key: str(value) for key, value in values.items()})
    except KeyError as missing:
        raise Failure(f"packaging/engines/{template} wants {missing}, which nobody gives") from None


def secret(layout, name):
    """A password of this cluster alone, made at its first use."""
    path = folder(layout, "secrets") / name
    if not path.exists():
        write(layout, path, secrets.token_urlsafe(24) + "\n")
    return path.read_text(encoding="utf-8").strip()
