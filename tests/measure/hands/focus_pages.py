"""Where the focus goes, whether it shows, whether it is hidden, and whether it comes out again."""

# ruff: noqa: E501 -- a page reads better in one piece

from __future__ import annotations

from tests.measure.hands.keyboard_pages import Fixture, click, said, wrong

SAVE = '<button class="save" onclick="say(\'saved\')">Save</button>'
SAVED = {"act": click("button", "Save"), "done": said("saved")}
TALL = "".join(f"<p>Minutes of the year {year}: nothing was decided.</p>" for year in range(1950, 1990))
DIALOG = """<button id="door">Give back</button><div role="dialog" aria-modal="true" aria-label="Sure?" id="ask" hidden
 style="position: fixed; inset: 20% 20% auto; background: white; border: 1px solid; padding: 1rem">
<p>Are you sure?</p><button id="yes">Yes</button> <a href="#rules">Rules</a>{more}</div><button id="after">Help</button>"""
KEEPS = """
ask.addEventListener("keydown", (event) => {
  if (event.key !== "Tab") return;
  const stops = [...ask.querySelectorAll("button, a")];
  const at = stops.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1);
  event.preventDefault();
  stops[(at + stops.length) % stops.length].focus();
});
"""
OPENS = 'door.onclick = () => { ask.hidden = false; yes.focus(); }; after.onclick = () => say("help");'
LEAVES = (
    'ask.addEventListener("keydown", (event) => { if (event.key === "Escape") { ask.hidden = true; door.focus(); } });'
)
ASK_HELP = [click("button", "Give back"), click("button", "Help")]


def both(hand, page):
    """Open the dialog, then look for help outside of it."""
    for act in ASK_HELP:
        act(hand, page)


def opened(hand, page):
    """Open the dialog, and let it have its time."""
    click("button", "Give back")(hand, page)
    page.wait_for_selector("#ask", state="visible")


def ring(css: str, name: str, *told: str, **more) -> Fixture:
    """A page whose button shows that it has the focus in some way."""
    body = more.pop("body", SAVE)
    return Fixture(name=name, body=f"<style>{css}</style>{body}", told=wrong(*told), **SAVED, **more)


