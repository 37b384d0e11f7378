# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP and TCP questions with short deadlines."""
import json
import socket
import urllib.error
import urllib.request

# A proxy from the environment has nothing to do with loopback addresses.
_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def answer_of(url, seconds=1.0, body=None, method=None, headers=None):
    """(status, text); an error status is an answer, too. OSError: none."""
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(url, data, {"Content-Type": "application/json", **(headers or {})}, method=method)
    try:
        with _opener.open(request, timeout=seconds) as reply:
            return reply.status, reply.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode("utf-8", "replace")
    except ValueError as broken:  # half an answer
        raise OSError(str(broken)) from None


def json_of(url, seconds=1.0):
    """None: no answer, or none that is JSON."""
    try:
        return json.loads(answer_of(url, seconds)[1])
    except (OSError, ValueError):
        return None


def says_ok(url):
    return lambda: answer_of(url)[0] == 200


def redis_pongs(host, port):
    def ask():
        with socket.create_connection((host, port), timeout=1) as peer:
            peer.sendall(b"PING\r\n")
            return peer.recv(16).startswith(b"+PONG")
    return ask
