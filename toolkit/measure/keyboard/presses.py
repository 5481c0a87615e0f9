"""
The keys that were pressed, in their order: a flat list.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from toolkit.measure.keyboard import row

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Page


class Presses:
    """The presses of one act."""

    def __init__(self) -> None:
        self._keys: list[str] = []

    def __len__(self) -> int:
        return len(self._keys)

    def __str__(self) -> str:
        """The list as a person reads it: `Tab ×5, Enter`."""
        runs = [(key, len(list(same))) for key, same in groupby(self._keys)]
        return ", ".join(f"{key} ×{count}" if count > 1 else key for key, count in runs)

    @property
    def backwards(self) -> bool:
        """Whether the last press went back."""
        return self._keys[-1:] == ["Shift+Tab"]

    def press(self, page: Page, key: str) -> None:
        """Press a key where the focus is."""
        self._keys.append(key)
        page.keyboard.press(key)

    def press_row(self, page: Page, key: str, most: int, control: ElementHandle, *question: Any) -> Any:
        """Press Tab or Shift+Tab in a row, at most so often; what the page answers then about a control."""
        answer = row.press(page, key, most, control, *question)  # Any: JSON both ways
        self._keys += [key] * answer["made"]
        return answer

    def press_on(self, holder: ElementHandle, key: str) -> None:
        """Press a key on what has the focus, and wait for the page that it leads to."""
        self._keys.append(key)
        holder.press(key)
