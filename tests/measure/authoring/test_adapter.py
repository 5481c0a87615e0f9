"""One method of a person's own file is changed, and nothing else."""

import ast

import pytest

from toolkit.errors import UsageError
from toolkit.measure.authoring.adapter import difference, is_unwritten, replace_body

MINE = '''"""Ours."""

import  os   # kept as it is

from toolkit import Member, Platform, Post, Unsupported


class Ours(Platform):
    name = 'Ours'

    def sign_in(self, member: Member) -> None:
        """Sign in."""
        # an example
        raise Unsupported("sign_in")

    # a remark about signing out
    def sign_out(self, member: Member) -> None: raise Unsupported("sign_out")

    def helper(self):
        return   1
'''


def test_the_body_is_replaced_and_the_rest_stays_as_it_is():
    """
    Spaces, quotes, remarks and other methods are the person's own.
    """
    after = replace_body(MINE, "sign_in", ['member.goto("/login")', "member.see(member.page)"])

    assert after == MINE.replace(
        '        # an example\n        raise Unsupported("sign_in")\n',
        '        member.goto("/login")\n        member.see(member.page)\n',
    )


def test_a_method_on_one_line_gets_lines():
    """
    Python allows it, so somebody writes it.
    """
    after = replace_body(MINE, "sign_out", ["pass"])

    assert "    def sign_out(self, member: Member) -> None:\n        pass\n\n    def helper" in after


def test_a_verb_that_is_not_there_is_added_at_the_end_of_the_class():
    """
    Adapters written by hand leave verbs out.
    """
    after = replace_body(MINE, "publish", ["return Post()"])

    assert after.startswith(MINE)
    assert after.endswith(
        "\n    def publish(self, member, text):\n"
        '        """Publish a message and see it where readers will find it."""\n        return Post()\n'
    )


def test_what_the_body_needs_is_imported_where_the_file_does_not():
    """
    The top of the file is not touched.
    """
    after = replace_body(MINE, "sign_in", ['member.see(re.compile("x"))', "return Post()"])

    assert "        import re\n\n        member.see" in after
    assert after.count("import Post") == 0


def test_line_ends_of_windows_stay():
    """
    A file whose every line changes is no review.
    """
    after = replace_body(MINE.replace("\n", "\r\n"), "sign_in", ["a()", "b()"])

    assert after.count("\n") == after.count("\r\n")


@pytest.mark.parametrize("verb", ["sign_in", "sign_out", "publish"])
def test_what_raises_unsupported_is_unwritten(verb):
    """
    As is what is not there.
    """
    assert is_unwritten(MINE, verb)
    assert not is_unwritten(replace_body(MINE, verb, ["pass"]), verb)


def test_every_change_is_python():
    """
    Whatever method is replaced, the file can be imported afterwards.
    """
    for verb in ("sign_in", "sign_out", "helper", "publish", "reply"):
        ast.parse(replace_body(MINE, verb, ["with x:", "    y()", "return z"]))


@pytest.mark.parametrize("text", ["class A: pass", "class A(Platform): ...\nclass B(Platform): ...", "def (:"])
def test_a_file_without_one_adapter_is_refused(text):
    """
    Which class is meant would be a guess.
    """
    with pytest.raises(UsageError, match="the adapter"):
        replace_body(text, "sign_in", [])


def test_the_difference_names_the_file_and_the_old_body():
    """
    What goes is shown: it can be put back.
    """
    said = difference(MINE, replace_body(MINE, "sign_in", ["pass"]), "ours.py")

    assert "--- ours.py" in said
    assert '-        raise Unsupported("sign_in")' in said
