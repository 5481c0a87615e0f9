"""Both languages say the same, everything that is said is in them, and nothing in them is dead."""

import json
import re
import string
from pathlib import Path

import pytest

import toolkit.report
import toolkit.score
from toolkit.journeys import Platform
from toolkit.measure.day import NIGHT
from toolkit.records import Answer, Impact, Outcome, Source, StudyKind, Way, Weight
from toolkit.report.words import FOLDER, LANGUAGES, load, words
from toolkit.score.answers import band
from toolkit.score.audits import tracking_before_consent
from toolkit.score.checklists import checklists
from toolkit.score.compare import IMPROVE, INCONCLUSIVE, NO_EVIDENCE, REGRESS
from toolkit.score.criteria import shipped
from toolkit.score.people.ergonomics import criteria
from toolkit.score.people.maturity import LEVELS, PRINCIPLES
from toolkit.score.people.questionnaires import SCALES
from toolkit.score.raises import MOST
from toolkit.score.statistics import sus_scale
from toolkit.score.statistics.agreement import agreement_reading
from toolkit.score.statistics.comparison import effect_reading
from toolkit.score.statistics.experience import UEQ_S_CATEGORIES
from toolkit.score.tiers import HumanEvidence
from toolkit.suite import locate

REPORT = Path(toolkit.report.__file__).parent
SCORE = Path(toolkit.score.__file__).parent
WRITERS = [path for wing in ("score", "pipeline", "measure") for path in (SCORE.parent / wing).rglob("*.py")]
GOLDEN = Path(__file__).parents[1] / "golden" / "score" / "good"
OURS = [*REPORT.rglob("*.py"), *REPORT.rglob("templates/*.html")]

# Keys whose last part comes from a record or from a choice among a few: checked one by one below.
BUILT = re.compile(
    r"^(dimension|question|metric|journey|step|outcome|impact|weight|engine|condition|persona|source|tier|band|evidence|verdict|level|count"
    r"|raise|ergonomic|principle|stage|statement|kind|instrument|scale|range|adjective|acceptability|benchmark|severity"
    r"|agreement|about|unit_of|firmness|change|change_of_score|size|subject|series|sensitivity_of|answer|questionnaires"
    r"|role|seen|trust\.outcome|trust\.observed|news|way|act"
    r"|fault|check|hurt|fate|wait|machine|unit|axe|audit|fact|card|figure|film|headline|title\.(findings|gate))\."
)
KEY = re.compile(r'"@([a-z0-9_.]*[a-z0-9])[|"]')


def plain(language):
    """The catalogue of a language without what English takes as others wrote it: axe's rules, steps, sources."""
    return {key: value for key, value in load(language).items() if not key.startswith(("axe.", "step.", "citation."))}


def messages(language):
    """Every message of a language, forms of the plural one by one."""
    for key, value in load(language).items():
        for form, text in value.items() if isinstance(value, dict) else [("", value)]:
            yield f"{key}.{form}".rstrip("."), text


def fields(value):
    """The parameters that a message takes, in any of its forms."""
    texts = value.values() if isinstance(value, dict) else [value]
    return {(name, spec.lower()) for text in texts for _, name, spec, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys():
    """
    A sentence in one language only is a hole in the other.
    """
    assert set(plain("fr")) == set(plain("en"))


def test_both_languages_take_the_same_parameters():
    """
    A number that one language leaves out is a fact that half of the readers miss.
    """
    french, english = plain("fr"), plain("en")

    assert [key for key in english if fields(french[key]) != fields(english[key])] == []


def test_every_key_that_the_report_asks_for_is_there():
    """
    A key that is missing shows up as brackets on somebody's page.
    """
    asked = set()
    for path in OURS:
        text = path.read_text(encoding="utf-8")
        asked |= set(re.findall(r"\b(?:t|plain)\('([a-z0-9_.]+)'[,)]", text))
        asked |= set(re.findall(r'"@([a-z0-9_.]+[a-z0-9_])"', text))

    assert asked - set(plain("en")) == set()


def test_every_key_that_the_scorer_writes_is_there():
    """
    The scorer and the report only meet in these keys.
    """
    written = {key for path in WRITERS for key in KEY.findall(path.read_text(encoding="utf-8"))}

    assert written - set(plain("en")) == set()


def test_every_key_of_what_was_seen_is_there():
    """
    Facts of trust are told in the reader's language, whoever looked.
    """
    measure = SCORE.parent / "measure" / "regard"
    texts = "\n".join(path.read_text(encoding="utf-8") for path in measure.glob("*.py"))
    written = set(re.findall(r"@(seen\.[a-z_]*[a-z])", texts)) - {"seen.audience_"}
    there = {key for key in plain("en") if key.startswith("seen.")}

    assert written - {"seen.audience"} == there - {f"seen.audience_{one}" for one in ("nobody", "members", "everyone")}


def test_every_audit_has_its_words():
    """
    A new audit is one file; its three sentences are the other half.
    """
    audits = [path.stem for path in (SCORE / "audits").glob("[a-z]*.py")]
    wanted = {f"audit.{audit}.{part}" for audit in audits for part in ("title", "why", "advice")}

    assert wanted - set(plain("en")) == set()


def test_no_message_is_dead():
    """
    A message that nobody asks for is translated for nothing and goes stale.
    """
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*OURS, *WRITERS])
    asked = set(re.findall(r"[@']([a-z0-9_.]+)", text))
    unused = [key for key in plain("en") if not BUILT.match(key) and not asked & {key, key.removesuffix("_below")}]

    assert unused == []


