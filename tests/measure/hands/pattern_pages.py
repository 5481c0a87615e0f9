"""Widgets that scripts make of other things, as their patterns want them, and as they should not be."""

# ruff: noqa: E501 -- a page reads better in one piece

from __future__ import annotations

from tests.measure.hands.keyboard_pages import Fixture, click, fill, said, wrong

ROVING = """
const rove = (box, role, [back, on], then = () => {}) => {
  const items = [...box.querySelectorAll(`[role=${role}]`)];
  items.forEach((item, at) => { item.tabIndex = at ? -1 : 0; });
  box.addEventListener("keydown", (event) => {
    const step = { [back]: -1, [on]: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = items[(items.indexOf(document.activeElement) + step + items.length) % items.length];
    for (const item of items) item.tabIndex = item === next ? 0 : -1;
    next.focus();
    then(next);
  });
};
"""
VERTICAL, HORIZONTAL = '["ArrowUp", "ArrowDown"]', '["ArrowLeft", "ArrowRight"]'
ENTER = """
const onEnter = (box, does) => box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" || event.key === " ") { event.preventDefault(); does(event.target); }
});
"""
MENU = """<button id="door" aria-haspopup="menu" aria-expanded="false" aria-controls="menu">Plot 7</button>
<div id="menu" role="menu" hidden><div role="menuitem" tabindex="-1">Share</div><div role="menuitem" tabindex="-1">Water</div>
<div role="menuitem" tabindex="-1">Give back</div></div>"""
OPEN_MENU = """
const show = (on) => { menu.hidden = !on; door.setAttribute("aria-expanded", on); };
door.addEventListener("click", () => { show(menu.hidden); if (!menu.hidden) menu.firstElementChild.focus(); });
menu.addEventListener("click", (event) => { say(event.target.textContent); show(false); door.focus(); });
"""
WATER = {
    "act": lambda hand, page: [
        hand.click(page.get_by_role("button", name="Plot 7")),
        hand.click(page.get_by_role("menuitem", name="Water")),
    ],
    "done": said("Water"),
}
TABS = """<div role="tablist" id="tabs"><button role="tab" aria-selected="true">Plots</button>
<button role="tab" aria-selected="false">People</button><button role="tab" aria-selected="false">Money</button></div>"""
SELECT = """
const select = (tab) => {
  for (const one of tabs.children) one.setAttribute("aria-selected", one === tab);
  say(tab.textContent);
};
tabs.addEventListener("click", (event) => select(event.target));
"""
LIST = '<ul role="listbox" id="list" aria-label="Crops"{tab}>{items}</ul>'
CROPS = "".join(
    f'<li role="option" id="crop-{crop.lower()}">{crop}</li>' for crop in ("Beans", "Kale", "Leeks", "Peas")
)
TREE = """<ul role="tree" id="tree" aria-label="Sites"><li role="treeitem" aria-expanded="true">North
<ul role="group"><li role="treeitem">Hill</li><li role="treeitem">Brook</li></ul></li><li role="treeitem">South</li></ul>"""
POINTING = """
const point = (holder, items) => {
  let at = -1;
  holder.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step) {
      event.preventDefault();
      at = Math.max(0, Math.min(items.length - 1, at + step));
      holder.setAttribute("aria-activedescendant", items[at].id);
      items.forEach((item, index) => { item.style.background = index === at ? "gold" : ""; });
    }
    if (event.key === "Enter" && at >= 0) { event.preventDefault(); items[at].click(); }
  });
  for (const item of items) item.addEventListener("click", () => {
    for (const other of items) other.setAttribute("aria-selected", other === item);
    say(item.textContent);
  });
};
"""
GRID = """<table role="grid" aria-label="Beds" id="grid"><tr role="row"><td role="gridcell" tabindex="0">A1</td>
<td role="gridcell" tabindex="-1">A2</td></tr><tr role="row"><td role="gridcell" tabindex="-1">B1</td>
<td role="gridcell" tabindex="-1">B2</td></tr></table>"""
GRID_KEYS = """
grid.addEventListener("keydown", (event) => {
  const cells = [...grid.querySelectorAll("td")];
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -2, ArrowDown: 2 }[event.key];
  const next = cells[cells.indexOf(document.activeElement) + step];
  if (next) { event.preventDefault(); next.focus(); }
  if (event.key === "Enter") say(document.activeElement.textContent);
});
grid.addEventListener("click", (event) => say(event.target.textContent));
"""

