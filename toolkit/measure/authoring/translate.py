"""
Acts of a recording as the body of a verb, in the member's words.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.errors import UsageError
from toolkit.measure.authoring import known as words
from toolkit.measure.authoring.known import Known
from toolkit.measure.authoring.script import Act, Script

CUT = 40  # codegen keeps about 80 characters of a text, to the end of a word
SEEN = ("to_be_visible", "to_contain_text", "to_have_text")
ABOUT_TEXT = ("sees", "found", "notified", "finds_report")  # verbs that prove nothing unless they show the message
SECRET = re.compile(r"pass(word|phrase|code)|mot de passe|\bpwd\b", re.IGNORECASE)
ADDRESS = 'address = "/" + member.page.url.split("/", 3)[-1]'
END = (
    "the recording does not end with something to see; before you close the window choose “Assert visibility” "
    "(the eye in the bar) and click what proves that it worked"
)


class Body(NamedTuple):
    """
    The body of a verb.

    Attributes:
        lines: Its lines, indented from nothing.
        proof: The locator of what is seen at its end.
        unused: Parameters of the verb that it does not use.
    """

    lines: tuple[str, ...]
    proof: str
    unused: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """
    What is translated for whom.

    Attributes:
        verb: Name of the verb.
        base_url: The platform's address, which is left out of paths.
        known: Words that stand for something.
        secrets: Words that must not be written, whatever happens.
    """

    verb: str
    base_url: str
    known: Sequence[Known] = ()
    secrets: Sequence[str] = field(default=(), repr=False)


def translate(script: Script, task: Task) -> Body:
    """
    Turn a recording into a verb's body.

    Raises:
        UsageError: It holds what a member cannot do, a password that is no account's, or does not end with something
            to see.
    """
    return _Translation(script, task).body()


class _Translation:
    def __init__(self, script: Script, task: Task) -> None:
        self._script = script
        self._lines = script.text.splitlines()
        self._task = task
        self._known = words.by_length(task.known)
        self._guess()
        self._windows: list[str] = []

    def _guess(self) -> None:
        """The one text typed that is not known is the one text that the verb is given."""
        texts = [name for name, kind in words.parameters(self._task.verb).items() if name in ("text", "words")]
        typed = [act for act in self._script.acts if act.name == "fill" and not self._secret(act)]
        values = {ast.literal_eval(act.values[0]) for act in typed}
        unknown = [value for value in values if value and words.phrase(value, self._known) is None]
        used = any(one.expression in texts and one.words in values for one in self._known)
        if len(texts) == len(unknown) == 1 and not used:
            self._known = words.by_length([*self._known, Known(unknown[0], texts[0])])

    def body(self) -> Body:
        acts = self._script.acts
        if not acts or not (acts[-1].name in SEEN or (acts[-1].downloads and words.returns(self._task.verb) == "Path")):
            raise UsageError(f"{self._script.name}: {END}")
        following = [*acts[1:], None]
        lines = [
            line
            for act, after in zip(acts, following, strict=True)
            if not _enters(act, after)
            for line in self._act(act)
        ]
        proof = self._shown(acts[-1])
        lines = [f"return bool({proof}.count())"] if self._task.verb == "is_signed_in" else [*lines, *self._answer()]
        text = "\n".join(lines)
        if any(secret in text for secret in self._task.secrets if secret):
            raise UsageError(f"{self._script.name}: a password would be written; nothing was. Record it another way")
        unused = [name for name in words.parameters(self._task.verb) if not re.search(rf"\b{name}\b", text)]
        if self._task.verb in ABOUT_TEXT and "post.text" not in text:
            unused.append("post.text")
        return Body(tuple(lines), proof, tuple(unused))

    def _act(self, act: Act) -> list[str]:
        self._look_at(act)
        line = self._line(act)
        return ["with member.answering(yes=True):", f"    {line}"] if act.dialog else [line]

    def _look_at(self, act: Act) -> None:
        """The member is in the window opened last, until it closes: who goes back to one has closed those above it."""
        if act.window in self._windows:
            del self._windows[self._windows.index(act.window) + 1 :]
        elif self._windows:
            raise self._refuse(act, "goes back to a window that was left; finish in one window before the next")
        else:
            self._windows.append(act.window)
        if act.opens:
            self._windows.append(act.opens)

    def _line(self, act: Act) -> str:  # noqa: PLR0911 - one return a word
        target = self._target(act)
        value = self._say(act, act.values[0]) if act.values else ""
        match act.name:
            case "goto":
                return f"member.goto({self._address(act)})"
            case "click" if act.opens:
                return f"member.opens({target})"
            case "click" if act.downloads:
                wanted = words.returns(self._task.verb) == "Path"
                return f"{'file = ' if wanted else ''}member.downloads({target})"
            case "click" | "check":
                return f"member.{act.name}({target})"
            case "uncheck":
                return f"member.check({target}, on=False)"
            case "hover":
                return f"member.reveal({target})"
            case "press":
                return f"member.press({value})"
            case "fill":
                return f"member.fill({target}, {self._typed(act, value)})"
            case "select_option" if isinstance(act.values[0], ast.Constant):
                return f"member.choose({target}, {self._label(act)})"
            case "set_input_files" if "picture" in words.parameters(self._task.verb):
                return f"member.upload({target}, str(picture))"
            case name if name in SEEN:
                return f"member.see({self._shown(act)})"
        raise self._refuse(act, f"a member has no word for {act.name} here; record it another way, or write it by hand")

    def _address(self, act: Act) -> str:
        whole = ast.literal_eval(act.values[0])
        base = self._task.base_url
        path = whole.removeprefix(base) if whole == base or whole.startswith((f"{base}/", f"{base}?")) else whole
        said = words.phrase(path or "/", self._known) or _quoted(path or "/")
        return f"{said}, refused=True" if (self._task.verb, said) == ("cannot_see", "post.address") else said

    def _typed(self, act: Act, value: str) -> str:
        literal = ast.literal_eval(act.values[0])
        if self._secret(act) and literal and words.phrase(literal, self._known) is None:
            raise self._refuse(act, "what was typed into a password field is no password of virage.toml's accounts")
        if self._task.verb == "sign_in" and literal and words.phrase(literal, self._known) is None:
            raise self._refuse(act, "what was typed is not the account's login; sign in as the account of virage.toml")
        return value

    def _secret(self, act: Act) -> bool:
        return bool(SECRET.search(ast.unparse(act.target))) if act.target else False

    def _label(self, act: Act) -> str:
        """Codegen tells an option's value; members choose by what they read."""
        option = f"option[value={_quoted(ast.literal_eval(act.values[0]))}]"
        return f'{self._target(act)}.locator({option!r}).evaluate("option => option.label")'

    def _shown(self, act: Act) -> str:
        target = self._target(act)
        return f"{target}.filter(has_text={self._say(act, act.values[0])})" if act.values else target

    def _answer(self) -> list[str]:
        """What the verb gives back."""
        kind = words.returns(self._task.verb)
        if kind == "Path":
            return ["return file"]
        if kind != "Post":
            return []
        if self._task.verb == "edit":
            return ["return Post(address=post.address, text=text, author=post.author, id=post.id)"]
        what = "reply" if self._task.verb == "reply" else "post"
        return [
            ADDRESS,
            f'member.created("{what}", address)',
            "return Post(address=address, text=text, author=member.name)",
        ]

    # -------------------------------------------------------------------------------------------------- sources

    def _target(self, act: Act) -> str:
        return self._say(act, act.target) if act.target else ""

    def _say(self, act: Act, node: ast.expr) -> str:
        """The source of an expression, with the member's page for the script's and what is known for its words."""
        if node.end_lineno != node.lineno:
            raise self._refuse(act, "runs over several lines; codegen writes one line an act")
        line = self._lines[node.lineno - 1].encode()
        said, at = b"", node.col_offset
        for place, text in sorted(self._changes(act, node)):
            start, end = place
            said += line[at:start] + text.encode()
            at = end
        return (said + line[at : node.end_col_offset]).decode()

    def _changes(self, act: Act, node: ast.expr) -> list[tuple[tuple[int, int], str]]:
        patterns = [call.args[0] for call in ast.walk(node) if isinstance(call, ast.Call) and _is_pattern(call)]
        found = []
        for part in ast.walk(node):
            text: str | None = None
            if isinstance(part, ast.Name) and part.id == act.window:
                text = "member.page"
            elif isinstance(part, ast.Constant) and isinstance(part.value, str):
                text = words.phrase(part.value, self._known, pattern=part in patterns)
                if text is None and part not in patterns:
                    text = self._cut_short(part.value)
            if text is not None and isinstance(part, ast.expr):
                found.append(((part.col_offset, part.end_col_offset or 0), text))
        hints = [span for call in ast.walk(node) if isinstance(call, ast.Call) for span in _tooltips(call)]
        lasting = [(at, text) for at, text in found if not any(a <= at[0] and at[1] <= b for a, b in hints)]
        return [*lasting, *((span, "") for span in hints)]

    def _cut_short(self, text: str) -> str | None:
        """Codegen finds a long text by its beginning; that of a known text stands for the whole of it."""
        whole = (one.expression for one in self._known if len(text) >= CUT and one.words.startswith(text))
        return next(whole, None)

    def _refuse(self, act: Act, reason: str) -> UsageError:
        return UsageError(f"{self._script.name}:{act.line}: {reason}")


def _enters(act: Act, after: Act | None) -> bool:
    """A click into the field that is filled next: filling goes there by itself, by whichever hand."""
    if after is None or (act.name, after.name) != ("click", "fill") or act.target is None or after.target is None:
        return False
    plain = not (act.dialog or act.opens or act.downloads)
    return plain and (act.window, ast.dump(act.target)) == (after.window, ast.dump(after.target))


def _tooltips(call: ast.Call) -> Iterator[tuple[int, int]]:
    """Where a description that says the name again stands: a tooltip gives it, only while the pointer rests there."""
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    name, description = named.get("name"), named.get("description")
    if name is not None and description is not None and ast.dump(name) == ast.dump(description):
        ends = [value.end_col_offset or 0 for value in (*call.args, *named.values())]
        yield max(end for end in ends if end < description.col_offset), description.end_col_offset or 0


def _is_pattern(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr == "compile" and bool(call.args)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
