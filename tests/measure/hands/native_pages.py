"""The browser's own controls: with these the hand may never be wrong."""

from __future__ import annotations

from pathlib import Path

from tests.measure.hands.keyboard_pages import Fixture, click, fill, said, wrong

SPADE = str(Path(__file__))  # any file will do

FIXTURES = [
    Fixture(
        name="link",
        body='<p>Water is off on Sunday. <a href="#water">Read why</a></p>',
        act=click("link", "Read why"),
        done="location.hash === '#water'",
    ),
    Fixture(
        name="words within a link",
        body='<a href="#plot-7"><h2>Plot 7</h2><span>Beans, and a shed</span></a>',
        act=lambda hand, page: hand.click(page.get_by_text("Beans, and a shed")),
        done="location.hash === '#plot-7'",
    ),
    Fixture(
        name="button",
        body="<button onclick=\"say('booked')\">Book the rotavator</button>",
        act=click("button", "Book the rotavator"),
        done=said("booked"),
    ),
    Fixture(
        name="picture within a button",
        body='<button aria-label="Close" onclick="say(\'closed\')"><svg width="20" height="20" data-testid="cross">'
        '<path d="M2 2 18 18M18 2 2 18" stroke="currentColor"/></svg></button>',
        act=lambda hand, page: hand.click(page.get_by_test_id("cross")),
        done=said("closed"),
    ),
    Fixture(
        name="submit",
        body='<form onsubmit="say(\'sent\'); return false"><label>Name <input name="n"></label>'
        '<input type="submit" value="Join"></form>',
        act=click("button", "Join"),
        done=said("sent"),
    ),
    Fixture(
        name="checkbox",
        body='<label><input type="checkbox" id="rules"> I have read the rules</label>',
        act=lambda hand, page: hand.check(page.get_by_role("checkbox"), on=True),
        done="rules.checked",
    ),
    Fixture(
        name="checkbox by the words of its label",
        body='<input type="checkbox" id="news"> <label for="news">Send me the newsletter</label>',
        act=lambda hand, page: hand.click(page.get_by_text("Send me the newsletter")),
        done="news.checked",
    ),
    Fixture(
        name="checkbox taken back",
        body='<label><input type="checkbox" id="news" checked> Send me the newsletter</label>',
        act=lambda hand, page: hand.check(page.get_by_role("checkbox"), on=False),
        done="!news.checked",
    ),
    Fixture(
        name="radio buttons, none chosen",
        body='<fieldset><legend>Size</legend><label><input type="radio" name="s" id="half">Half</label>'
        '<label><input type="radio" name="s" id="full">Full</label>'
        '<label><input type="radio" name="s" id="double">Double</label></fieldset>',
        act=lambda hand, page: hand.check(page.get_by_label("Double"), on=True),
        done="document.getElementById('double').checked",
    ),
    Fixture(
        name="radio buttons, the last one chosen",
        body='<fieldset><legend>Size</legend><label><input type="radio" name="s" id="half">Half</label>'
        '<label><input type="radio" name="s">Full</label><label><input type="radio" name="s" checked>Double</label>'
        "</fieldset>",
        act=lambda hand, page: hand.check(page.get_by_label("Half"), on=True),
        done="half.checked",
    ),
    Fixture(
        name="select",
        body='<label for="bed">Crop</label> <select id="bed"><option>Beans<option>Kale<option disabled>Mint'
        "<option>Leeks</select>",
        act=lambda hand, page: hand.choose(page.get_by_label("Crop"), "Leeks"),
        done="bed.value === 'Leeks'",
    ),
    Fixture(
        name="select that answers to every change",
        body='<label for="bed">Crop</label> <select id="bed" onchange="say((this.n = (this.n ?? 0) + 1) + this.value)">'
        "<option>Beans<option>Kale<option>Leeks</select>",
        act=lambda hand, page: hand.choose(page.get_by_label("Crop"), "Leeks"),
        done=said("1Leeks"),
    ),
    Fixture(
        name="list box",
        body='<label for="bed">Crops</label> <select id="bed" size="3"><option>Beans<option>Kale<option>Leeks</select>',
        act=lambda hand, page: hand.choose(page.get_by_label("Crops"), "Kale"),
        done="bed.value === 'Kale'",
    ),
    Fixture(
        name="details",
        body="<details id='more'><summary>Opening hours</summary><p>Dawn to dusk.</p></details>",
        act=lambda hand, page: hand.click(page.get_by_text("Opening hours")),
        done="more.open",
    ),
    Fixture(
        name="past a date field",
        body='<label>From <input type="date"></label><button onclick="say(\'asked\')">Ask</button>',
        act=click("button", "Ask"),
        done=said("asked"),
    ),
    Fixture(
        name="past a field of date and time",
        body='<label>From <input type="datetime-local"></label><button onclick="say(\'asked\')">Ask</button>',
        act=click("button", "Ask"),
        done=said("asked"),
    ),
    Fixture(
        name="date",
        body='<label for="from_day">From</label> <input type="date" id="from_day">',
        act=fill("From", "2027-03-14"),
        done="from_day.value === '2027-03-14'",
    ),
    Fixture(
        name="file",
        body='<label for="plan">Plan of the plot</label> <input type="file" id="plan">',
        act=lambda hand, page: hand.upload(page.get_by_label("Plan of the plot"), SPADE),
        done="plan.files.length === 1",
    ),
    Fixture(
        name="slider",
        body='<label for="share">Share</label> <input type="range" id="share" min="0" max="10" value="2">',
        act=fill("Share", "6"),
        done="share.value === '6'",
    ),
    Fixture(
        name="text",
        body='<label for="who">Name</label> <input id="who" value="nobody">',
        act=fill("Name", "Ada"),
        done="who.value === 'Ada'",
    ),
    Fixture(
        name="text area",
        body='<label for="note">Note</label> <textarea id="note">old</textarea>',
        act=fill("Note", "Two lines,\nboth short."),
        done="note.value === 'Two lines,\\nboth short.'",
    ),
    Fixture(
        name="number and password and search",
        body='<label for="q">Find</label> <input type="search" id="q"><label for="p">Word</label>'
        '<input type="password" id="p"><label for="n">Beds</label><input type="number" id="n">',
        act=lambda hand, page: [
            hand.fill(page.get_by_label(name), text)
            for name, text in (("Beds", "3"), ("Word", "geheim"), ("Find", "x"))
        ],
        done="n.value === '3' && p.value === 'geheim' && q.value === 'x'",
    ),
    Fixture(
        name="field emptied",
        body='<label for="who">Name</label> <input id="who" value="nobody">',
        act=fill("Name", ""),
        done="who.value === ''",
    ),
    Fixture(
        name="past what is disabled, and backwards",
        body="<button onclick=\"say('first')\">First</button><button disabled>Second</button>"
        "<fieldset disabled><input></fieldset><button>Third</button>",
        act=lambda hand, page: [
            hand.click(page.get_by_role("button", name="Third")),
            hand.click(page.get_by_role("button", name="First")),
        ],
        done=said("first"),
    ),
    Fixture(
        name="past a list that scrolls and a film that stands still",
        body='<div style="height: 4rem; overflow: auto"><p style="height: 20rem">Minutes of the last meeting</p></div>'
        "<audio controls></audio><button onclick=\"say('on')\">Go on</button>",
        act=click("button", "Go on"),
        done=said("on"),
    ),
    Fixture(
        name="dialog of the browser's own",
        body="<button onclick=\"ask.showModal()\">Leave the society</button><dialog id='ask'><p>Are you sure?</p>"
        '<button onclick="say(\'left\'); ask.close()">Yes</button><button onclick="ask.close()">No</button></dialog>',
        act=lambda hand, page: [
            hand.click(page.get_by_role("button", name="Leave the society")),
            hand.click(page.get_by_role("button", name="Yes")),
        ],
        done=said("left"),
    ),
    Fixture(
        name="button that Tab leaves out",
        body='<button tabindex="-1" onclick="say(\'away\')">Give the plot back</button>',
        act=click("button", "Give the plot back"),
        told=wrong("unreached"),
    ),
]
