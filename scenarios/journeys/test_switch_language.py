"""Switch the language: a community of two languages is one of two communities otherwise."""

from toolkit import Member, journey


@journey(goal="read it in my language", weight="secondary", budget_s=5)
def test_switch_language(visitor: Member) -> None:
    other = "en" if visitor.language == "fr" else "fr"
    with visitor.step("arrive"):
        visitor.goto("/")
    with visitor.step("switch the language"):
        visitor.switch_language(other)
