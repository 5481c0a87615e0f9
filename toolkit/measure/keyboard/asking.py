"""
Questions to the page: its scripts are put in where they are first needed, in whatever frame the control is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.measure._scripts import script

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle, Frame, Page

SCRIPTS = ("keyboard", "keyboard_row", "keyboard_words", "keyboard_focus", "keyboard_effect", "keyboard_fields")
_READY = "window.__virageKeyboard?.ready && window.__virageKeyboard.listens()"
# Asks about a control; `~install` where the scripts are not there yet.
OF_CONTROL = f"(me, [name, given]) => ({_READY}) ? window.__virageKeyboard[name](me, ...given) : '~install'"
_OF_PAGE = f"([name, given]) => ({_READY}) ? window.__virageKeyboard[name](...given) : '~install'"


def install() -> str:
    """A function that puts the scripts into a document."""
    parts = ";\n".join(script(name) for name in SCRIPTS)
    return f"() => {{ {parts}; window.__virageKeyboard.ready = true; }}"


def ask(control: ElementHandle, name: str, *given: Any) -> Any:  # Any: JSON both ways
    """What the page answers about a control."""
    answer = control.evaluate(OF_CONTROL, [name, given])
    if answer == "~install":
        control.evaluate(install())
        answer = control.evaluate(OF_CONTROL, [name, given])
    return answer


def ask_for(control: ElementHandle, name: str) -> ElementHandle | None:
    """The element that the page answers with; something was asked there before."""
    return control.evaluate_handle(f"(me) => window.__virageKeyboard.{name}(me)").as_element()


def ask_page(page: Page | Frame, name: str, *given: Any) -> Any:  # Any: as above
    """What a document answers about itself."""
    answer = page.evaluate(_OF_PAGE, [name, given])
    if answer == "~install":
        page.evaluate(install())
        answer = page.evaluate(_OF_PAGE, [name, given])
    return answer
