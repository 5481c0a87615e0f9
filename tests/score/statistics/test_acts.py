"""
The effort of acts that were carried out, on worked examples.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.records import ActKind
from toolkit.score.statistics.acts import FINGER, MOUSE, Act, effort_of, together

DESK, PHONE = (1280, 720), (390, 844)


def act(kind, widget="a", *, view="v", **fields):
    return Act(kind=ActKind(kind), view=view, widget=widget, **fields)


def operators(*acts, window=DESK, device=MOUSE):
    return together(effort_of(acts, window=window, device=device)).operators


def test_a_message_published_with_a_mouse():
    """
    Two clicks and a text: 11.5743 s of the member, .9 s of the platform.
    """
    effort = together(
        effort_of(
            [
                act("click", "open", box=(1000, 20, 120, 40), response_s=0.3),
                act("fill", "text", keystrokes=16),
                act("click", "send", box=(850, 582, 100, 36), response_s=0.6),
            ],
            window=DESK,
        )
    )

    assert effort.operators == "M P BB M H 16K M H P BB R"
    assert (effort.user_s, effort.system_s) == pytest.approx((11.5743, 0.9), abs=5e-5)
    assert effort.thoughts == 3


def test_a_message_published_with_a_finger():
    """
    No way between mouse and keyboard, no button, slower keys, faster pointing: 10.4396 s.
    """
    effort = together(
        effort_of(
            [
                act("click", "open", box=(330, 760, 44, 44)),
                act("fill", "text", keystrokes=16),
                act("click", "send", box=(300, 20, 70, 40)),
            ],
            window=PHONE,
            device=FINGER,
        )
    )

    assert (effort.operators, effort.user_s) == ("M P M 16K M P", pytest.approx(10.4396, abs=5e-5))


def test_signing_in():
    """
    Clicking into a field and typing there is one thought; Tab and Enter only leave it: 8.2926 s, two thoughts.
    """
    effort = together(
        effort_of(
            [
                act("click", "name", box=(500, 300, 280, 40)),
                act("fill", "name", keystrokes=5),
                act("press", "name", key="Tab"),
                act("fill", "password", keystrokes=10),
                act("press", "password", key="Enter"),
            ],
            window=DESK,
        )
    )

    assert (effort.user_s, effort.thoughts) == (pytest.approx(8.2926, abs=5e-5), 2)


def test_a_field_without_the_focus_is_gone_to():
    """
    Signing in by two fields and a button costs what it does where the fields are clicked first, by mouse or finger.
    """
    name, password, send = (500, 300, 280, 40), (500, 380, 280, 40), (500, 460, 100, 40)

    def signing_in(device, *, clicked):
        acts = []
        for widget, box, keys in (("name", name, 5), ("password", password, 10)):
            acts += [act("click", widget, box=box)] if clicked else []
            acts.append(act("fill", widget, box=box, keystrokes=keys, focused=clicked))
        return together(effort_of([*acts, act("click", "send", box=send)], window=DESK, device=device))

    mouse, finger = (signing_in(device, clicked=False) for device in (MOUSE, FINGER))

    assert mouse.operators == "M P BB H 5K M H P BB H 10K M H P BB"
    assert finger.operators == "M P 5K M P 10K M P"
    assert mouse.user_s == pytest.approx(signing_in(MOUSE, clicked=True).user_s)
    assert finger.user_s == pytest.approx(signing_in(FINGER, clicked=True).user_s)


@pytest.mark.parametrize(
    ("key", "operators"), [("Enter", "M H K"), ("Control+Enter", "M H 2K"), ("Control++", "M H 2K"), ("+", "M H K")]
)
def test_a_chord_costs_each_of_its_keys(key, operators):
    """
    Two fingers press two keys.
    """
    (effort,) = effort_of([act("press", key=key)], window=DESK)

    assert effort.operators == operators


def test_the_first_act_on_a_page_gets_a_thought():
    """
    Even on a control of the same name.
    """
    assert operators(act("click", "next"), act("click", "next")) == "M P BB P BB"
    assert operators(act("click", "next"), act("click", "next", view="w")) == "M P BB M P BB"


def test_a_control_that_is_not_known_gets_a_thought():
    """
    Two unknown ones are not the same.
    """
    assert operators(act("click", ""), act("click", "")) == "M P BB M P BB"


def test_other_keys_are_acts_of_their_own():
    """
    Arrows through a menu are one thought, Escape after a text is another than leaving its field.
    """
    arrows = [act("press", "menu", key="ArrowDown")] * 3

    assert operators(*arrows) == "M H K K K"
    assert operators(act("fill", "text", keystrokes=2), act("press", "", key="Escape")) == "M H 2K M K"


@pytest.mark.parametrize(("options", "expected"), [(1, "M P BB P"), (5, "M P BB M P")])
def test_a_list_is_opened_and_its_option_pointed_at(options, expected):
    """
    With one option there is nothing to choose.
    """
    assert operators(act("choose", box=(600, 300, 80, 30), options=options)) == expected


def test_pointing_without_pressing_and_what_is_left_out():
    """
    A menu comes up by resting on it; nobody knows what the dialog of an upload takes.
    """
    assert operators(act("reveal"), act("upload", "file"), act("check", "yes")) == "M P M P BB"


def test_scrolling_brings_the_hand_back_to_the_mouse():
    """
    Half a second a window.
    """
    efforts = effort_of(
        [act("fill", "text", keystrokes=1), act("click", "send", viewports=1.5, box=(640, 360, 10, 10))], window=DESK
    )

    assert efforts[1].operators == "M H 1.5S P BB"


def test_a_few_pixels_are_no_scrolling():
    """
    A person would have clicked where the control already was.
    """
    (effort,) = effort_of([act("click", "send", viewports=0.02, box=(640, 360, 10, 10))], window=DESK)

    assert effort.operators == "M P BB"


def test_an_answer_during_a_thought_keeps_nobody_waiting():
    """
    Only what is longer than the thought that follows; after the last act all of it.
    """
    first, last = effort_of([act("click", "a", response_s=2.0), act("click", "b", response_s=0.6)], window=DESK)

    assert (first.system_s, first.wait_s) == (2.0, pytest.approx(0.65))
    assert (last.system_s, last.wait_s) == (0.6, 0.6)


def test_nothing_done_costs_nothing():
    """
    A step that only looks.
    """
    assert together(effort_of([], window=DESK)) == ("", 0, 0, 0, 0)


@given(st.floats(0, 2000), st.floats(0, 2000), st.floats(1, 300), st.floats(1, 300), st.integers(1, 200))
def test_more_to_type_or_a_smaller_target_never_costs_less(x, y, width, height, keys):
    """
    The model orders designs.
    """

    def seconds(box, count):
        acts = [act("click", box=box), act("fill", "text", keystrokes=count)]
        return together(effort_of(acts, window=DESK)).user_s

    whole = (x, y, width, height)
    smaller = (x + width / 4, y + height / 4, width / 2, height / 2)
    assert seconds(whole, keys) <= seconds(smaller, keys) <= seconds(smaller, keys + 1)
