"""A recording in the member's words."""

import pytest

from toolkit.errors import UsageError
from toolkit.measure.authoring.known import Known
from toolkit.measure.authoring.script import read
from toolkit.measure.authoring.translate import Task, translate

BASE = "http://place.test"
HEAD = "import re\nfrom playwright.sync_api import Page, expect\n\n\ndef test_example(page: Page) -> None:\n"
SEEN = 'expect(page.get_by_role("main")).to_be_visible()'
SAW = 'member.see(member.page.get_by_role("main"))'
ACCOUNT = (Known("virage-alice", "member.account.login"), Known("s3cret words", "member.password"))


def body(verb, *lines, known=ACCOUNT, secrets=("s3cret words",)):
    """What a recording becomes as the body of a verb."""
    script = read(HEAD + "".join(f"    {line}\n" for line in lines), "recorded.py")
    return translate(script, Task(verb=verb, base_url=BASE, known=known, secrets=secrets))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f'page.goto("{BASE}/login?next=/")', 'member.goto("/login?next=/")'),
        (f'page.goto("{BASE}")', 'member.goto("/")'),
        ('page.goto("http://place.test.evil/")', 'member.goto("http://place.test.evil/")'),
        ('page.get_by_role("button", name="Go").click()', 'member.click(member.page.get_by_role("button", name="Go"))'),
        ('page.get_by_label("I agree").check()', 'member.check(member.page.get_by_label("I agree"))'),
        ('page.get_by_label("Mail me").uncheck()', 'member.check(member.page.get_by_label("Mail me"), on=False)'),
        ('page.get_by_text("Menu").hover()', 'member.reveal(member.page.get_by_text("Menu"))'),
        ('page.get_by_label("Find").press("Control+Enter")', 'member.press("Control+Enter")'),
        (
            'page.locator("iframe").content_frame.get_by_label("Élan ✓").fill("été")',
            'member.fill(member.page.locator("iframe").content_frame.get_by_label("Élan ✓"), "été")',
        ),
        (
            'page.get_by_role("listitem").filter(has=page.get_by_text("x")).first.click()',
            'member.click(member.page.get_by_role("listitem").filter(has=member.page.get_by_text("x")).first)',
        ),
        (
            'page.get_by_label("Language").select_option("fr")',
            'member.choose(member.page.get_by_label("Language"), member.page.get_by_label("Language")'
            """.locator('option[value="fr"]').evaluate("option => option.label"))""",
        ),
    ],
)
def test_each_act_has_its_word(line, said):
    """
    Members act by their own hand, so that any persona can walk the verb.
    """
    assert body("find_help", line, SEEN).lines == (said, SAW)


def test_an_expected_text_is_something_to_see():
    """
    Codegen's three assertions of visible things are one word here.
    """
    said = body("find_help", 'expect(page.get_by_role("status")).to_contain_text("Saved")').lines

    assert said == ('member.see(member.page.get_by_role("status").filter(has_text="Saved"))',)


def test_login_and_password_are_the_members():
    """
    What was typed belongs to one account; the verb is for all of them.
    """
    said = body(
        "sign_in",
        'page.get_by_label("Email").fill("virage-alice")',
        'page.get_by_label("Password").fill("s3cret words")',
        SEEN,
    ).lines

    assert said[:2] == (
        'member.fill(member.page.get_by_label("Email"), member.account.login)',
        'member.fill(member.page.get_by_label("Password"), member.password)',
    )


@pytest.mark.parametrize(
    ("verb", "line"),
    [
        ("sign_in", 'page.get_by_label("Email").fill("somebody else")'),
        ("find_help", 'page.get_by_label("Mot de passe").fill("another secret")'),
        ("sign_in", 'page.locator("#password").fill("another secret")'),
    ],
)
def test_what_cannot_be_told_from_a_secret_is_refused(verb, line):
    """
    A password that nobody named would stand in the file; the message does not say it either.
    """
    with pytest.raises(UsageError, match=r"recorded\.py:6") as told:
        body(verb, line, SEEN)

    assert "secret" not in str(told.value)
    assert "somebody" not in str(told.value)


def test_a_password_that_shows_elsewhere_is_not_written():
    """
    As in the name of a button, cut in a way that no word of it is known.
    """
    with pytest.raises(UsageError, match="a password would be written"):
        body("find_help", 'page.get_by_text("xs3cret wordsx").click()', SEEN)


def test_the_message_typed_is_the_verbs_text():
    """
    Wherever it appears: typed, and seen.
    """
    known = [*ACCOUNT, Known("A message from Virage", "text")]
    said = body(
        "publish",
        'page.get_by_role("textbox").fill("A message from Virage")',
        'expect(page.get_by_text("A message from Virage")).to_be_visible()',
        known=known,
    ).lines

    assert said == (
        'member.fill(member.page.get_by_role("textbox"), text)',
        "member.see(member.page.get_by_text(text))",
        'address = "/" + member.page.url.split("/", 3)[-1]',
        'member.created("post", address)',
        "return Post(address=address, text=text, author=member.name)",
    )


def test_one_text_typed_is_the_one_text_wanted():
    """
    Whoever typed other words than the advised ones is understood all the same.
    """
    said = body(
        "search",
        'page.get_by_role("searchbox").fill("gardens")',
        'expect(page.get_by_role("heading", name="Results for gardens")).to_be_visible()',
    ).lines

    assert said == (
        'member.fill(member.page.get_by_role("searchbox"), words)',
        'member.see(member.page.get_by_role("heading", name=f"Results for {words}"))',
    )


