"""The server process: `python -m toolkit.demo --port 0`; prints one line of JSON when it answers."""

from __future__ import annotations

import argparse
import json
import os
import secrets
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from toolkit.errors import ToolkitError

PASSWORD_VARIABLE = "LA_PLACE_PASSWORD"  # noqa: S105 - the variable's name


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves until told to stop; the exit code."""
    options = _parser().parse_args(arguments)
    try:
        if options.data is not None:
            _serve(options, options.data)
        else:
            with tempfile.TemporaryDirectory(prefix="la-place-") as folder:
                _serve(options, Path(folder))
    except ToolkitError as error:
        print(f"error: {error}", file=sys.stderr)  # noqa: T201 - the command's voice
        return int(error.exit_code)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m toolkit.demo", description="Serve La Place on loopback.")
    parser.add_argument("--port", type=int, default=0, help="0 is any free port (default)")
    parser.add_argument("--seed", type=int, default=1, help="what the town is made from (default 1)")
    parser.add_argument("--defects", default="", help="ids of defects to switch on, separated by commas")
    parser.add_argument("--data", type=Path, help="folder of the database (default: a temporary one)")
    parser.add_argument("--parent-pipe", action="store_true", help="end when standard input closes")
    return parser


def _serve(options: argparse.Namespace, data: Path) -> None:
    from toolkit.demo import defect, server

    defects = defect.load(name.strip() for name in options.defects.split(",") if name.strip())
    listener = server.listen(options.port)
    if options.parent_pipe:
        server.stop_with_parent(sys.stdin.fileno())
    given = os.environ.get(PASSWORD_VARIABLE)
    password = given or secrets.token_urlsafe(12)

    def ready(url: str) -> None:
        line: dict[str, object] = {"url": url, "pid": os.getpid(), "data": str(data)}
        if not given:
            line["password"] = password
        print(json.dumps(line), flush=True)  # noqa: T201 - the line the parent waits for

    server.serve(
        listener,
        data=data,
        seed=options.seed,
        password=password,
        defects=defects,
        ready=ready,
    )


if __name__ == "__main__":
    sys.exit(main())
