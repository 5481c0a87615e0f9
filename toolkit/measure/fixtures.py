"""
Fixtures that must win over pytest-playwright's: only a plugin that is registered late does.
"""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any],  # Any: Playwright's launch options
    browser_type: Any,  # Any: Playwright's BrowserType, not imported here
) -> dict[str, Any]:  # Any: as above
    """pytest-playwright's options, and a browser that is really there."""
    if "channel" in browser_type_launch_args or "executable_path" in browser_type_launch_args:
        return browser_type_launch_args
    from toolkit.errors import ToolkitError
    from toolkit.measure.browser import find_for, launch_options

    try:
        ours = launch_options(find_for(browser_type))
    except ToolkitError as error:
        pytest.exit(str(error), returncode=int(error.exit_code))
    args = [*ours.get("args", []), *browser_type_launch_args.get("args", [])]
    return {**ours, **browser_type_launch_args, "args": args}
