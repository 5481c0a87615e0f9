"""Export: what one has written is one's own."""

from toolkit import Member, journey


@journey(goal="take my data with me", weight="secondary", budget_s=10, writes=True)
def test_export_data(alice: Member) -> None:
    alice.enter()
    post = alice.has_published(alice.compose("Mes mots sont les miens."))
    with alice.step("export"):
        exported = alice.export_data()
    assert post.text.encode() in exported.read_bytes()
