"""
Serves a seeded FlaskBB on a free port of loopback until its standard input closes. Run by the forum's own Python.

Prints its address as soon as it listens. Whoever started it holds the other end of standard input: when they end,
however they end, so does this, and the folder with its configuration and data goes with it.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
from pathlib import Path

from flaskbb.app import create_app
from waitress.server import create_server


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    shutil.rmtree(Path(sys.argv[1]).parent, ignore_errors=True)
    os._exit(0)


if __name__ == "__main__":
    server = create_server(create_app(sys.argv[1]), host="127.0.0.1", port=0)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    print(f"http://127.0.0.1:{server.effective_port}", flush=True)
    server.run()