FIXTURES = [
    Fixture(
        name="menu button",
        body=MENU,
        script=ROVING
        + ENTER
        + OPEN_MENU
        + f'rove(menu, "menuitem", {VERTICAL}); onEnter(menu, (item) => item.click());',
        **WATER,
    ),
    Fixture(
        name="menu button that keeps the focus until an arrow is pressed",
        body=MENU,
        script=ROVING
        + ENTER
        + OPEN_MENU.replace("if (!menu.hidden) menu.firstElementChild.focus();", "")
        + f'rove(menu, "menuitem", {VERTICAL}); onEnter(menu, (item) => item.click());'
        + 'door.addEventListener("keydown", (event) => { if (event.key === "ArrowDown") menu.firstElementChild.focus(); });',
        **WATER,
    ),
    Fixture(
        name="menu whose items no key reaches",
        body=MENU.replace(' tabindex="-1"', ""),
        script=OPEN_MENU.replace("menu.firstElementChild.focus()", "0"),
        act=WATER["act"],
        told=wrong("unreached"),
    ),
    Fixture(
        name="menu bar",
        body='<div role="menubar" id="bar" aria-label="Society"><span role="menuitem">Plots</span>'
        '<span role="menuitem">People</span><span role="menuitem">Money</span></div>',
        script=ROVING + ENTER + f'rove(bar, "menuitem", {HORIZONTAL}); onEnter(bar, (item) => say(item.textContent));',
        act=click("menuitem", "Money"),
        done=said("Money"),
    ),
    Fixture(
        name="tabs that follow the focus",
        body=TABS,
        script=ROVING + SELECT + f'rove(tabs, "tab", {HORIZONTAL}, select);',
        act=click("tab", "People"),
        done=said("People"),
    ),
    Fixture(
        name="tabs that wait for Enter",
        body=TABS,
        script=ROVING + SELECT + f'rove(tabs, "tab", {HORIZONTAL});',
        act=click("tab", "Money"),
        done=said("Money"),
    ),
    Fixture(
        name="tabs that are all stops of their own",
        body=TABS,
        script=SELECT,
        act=click("tab", "Money"),
        done=said("Money"),
    ),
    Fixture(
        name="tabs that no arrow changes",
        body=TABS.replace('aria-selected="false"', 'aria-selected="false" tabindex="-1"'),
        script=SELECT,
        act=click("tab", "Money"),
        told=wrong("unreached"),
    ),
    Fixture(
        name="list box with a focus that moves",
        body=LIST.format(tab="", items=CROPS),
        script=ROVING + ENTER + f'rove(list, "option", {VERTICAL}); onEnter(list, (item) => say(item.textContent));',
        act=click("option", "Leeks"),
        done=said("Leeks"),
    ),
    Fixture(
        name="list box that points at its options",
        body=LIST.format(tab=' tabindex="0"', items=CROPS),
        script=POINTING + "point(list, [...list.children]);",
        act=click("option", "Leeks"),
        done=said("Leeks"),
    ),
    Fixture(
        name="combobox",
        body='<label for="crop">Crop</label> <input id="crop" role="combobox" aria-expanded="true" aria-controls="list">'
        + LIST.format(tab="", items=CROPS),
        script=POINTING + "point(crop, [...list.children]);",
        act=lambda hand, page: [
            hand.fill(page.get_by_role("combobox"), "e"),
            hand.click(page.get_by_role("option", name="Peas")),
        ],
        done=said("Peas"),
    ),
    Fixture(
        name="combobox that answers to a pointer only",
        body='<label for="crop">Crop</label> <input id="crop" role="combobox" aria-expanded="true" aria-controls="list">'
        + LIST.format(tab="", items=CROPS),
        script='list.addEventListener("click", (event) => say(event.target.textContent));',
        act=lambda hand, page: [
            hand.fill(page.get_by_role("combobox"), "e"),
            hand.click(page.get_by_role("option", name="Peas")),
        ],
        told=wrong("unreached"),
    ),
    Fixture(
        name="tree",
        body=TREE,
        script=ROVING + ENTER + f'rove(tree, "treeitem", {VERTICAL}); onEnter(tree, (item) => say(item.textContent));',
        act=click("treeitem", "Brook"),
        done=said("Brook"),
    ),
    Fixture(name="grid", body=GRID, script=GRID_KEYS, act=click("gridcell", "B2"), done=said("B2")),
    Fixture(
        name="toolbar",
        body='<div role="toolbar" id="bar" aria-label="Text"><button role="button">Bold</button>'
        '<button role="button">Italic</button><button role="button">Link</button></div><textarea></textarea>',
        script=ROVING + f'rove(bar, "button", {HORIZONTAL}); bar.onclick = (event) => say(event.target.textContent);',
        act=click("button", "Link"),
        done=said("Link"),
    ),
    Fixture(
        name="toolbar that stands upright",
        body='<div role="toolbar" id="bar" aria-label="Text" aria-orientation="vertical"><button role="button">Bold'
        '</button><button role="button">Italic</button></div>',
        script=ROVING + f'rove(bar, "button", {VERTICAL}); bar.onclick = (event) => say(event.target.textContent);',
        act=click("button", "Italic"),
        done=said("Italic"),
    ),
    Fixture(
        name="group of radio buttons made by hand",
        body='<div role="radiogroup" id="size" aria-label="Size"><div role="radio" aria-checked="true">Half</div>'
        '<div role="radio" aria-checked="false">Full</div></div>',
        script=ROVING
        + f"""rove(size, "radio", {VERTICAL}, (radio) => {{
          for (const one of size.children) one.setAttribute("aria-checked", one === radio);
        }});""",
        act=lambda hand, page: hand.check(page.get_by_role("radio", name="Full"), on=True),
        done="size.lastElementChild.getAttribute('aria-checked') === 'true'",
    ),
    Fixture(
        name="switch",
        body='<button role="switch" aria-checked="false" id="pump" onclick="this.ariaChecked = this.ariaChecked !== '
        "'true'\">Pump</button>",
        act=lambda hand, page: hand.check(page.get_by_role("switch"), on=True),
        done="pump.ariaChecked === 'true'",
    ),
    Fixture(
        name="switch that only looks like one",
        body='<span role="switch" aria-checked="false" id="pump" onclick="this.ariaChecked = true">Pump</span>',
        act=lambda hand, page: hand.check(page.get_by_role("switch"), on=True),
        told=wrong("unreached"),
    ),
    Fixture(
        name="checkbox made by hand that knows no key",
        body='<span role="checkbox" tabindex="0" aria-checked="false" onclick="this.ariaChecked = true">Compost</span>',
        act=lambda hand, page: hand.check(page.get_by_role("checkbox"), on=True),
        told=wrong("inoperable"),
    ),
    Fixture(
        name="accordion",
        body='<h2><button aria-expanded="false" aria-controls="fees" id="head">Fees</button></h2>'
        '<div id="fees" hidden>Ten pounds. <a href="#pay">Pay</a></div>',
        script='head.onclick = () => { fees.hidden = !fees.hidden; head.setAttribute("aria-expanded", !fees.hidden); };',
        act=lambda hand, page: [
            hand.click(page.get_by_role("button", name="Fees")),
            hand.click(page.get_by_role("link", name="Pay")),
        ],
        done="location.hash === '#pay'",
    ),
    Fixture(
        name="menu that shows when it has the focus",
        body="<style>.sub { display: none } .top:focus-within .sub, .top:hover .sub { display: block }</style>"
        '<div class="top"><a href="#plots-all">All plots</a><div class="sub"><a href="#free">Free ones</a></div></div>',
        act=lambda hand, page: [
            hand.reveal(page.get_by_role("link", name="All plots")),
            hand.click(page.get_by_text("Free ones")),
        ],
        done="location.hash === '#free'",
    ),
    Fixture(
        name="menu that shows for a pointer only",
        body="<style>.sub { display: none } .top:hover .sub { display: block }</style>"
        '<div class="top"><a href="#plots-all">All plots</a><div class="sub"><a href="#free">Free ones</a></div></div>',
        act=lambda hand, page: [
            hand.reveal(page.get_by_role("link", name="All plots")),
            hand.click(page.get_by_text("Free ones")),
        ],
        told=wrong("unreached"),
    ),
    Fixture(
        name="card that can be clicked",
        body="<div onclick=\"say('opened')\" style='cursor: pointer'><h2>Plot 7</h2><p>Beans, and a shed</p></div>",
        act=lambda hand, page: hand.click(page.get_by_text("Beans, and a shed")),
        told=wrong("unreached"),
    ),
    Fixture(
        name="card with one link in it",
        body='<article style="cursor: pointer" onclick="location.hash = \'plot-7\'"><h2><a href="#plot-7">Plot 7</a></h2>'
        "<p>Beans, and a shed</p></article>",
        act=lambda hand, page: hand.click(page.get_by_role("article")),
        done="location.hash === '#plot-7'",
    ),
    Fixture(
        name="button made of a div, with keys",
        body='<div role="button" tabindex="0" id="like">Like</div>',
        script=ENTER + 'like.onclick = () => say("liked"); onEnter(like, (it) => it.click());',
        act=click("button", "Like"),
        done=said("liked"),
    ),
    Fixture(
        name="button made of a div, with Space only",
        body='<div role="button" tabindex="0" id="like">Like</div>',
        script='like.onkeyup = (event) => { if (event.key === " ") say("liked"); };',
        act=click("button", "Like"),
        done=said("liked"),
    ),
    Fixture(
        name="button made of a div, without keys",
        body='<div role="button" tabindex="0" onclick="say(\'liked\')">Like</div>',
        act=click("button", "Like"),
        told=wrong("inoperable"),
    ),
    Fixture(
        name="button made of a div, without keys, beside a clock and under a mark that keys are used",
        body='<p id="clock"></p><div role="button" tabindex="0" onclick="say(\'liked\')">Like</div>',
        script="""setInterval(() => { clock.textContent = Date.now(); }, 300);
          addEventListener("keydown", (event) => { document.body.className = `by-${event.key}`; });""",
        act=click("button", "Like"),
        told=wrong("inoperable"),
    ),
    Fixture(
        name="button made of a div, which answers late beside a clock",
        body='<p id="clock"></p><div role="button" tabindex="0" id="like">Like</div>',
        script="""setInterval(() => { clock.textContent = Date.now(); }, 300);
          like.onkeydown = (event) => { if (event.key === "Enter") setTimeout(() => say("liked"), 700); };""",
        act=click("button", "Like"),
        done=said("liked"),
    ),
    Fixture(
        name="words that can be clicked within something that takes the focus",
        body='<div tabindex="0" style="padding: 1rem">News of the society <span onclick="say(\'hidden\')">Hide</span></div>',
        act=lambda hand, page: hand.click(page.get_by_text("Hide", exact=True)),
        told=wrong("unreached"),
    ),
    Fixture(
        name="editor",
        body='<div id="note" contenteditable="true" role="textbox" aria-label="Note"><p>old</p></div>',
        act=fill("Note", "new"),
        done="note.innerText.trim() === 'new'",
    ),
    Fixture(
        name="editor that takes no text",
        body='<div id="note" contenteditable="true" role="textbox" aria-label="Note">old</div>',
        script='note.addEventListener("beforeinput", (event) => event.preventDefault());',
        act=fill("Note", "new"),
        told=wrong("inoperable"),
    ),
    Fixture(
        name="editor in a frame",
        body="<iframe title='Note' srcdoc=\"<body contenteditable aria-label='Note' role='textbox'><p>old</p></body>\"></iframe>",
        act=lambda hand, page: hand.fill(page.frame_locator("iframe").locator("body"), "new"),
        done="document.querySelector('iframe').contentDocument.body.innerText.trim() === 'new'",
    ),
]
