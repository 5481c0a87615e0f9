"""Steps and gate rules as test cases."""

from dataclasses import replace
from xml.etree import ElementTree

from tests.report import samples
from toolkit.records import GateResult, Outcome
from toolkit.report.formats.junit import document
from toolkit.report.words import words


def parsed(card):
    """The file as a tree."""
    return ElementTree.fromstring(document(card, words("en")).encode())


def ending(root, classname, name):
    """What is inside one test case: its ending, or nothing when it passed."""
    [case] = [c for c in root.iter("testcase") if c.get("classname") == classname and c.get("name") == name]
    return [child.tag for child in case]


def totals(element):
    """The counts of a suite."""
    return {key: int(element.get(key)) for key in ("tests", "failures", "errors", "skipped")}


def test_every_step_and_every_rule_is_a_case():
    """
    7 journeys of 4 steps, of which one stops at its third, and 4 rules.
    """
    assert totals(parsed(samples.capped())) == {"tests": 6 * 4 + 3 + 4, "failures": 4, "errors": 0, "skipped": 0}


def test_suites_add_up_to_the_whole():
    """
    Servers show both figures.
    """
    root = parsed(samples.inconclusive())
    suites = [totals(suite) for suite in root.iter("testsuite")]

    assert totals(root) == {key: sum(suite[key] for suite in suites) for key in suites[0]}


def test_a_failed_step_is_a_failure_with_its_error():
    """
    The message is what the engineer reads first.
    """
    root = parsed(samples.capped())
    [failure] = root.iterfind(".//testsuite[@name='publish[chromium-desktop]']/testcase/failure")

    assert failure.get("message").startswith("0/3 passed. Expected to see")


def test_a_step_that_could_not_tell_is_an_error():
    """
    Our fault, not the platform's.
    """
    row = samples.journey("publish")
    film = (replace(row.film[0], outcome=Outcome.CANT_TELL), *row.film[1:])
    card = replace(samples.machine_only(), journeys=(replace(row, film=film),))

    assert ending(parsed(card), "publish[chromium-desktop]", "1 open the page") == ["error"]


def test_a_journey_that_was_not_tried_is_skipped():
    """
    It must not vanish from the list.
    """
    root = parsed(samples.interrupted())

    assert ending(root, "search[chromium-desktop]", "search") == ["skipped"]
    assert totals(root)["skipped"] == 4


def test_a_warning_is_no_failure():
    """
    A rule of level warn does not close the gate, so it must not turn the job red either.
    """
    gate = GateResult(outcome="passed", exit_code=0, verdicts=samples.verdicts("passed", "passed", "passed", "failed"))
    root = parsed(replace(samples.machine_only(), gate=gate))

    assert ending(root, "gate", "load") == ["system-out"]
    assert totals(root)["failures"] == 0


def test_a_rule_that_cannot_be_judged_is_an_error():
    """
    Neither passed nor failed.
    """
    assert ending(parsed(samples.inconclusive()), "gate", "caps{cap=K1}") == ["error"]


def test_characters_that_xml_cannot_hold_are_left_out():
    """
    One of them in a platform's message would make the whole file unreadable.
    """
    row = samples.journey("publish", passed=0)
    nasty = 'a\x00b\x1b[1m\ufffe\ud800 <&"]]>'
    film = (*row.film[:-1], replace(row.film[-1], error=nasty, step=nasty))
    root = parsed(replace(samples.machine_only(), journeys=(replace(row, film=film),)))

    assert next(root.iter("failure")).get("message").endswith('a b [1m <&"]]>')


def test_times_are_seconds():
    """
    What servers expect.
    """
    assert next(parsed(samples.capped()).iter("testcase")).get("time") == "0.420"


def properties(card):
    """The properties of the whole."""
    return {p.get("name"): p.get("value") for p in parsed(card).iterfind("./properties/property")}


def test_people_and_baseline_are_properties_of_the_whole():
    """
    They are no test cases: nobody passes or fails them.
    """
    told = properties(samples.full())

    assert told["human_evidence"].startswith("14 people tried 4 tasks")
    assert told["raises_1"] == "Fix: Form elements must have labels: 74.0 to 79.3, C to B observed"
    assert told["comparison"] == "1 measure became worse since the baseline; 1 became better"
    assert "sample" not in told
    assert properties(samples.machine_only()) == {}


def test_a_sample_is_announced():
    """
    A dashboard that keeps only this file must not keep a lie.
    """
    assert properties(samples.sampled())["sample"].startswith("SAMPLE: the people in this report are made up.")