def test_two_texts_typed_are_not_guessed():
    """
    A title and a message: which one the verb is given is told by the words that were advised.
    """
    done = body("search", 'page.get_by_label("a").fill("one")', 'page.get_by_label("b").fill("two")', SEEN)

    assert done.unused == ("words",)


def test_a_click_into_a_field_is_part_of_filling_it():
    """
    Codegen tells both; a keyboard would go there twice.
    """
    field = 'page.get_by_role("searchbox")'
    said = body("search", f"{field}.click()", f'{field}.fill("gardens")', SEEN).lines

    assert said == ('member.fill(member.page.get_by_role("searchbox"), words)', SAW)


def test_a_dialog_is_answered():
    """
    Whoever records a verb gets what they came for: yes.
    """
    said = body(
        "delete",
        'page.once("dialog", lambda dialog: dialog.dismiss())',
        'page.get_by_role("button", name="Delete").click()',
        SEEN,
    ).lines

    assert said[:2] == (
        "with member.answering(yes=True):",
        '    member.click(member.page.get_by_role("button", name="Delete"))',
    )


WINDOW = (
    "with page.expect_popup() as page1_info:",
    '    page.get_by_text("Report").click()',
    "page1 = page1_info.value",
)


def test_a_window_is_opened_and_left():
    """
    The member looks at the window on top, and is back when it has closed.
    """
    said = body("find_help", *WINDOW, 'page1.get_by_text("Send").click()', SEEN).lines

    assert said == (
        'member.opens(member.page.get_by_text("Report"))',
        'member.click(member.page.get_by_text("Send"))',
        SAW,
    )


def test_going_to_and_fro_between_windows_is_refused():
    """
    A member is in one window at a time; a silent change of meaning would be worse.
    """
    with pytest.raises(UsageError, match=r"recorded\.py:10: goes back to a window"):
        body("find_help", *WINDOW, 'page.get_by_text("a").click()', 'page1.get_by_text("b").click()', SEEN)


def test_a_download_is_the_answer_of_a_verb_that_gives_a_file():
    """
    Nothing is to be seen then: the file is the proof.
    """
    said = body(
        "export_data",
        "with page.expect_download() as download_info:",
        '    page.get_by_role("link", name="My data").click()',
        "download = download_info.value",
    ).lines

    assert said == ('file = member.downloads(member.page.get_by_role("link", name="My data"))', "return file")


def test_being_refused_is_what_is_wanted_of_cannot_see():
    """
    There the error page is the arrival.
    """
    said = body("cannot_see", f'page.goto("{BASE}/posts/1")', SEEN, known=[Known("/posts/1", "post.address")]).lines

    assert said == ("member.goto(post.address, refused=True)", SAW)


def test_a_picture_is_the_verbs_own():
    """
    Codegen knows the file's name only.
    """
    lines = ('page.get_by_label("Picture").set_input_files("cat.png")', SEEN)

    assert body("publish_picture", *lines).lines[0] == (
        'member.upload(member.page.get_by_label("Picture"), str(picture))'
    )
    with pytest.raises(UsageError, match="set_input_files"):
        body("find_help", *lines)


def test_whether_one_is_signed_in_is_the_proof_alone():
    """
    It looks at the page that the member is on, and goes nowhere.
    """
    assert body("is_signed_in", f'page.goto("{BASE}/")', SEEN).lines == (
        'return bool(member.page.get_by_role("main").count())',
    )


@pytest.mark.parametrize("lines", [("pass",), ('page.get_by_role("button").click()',)])
def test_a_recording_that_proves_nothing_is_refused(lines):
    """
    A verb returns when its result can be seen.
    """
    with pytest.raises(UsageError, match="Assert visibility"):
        body("find_help", *lines)


def test_a_parameter_that_is_not_used_is_told():
    """
    A recorded choice is the same whatever the verb is given.
    """
    done = body("set_privacy", 'page.get_by_label("Only me").check()', SEEN)

    assert done.unused == ("audience",)


@pytest.mark.parametrize(
    ("line", "unused"),
    [
        ('expect(page.get_by_text("Good morning")).to_be_visible()', ()),
        ('expect(page.get_by_role("main")).to_be_visible()', ("post.text",)),
    ],
)
def test_a_message_that_is_not_looked_for_is_told(line, unused):
    """
    Being at its address is no proof that its words are there.
    """
    known = (Known("/posts/12", "post.address"), Known("Good morning", "post.text"))

    assert body("sees", f'page.goto("{BASE}/posts/12")', line, known=known).unused == unused


def test_a_long_text_is_found_by_its_beginning():
    """
    Codegen names what was clicked by its first words; the whole text is what the verb is given.
    """
    words = "News about the shared tool shed I walked past this morning and thought of you all at once"
    found = f'expect(page.get_by_text("{words[:78]}")).to_be_visible()'

    said = body("sees", found, known=(Known(words, "post.text"),)).lines

    assert said == ("member.see(member.page.get_by_text(post.text))",)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('"link", name="Report", description="Report"', '"link", name="Report"'),
        ('"link", description="Report", name="Report", exact=True', '"link", name="Report", exact=True'),
        ('"link", name="Report", description="Opens a window"', '"link", name="Report", description="Opens a window"'),
    ],
)
def test_a_description_that_only_the_pointer_brings_up_is_left_out(given, kept):
    """
    A tooltip says the name again while the pointer rests there, and to nobody else.
    """
    said = body("find_help", f"page.get_by_role({given}).click()", SEEN).lines

    assert said == (f"member.click(member.page.get_by_role({kept}))", SAW)
