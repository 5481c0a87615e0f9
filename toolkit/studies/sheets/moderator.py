"""
The moderator's sheet: what to read aloud, and what to note of every person's attempt.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.errors import UsageError
from toolkit.studies.sheets.fields import button, group, long_field, participant, radios, scale, text_field
from toolkit.studies.sheets.markup import Markup, tag
from toolkit.studies.sheets.page import Sheet, document
from toolkit.studies.sheets.scripts import Script
from toolkit.studies.sheets.tasks import Task, task_of
from toolkit.studies.sheets.words import Words, words


def moderator_sheet(journeys: Sequence[Script], language: str) -> str:
    """
    One block for each journey, for one person after the other, a complete HTML document.

    Args:
        journeys: In the order in which people live them.
        language: fr or en.

    Raises:
        UsageError: There is no journey, or the language is not spoken.
    """
    said = words(language)
    if not journeys:
        raise UsageError("a session needs a journey; name a folder of scenarios that has some")
    tasks = [task_of(one, said) for one in journeys]
    cards = (_card(place, task, said) for place, task in enumerate(tasks, start=1))
    return document(
        Sheet(
            kind="tasks",
            script="moderator",
            title=said("moderator.title"),
            lead=said.table("moderator", "lead"),
            body=(participant(said, moderated=True), *cards, _noted(said)),
            foot=(f"{said('page.source')} {said('moderator.source')}",),
            nav=[(f"{place}. {task.title}", f"task-{place}") for place, task in enumerate(tasks, start=1)],
            counted="tried",
        ),
        said,
    )


def _card(place: int, task: Task, said: Words) -> Markup:
    return tag(
        "section",
        *_head(place, task, said),
        tag("div", _success(place, said), _time(place, said), _errors(place, said), class_="measures"),
        _path(place, task, said),
        _ease(place, said),
        long_field(f"comment-{place}", said("moderator.comment"), hint=said("moderator.comment_hint")),
        tag("div", button(said("moderator.wipe"), "wipe"), class_="buttons"),
        class_="item task",
        aria_labelledby=f"task-{place}",
        data_task=task.script.journey,
        data_place=place,
        data_count=place,
        data_minimum=len(task.script.steps) or "",
    )


def _head(place: int, task: Task, said: Words) -> list[Markup]:
    """What the task is called, why it matters, and what is said to people."""
    weight = tag("span", said.table("moderator", "weights", task.script.weight), class_="tag")
    return [
        tag("div", tag("h2", f"{place}. {task.title}", id=f"task-{place}"), weight, class_="cardhead"),
        tag("p", task.about, class_="about") if task.about else Markup(""),
        tag(
            "div", tag("p", said("moderator.read"), class_="hint"), tag("blockquote", tag("p", task.say)), class_="say"
        ),
    ]


def _success(place: int, said: Words) -> Markup:
    names = said.table("moderator", "success")
    choices = [("1", names["whole"]), ("0.5", names["part"]), ("0", names["none"])]
    return group(names["legend"], radios(f"success-{place}", choices), class_="inner success stacked")


def _time(place: int, said: Words) -> Markup:
    hint = said("moderator.time_hint")
    field = text_field(f"time-{place}", said("moderator.time"), hint=hint, inputmode="decimal")
    start = button(said("script.start"), "clock", class_="clock")
    buttons = tag("div", start, button(said("moderator.zero"), "zero"), class_="buttons")
    return tag("div", field, buttons, class_="counter")


def _errors(place: int, said: Words) -> Markup:
    hint = said("moderator.errors_hint")
    field = text_field(f"errors-{place}", said("moderator.errors"), hint=hint, inputmode="numeric")
    fewer = button("−", "fewer", class_="sign", aria_label=said("moderator.fewer"))
    more = button("+", "more", class_="sign", aria_label=said("moderator.more"))
    return tag("div", field, tag("div", fewer, more, class_="buttons"), class_="counter")


def _path(place: int, task: Task, said: Words) -> Markup:
    steps = (
        button(shown, "step", data_step=name.replace(">", "›"))
        for name, shown in zip(task.script.steps, task.steps, strict=True)
    )
    elsewhere = text_field(f"elsewhere-{place}", said("moderator.elsewhere"))
    return tag(
        "fieldset",
        tag("legend", said("moderator.path")),
        tag("p", said("moderator.path_hint"), class_="hint"),
        tag("div", *steps, class_="buttons steps"),
        tag("div", elsewhere, button(said("moderator.add"), "elsewhere"), class_="counter besides"),
        tag("p", tag("output", aria_label=said("moderator.path_label")), class_="path"),
        tag("div", button(said("moderator.undo"), "undo"), class_="buttons"),
        tag("input", type="hidden", name=f"path-{place}"),
        class_="inner",
    )


def _ease(place: int, said: Words) -> Markup:
    low, high = said.table("moderator", "ease", "ends")
    return group(said("moderator.ease.legend"), scale(f"seq-{place}", 1, 7, (low, high)), class_="inner ease")


def _noted(said: Words) -> Markup:
    heading = tag("h2", said("moderator.noted"), id="noted-title")
    return tag("section", heading, tag("ul"), id="noted", aria_labelledby="noted-title", hidden=True)