@pytest.mark.parametrize(
    ("family", "members"), [("outcome", Outcome), ("impact", Impact), ("weight", Weight), ("source", Source)]
)
def test_every_word_of_a_record_has_a_name(family, members):
    """
    A new outcome must not appear as the machine's own word.
    """
    assert {f"{family}.{member.value.lower()}" for member in members} <= set(plain("en"))


FAMILIES = {
    "ergonomic": criteria(),
    "statement": [f"{principle}.{level}" for principle in PRINCIPLES for level in LEVELS],
    "principle": map(str, PRINCIPLES),
    "stage": map(str, (0, *LEVELS)),
    "answer": Answer,
    "kind": StudyKind,
    "instrument": [*SCALES, "nps", "seq"],
    "range": [*SCALES, "nps", "seq"],
    "scale": [scale.name for scales in SCALES.values() for scale in scales if scale.name],
    "adjective": [word for _, word in sus_scale.ADJECTIVES],
    "acceptability": ["not_acceptable", "marginal", "acceptable"],
    "benchmark": UEQ_S_CATEGORIES,
    "firmness": [agreement_reading(alpha) for alpha in (0.9, 0.7, 0.1)],
    "size": [effect_reading(delta) for delta in (0.0, 0.2, 0.4, 0.9)],
    "change": [REGRESS, IMPROVE, NO_EVIDENCE, INCONCLUSIVE],
    "change_of_score": [REGRESS, IMPROVE, NO_EVIDENCE, INCONCLUSIVE],
    "tier.missing": HumanEvidence._fields,
    "raise": MOST,
    "severity": [*map(str, range(5)), "unrated"],
    "way": Way,
    "act": [*Platform.notifies, NIGHT.name],
    "wait": [band(wait_ms, shipped()) for wait_ms in (50.0, 500.0, 5_000.0, 50_000.0)],
}


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_every_word_of_human_evidence_has_a_name(family):
    """
    What the scorer may write, and nothing that it no longer writes.
    """
    known = {key for key in plain("en") if key.startswith(f"{family}.") and not key.startswith("tier.missing")}
    wanted = {f"{family}.{word}" for word in FAMILIES[family]}

    assert wanted <= set(plain("en"))
    assert known <= wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_can_be_filled(language):
    """
    A brace that does not close stops the whole report.
    """
    for key, text in messages(language):
        shown = "".join(literal for literal, *_ in string.Formatter().parse(text))

        assert "{" not in shown, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_one_line_of_words(language):
    """
    Markup in a message would be escaped and shown.
    """
    wrong = [key for key, text in messages(language) if "\n" in text or "<" in text or not text.strip()]

    assert wrong == []


def test_french_sentences_have_french_spaces():
    """
    A plain space before a sign would let it slip to the next line.
    """
    wrong = [
        key for key in load("fr") for text in _forms(words("fr").catalogue[key]) if re.search(r" [:;!?%»]|« ", text)
    ]

    assert wrong == []


def test_rules_of_axe_and_steps_and_sources_are_named_in_french_only():
    """
    English readers get the words of those who wrote them, which an upgrade keeps current.
    """
    assert {path.name for path in FOLDER.glob("*.*.toml")} == {"axe.fr.toml", "sources.fr.toml", "steps.fr.toml"}


def test_every_source_of_the_checklists_has_a_french_name():
    """
    A law has a name in each language; and no name is left of a source that nobody cites.
    """
    cited = {item.source.lower() for item in checklists().items.values()} | {
        reference.label.lower() for reference in tracking_before_consent.REFERENCES
    }
    named = {key.removeprefix("citation.") for key in load("fr") if key.startswith("citation.")}

    assert named == {source for source in cited if not source.startswith("wcag")}


def test_every_step_of_a_shipped_journey_has_a_french_name():
    """
    Else a French report speaks English in its largest pictures; and no name is left of a step that is gone.
    """
    files = [*(locate() / "journeys").glob("test_*.py"), *(SCORE.parent / "measure").rglob("*.py")]
    steps = {step for path in files for step in re.findall(r'\.step\("([^"]+)"\)', path.read_text())}

    assert len(steps) >= 40
    assert {key.removeprefix("step.") for key in load("fr") if key.startswith("step.")} == steps


def _forms(value):
    return value.values() if isinstance(value, dict) else [value]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_shipped_journey_has_a_name(language):
    """
    Else its goal stands in a report as its author wrote it, in the author's language.
    """
    files = [*(locate() / "journeys").glob("test_*.py"), *(SCORE.parent / "measure" / "days").glob("test_*.py")]
    stems = [path.stem.removeprefix("test_") for path in files]
    catalogue = load(language)

    assert len(stems) >= 22
    assert [stem for stem in stems if f"journey.{stem}" not in catalogue] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_count_has_a_name(language):
    """
    Else the name of a variable stands among the counts of a report.
    """
    counted = json.loads((GOLDEN / "scorecard.json").read_text(encoding="utf-8"))["counts"]
    catalogue = load(language)

    assert len(counted) >= 25
    assert [name for name in counted if f"count.{name}" not in catalogue] == []