FIXTURES = [
    # ------------------------------------------------------------------------------------------------------- traps
    Fixture(
        name="field that takes Tab for itself",
        body='<textarea id="code" aria-label="Code"></textarea>' + SAVE,
        script='code.addEventListener("keydown", (event) => { if (event.key === "Tab") event.preventDefault(); });',
        act=lambda hand, page: [hand.fill(page.get_by_label("Code"), "x"), SAVED["act"](hand, page)],
        told=wrong("trapped"),
    ),
    Fixture(
        name="field that takes Tab until Escape is pressed",
        body='<textarea id="code" aria-label="Code"></textarea>' + SAVE,
        script="""let free = false; code.addEventListener("keydown", (event) => {
          if (event.key === "Escape") free = true;
          else if (event.key === "Tab" && !free) event.preventDefault();
        });""",
        act=lambda hand, page: [hand.fill(page.get_by_label("Code"), "x"), SAVED["act"](hand, page)],
        done=said("saved"),
    ),
    Fixture(
        name="editor that is left as it says",
        body='<p id="how">Tab indents. Press Ctrl+M, then Tab, to leave.</p>'
        '<textarea id="code" aria-label="Code" aria-describedby="how"></textarea>' + SAVE,
        script="""let free = false; code.addEventListener("keydown", (event) => {
          if (event.key === "m" && event.ctrlKey) free = true;
          else if (event.key === "Tab" && !free) event.preventDefault();
        });""",
        act=lambda hand, page: [hand.fill(page.get_by_label("Code"), "x"), SAVED["act"](hand, page)],
        done=said("saved"),
    ),
    Fixture(
        name="field that takes the focus back until it is valid",
        body='<label>Post code <input id="zip" required pattern="[0-9]{5}"></label>' + SAVE,
        script='zip.addEventListener("blur", () => { if (!zip.validity.valid) setTimeout(() => zip.focus(), 0); });',
        act=lambda hand, page: [hand.fill(page.get_by_label("Post code"), "x"), SAVED["act"](hand, page)],
        told=wrong("trapped"),
    ),
    Fixture(
        name="dialog that keeps the focus, and Escape",
        body=DIALOG.format(more=""),
        script=OPENS + KEEPS + LEAVES,
        act=both,
        done=said("help"),
    ),
    Fixture(
        name="dialog that keeps the focus for ever",
        body=DIALOG.format(more=""),
        script=OPENS + KEEPS,
        act=both,
        told=wrong("trapped"),
    ),
    Fixture(
        name="dialog that keeps the focus, with a button that closes it",
        body=DIALOG.format(more=' <button onclick="ask.hidden = true">Close</button>'),
        script=OPENS + KEEPS,
        act=both,
        told=wrong("unreached"),
    ),
    Fixture(
        name="banner that keeps the focus, not even a dialog",
        body='<button id="one">A</button><button id="two">B</button>' + SAVE,
        script="""one.onkeydown = two.onkeydown = (event) => {
          if (event.key === "Tab") { event.preventDefault(); (event.target === one ? two : one).focus(); }
        };""",
        act=SAVED["act"],
        told=wrong("trapped"),
    ),
    # ------------------------------------------------------------------------------------------------- what shows
    ring(".save:focus { outline: none }", "outline taken away", "invisible"),
    ring(".save:focus { outline: 2px solid transparent }", "outline without a colour", "invisible"),
    ring(".save:focus { outline: 0; cursor: pointer; transition: color 1s }", "nothing that can be seen", "invisible"),
    ring(".save:focus { outline: none; box-shadow: 0 0 0 3px navy }", "ring made of a shadow"),
    ring(
        ".save { border: 2px solid grey } .save:focus { outline: none; border-color: navy }", "ring made of the border"
    ),
    ring(".save:focus { outline: none; background: gold }", "another ground"),
    ring(
        ".save:focus { outline: none; border-radius: 4px; position: relative; z-index: 1 }",
        "rounder corners",
        "invisible",
    ),
    ring(
        ".save { transition: box-shadow 2s; box-shadow: 0 0 0 0 navy } .save:focus { outline: none; box-shadow: 0 0 0 3px navy }",
        "ring that fades in",
    ),
    ring(
        ".box:focus-within { outline: 2px solid navy } .save:focus { outline: none }",
        "ring around what it is in",
        body=f'<div class="box">{SAVE}</div>',
    ),
    ring(
        ".save { position: relative } .save:focus { outline: none } "
        ".save:focus::after { content: ''; position: absolute; inset: -4px; border: 2px solid navy }",
        "ring made of what comes after",
    ),
    Fixture(
        name="checkbox that is out of sight, with a ring around its picture",
        body="<style>.box { position: absolute; opacity: 0 } .box:focus + .look { outline: 2px solid navy } "
        ".look { display: inline-block; width: 20px; height: 20px; border: 1px solid }</style>"
        '<label><input type="checkbox" class="box" id="ok"><span class="look"></span> I agree</label>',
        act=lambda hand, page: hand.check(page.get_by_role("checkbox"), on=True),
        done="ok.checked",
    ),
    Fixture(
        name="checkbox that is out of sight, with a ring around a picture before it",
        body="<style>.box { position: absolute; opacity: 0 } label:focus-within .thumb { box-shadow: 0 0 0 3px navy } "
        ".thumb { display: inline-block; width: 20px; height: 20px; border: 1px solid }</style>"
        '<label><span><i class="thumb"></i></span><input type="checkbox" class="box" id="ok"> I agree</label>',
        act=lambda hand, page: hand.check(page.get_by_role("checkbox"), on=True),
        done="ok.checked",
    ),
    Fixture(
        name="checkbox that is cut to nothing, with a picture that stays as it is",
        body="<style>.box { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0) } "
        ".look { display: inline-block; width: 20px; height: 20px; border: 1px solid }</style>"
        '<label><input type="checkbox" class="box" id="ok"><span class="look"></span> I agree</label>',
        act=lambda hand, page: hand.check(page.get_by_role("checkbox"), on=True),
        done="ok.checked",
        told=wrong("invisible"),
    ),
    Fixture(
        name="link that is cut to nothing until it has the focus",
        body="<style>.to:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; "
        "clip-path: inset(50%) }</style>"
        '<a class="to" href="#rules" onclick="say(\'rules\')">Rules</a>',
        act=click("link", "Rules"),
        done=said("rules"),
    ),
    Fixture(
        name="field that shows no ring but a caret",
        body='<style>input:focus { outline: none }</style><label for="who">Name</label> <input id="who">',
        act=lambda hand, page: hand.fill(page.get_by_label("Name"), "Ada"),
        done="who.value === 'Ada'",
    ),
    # ----------------------------------------------------------------------------------------------- what is hidden
    Fixture(
        name="under a bar that stays at the foot",
        body=TALL + f'<p>{SAVE}</p><div style="height: 60px"></div>',
        script="""const bar = document.createElement("div");
          bar.style.cssText = "position: fixed; inset: auto 0 0; height: 400px; background: white; border-top: 1px solid";
          bar.innerHTML = "We use cookies. <button>Fine</button>"; document.body.append(bar);""",
        told=wrong("obscured"),
        **SAVED,
    ),
    Fixture(
        name="beside a bar that stays at the foot",
        body=TALL + f'<p>{SAVE}</p><div style="height: 400px"></div>',
        script="""const bar = document.createElement("div");
          bar.style.cssText = "position: fixed; inset: auto 0 0; height: 60px; background: white";
          document.documentElement.style.scrollPaddingBottom = "80px";
          bar.innerHTML = "We use cookies. <button>Fine</button>"; document.body.append(bar);""",
        **SAVED,
    ),
    Fixture(
        name="under a head that stays, on the way back",
        body='<header style="position: sticky; top: 0; height: 120px; background: #eee">Society</header>'
        + f"<p>{SAVE}</p>"
        + TALL
        + "<button onclick=\"say('last')\">Last</button>",
        whole=True,
        act=lambda hand, page: [
            click("button", "Last")(hand, page),
            page.evaluate("document.querySelector('.save').scrollIntoView(true)"),
            SAVED["act"](hand, page),
        ],
        told=wrong("obscured"),
    ),
    Fixture(
        name="beside a head that stays, with room kept",
        body="<style>html { scroll-padding-top: 140px }</style>"
        '<header style="position: sticky; top: 0; height: 120px; background: #eee">Society</header>'
        + f"<p>{SAVE}</p>"
        + TALL
        + "<button onclick=\"say('last')\">Last</button>",
        whole=True,
        act=lambda hand, page: [click("button", "Last")(hand, page), SAVED["act"](hand, page)],
        done=said("saved"),
    ),
    # ------------------------------------------------------------------------------------------ what becomes of it
    Fixture(
        name="button that removes itself",
        body="<ul><li>Beans <button onclick=\"say('gone'); this.parentNode.remove()\">Remove beans</button></li>"
        "<li>Kale <button>Remove kale</button></li></ul>",
        act=click("button", "Remove beans"),
        done=said("gone"),
        told=wrong("lost"),
    ),
    Fixture(
        name="button that removes itself and hands the focus on",
        body="<ul><li>Beans <button onclick=\"say('gone'); kale.focus(); this.parentNode.remove()\">Remove beans"
        '</button></li><li>Kale <button id="kale">Remove kale</button></li></ul>',
        act=click("button", "Remove beans"),
        done=said("gone"),
    ),
    Fixture(
        name="page that is drawn anew",
        body='<div id="app"></div>',
        script="""const draw = (n) => {
          app.innerHTML = `<button>Like (${n})</button>`;
          app.firstChild.onclick = () => { draw(n + 1); say("liked"); };
        }; draw(0);""",
        act=click("button", "Like (0)"),
        done=said("liked"),
        told=wrong("lost"),
    ),
    Fixture(
        name="dialog that takes the focus",
        body=DIALOG.format(more=""),
        script=OPENS + KEEPS + LEAVES,
        act=opened,
        done="!ask.hidden",
    ),
    Fixture(
        name="dialog that fades in, and then takes the focus",
        body=DIALOG.format(more=""),
        script="door.onclick = () => { ask.hidden = false; setTimeout(() => yes.focus(), 400); };" + KEEPS + LEAVES,
        act=opened,
        done="!ask.hidden",
    ),
    Fixture(
        name="list that is drawn anew, and then has the focus again",
        body='<ul id="posts"><li><button onclick="again()">Like</button></li></ul>',
        script="""const again = () => {
  posts.innerHTML = "<li><button onclick='again()'>Liked</button></li>";
  setTimeout(() => posts.querySelector("button").focus(), 300);
  say("liked");
};""",
        act=click("button", "Like"),
        done=said("liked"),
    ),
    Fixture(
        name="dialog that leaves the focus behind",
        body=DIALOG.format(more=""),
        script="door.onclick = () => { ask.hidden = false; };",
        act=opened,
        done="!ask.hidden",
        told=wrong("behind"),
    ),
    Fixture(
        name="link past the navigation",
        body='<a href="#main" class="skip">Skip to the plots</a><nav><a href="#home">Home</a></nav>'
        f'<main id="main" tabindex="-1">{SAVE}</main>',
        whole=True,
        told=wrong("skips"),
        **SAVED,
    ),
    Fixture(
        name="link past the navigation that leads nowhere",
        body='<a href="#content" class="skip">Skip to the plots</a><nav><a href="#home">Home</a></nav>'
        f'<main id="main" tabindex="-1">{SAVE}</main>',
        whole=True,
        told=wrong("skips nowhere"),
        **SAVED,
    ),
    # -------------------------------------------------------------------------------------- frames and shadow trees
    Fixture(
        name="frame",
        body="<iframe title='Map' srcdoc=\"<a href='#n'>North</a><button onclick='document.title=1'>Zoom in</button>\"></iframe>",
        act=lambda hand, page: hand.click(page.frame_locator("iframe").get_by_role("button", name="Zoom in")),
        done="document.querySelector('iframe').contentDocument.title === '1'",
    ),
    Fixture(
        name="frame within a frame",
        body="<iframe title='Map' srcdoc=\"<button>Out</button><iframe title='Legend' srcdoc='<button onclick=&quot;"
        "document.title=1&quot;>Legend</button>'></iframe>\"></iframe>",
        act=lambda hand, page: hand.click(
            page.frame_locator("iframe").frame_locator("iframe").get_by_role("button", name="Legend")
        ),
        done="document.querySelector('iframe').contentDocument.querySelector('iframe').contentDocument.title === '1'",
    ),
    Fixture(
        name="past a frame full of links",
        body="<iframe title='Feed' srcdoc=\""
        + "".join(f"<a href='#{n}'>{n}</a>" for n in range(15))
        + f'"></iframe>{SAVE}',
        **SAVED,
    ),
    Fixture(
        name="shadow tree",
        body="<plot-card></plot-card>",
        script="""customElements.define("plot-card", class extends HTMLElement { connectedCallback() {
          this.attachShadow({ mode: "open" }).innerHTML = "<p>Plot 7</p><a href='#x'>Map</a><button>Reserve</button>";
          this.shadowRoot.querySelector("button").onclick = () => say("reserved");
        } });""",
        act=click("button", "Reserve"),
        done=said("reserved"),
    ),
    Fixture(
        name="shadow tree that takes the focus for its host",
        body='<my-button data-testid="host"></my-button>',
        script="""customElements.define("my-button", class extends HTMLElement { connectedCallback() {
          this.attachShadow({ mode: "open", delegatesFocus: true }).innerHTML = "<button>Reserve</button>";
          this.onclick = () => say("reserved");
        } });""",
        act=lambda hand, page: hand.click(page.get_by_test_id("host")),
        done=said("reserved"),
    ),
    Fixture(
        name="shadow tree within a shadow tree",
        body="<plot-list></plot-list><button onclick=\"say('back')\">Back</button>",
        script="""customElements.define("plot-row", class extends HTMLElement { connectedCallback() {
          this.attachShadow({ mode: "open" }).innerHTML = "<input aria-label='Share'><button>Take</button>";
          this.shadowRoot.querySelector("button").onclick = () => say("taken");
        } });
        customElements.define("plot-list", class extends HTMLElement { connectedCallback() {
          this.attachShadow({ mode: "open" }).innerHTML = "<button>All</button><plot-row></plot-row>";
        } });""",
        act=click("button", "Take"),
        done=said("taken"),
    ),
]
