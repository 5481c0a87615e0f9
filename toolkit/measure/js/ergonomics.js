// What can be counted of a page as it stands: fields and their names, sizes of text, controls without words, its weight.
() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const shown = (element) => element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true });
  const words = (element) => element.textContent.trim().replace(/\s+/g, " ");
  const referred = (element) => (element.getAttribute("aria-labelledby") ?? "").split(/\s+/)
    .map((id) => id && document.getElementById(id)).filter(Boolean).map(words).join(" ").trim();
  const middle = (pairs) => {
    const ranked = pairs.filter(([, weight]) => weight > 0).sort((a, b) => a[0] - b[0]);
    let left = ranked.reduce((sum, [, weight]) => sum + weight, 0) / 2;
    return ranked.find(([, weight]) => (left -= weight) <= 0)?.[0] ?? null;
  };

  const facts = {};
  const tell = (name, value, examples = []) => {
    if (value !== null && value !== undefined) facts[name] = { value, examples: [...new Set(examples)].slice(0, 8) };
  };

  // Fields: a placeholder alone is gone as soon as somebody writes.
  const NO_TEXT = "[type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=checkbox], [type=radio], [type=file], [type=range], [type=color]";
  const written = all(`input:not(${NO_TEXT}), textarea`).filter(shown);
  const placeholder = (field) => field.placeholder?.trim() ?? "";
  const named = (field) => {
    const own = field.getAttribute("aria-label")?.trim() || field.title.trim();
    return [...(field.labels ?? [])].some((label) => words(label)) || referred(field) || (own && own !== placeholder(field));
  };
  const bare = written.filter((field) => placeholder(field) && !named(field));
  tell("fields", written.length);
  tell("placeholder_labels", bare.length, bare.map(placeholder));

  const known = written.filter((field) => ["password", "email"].includes(field.type));
  const untold = known.filter((field) => ["", "off"].includes(field.autocomplete));
  tell("credential_fields", known.length);
  tell("untold_credentials", untold.length, untold.map((field) => field.name || field.type));

  const groups = Object.values(Object.groupBy(all("input[type=radio][name]").filter(shown), (radio) => radio.name));
  const asked = groups.filter((group) => group.length > 1);
  const loose = asked.filter(([first]) => {
    const around = first.closest("fieldset, [role=radiogroup], [role=group]");
    return !around || !(around.querySelector(":scope > legend") || around.hasAttribute("aria-label") || referred(around));
  });
  tell("radio_groups", asked.length);
  tell("loose_radios", loose.length, loose.map(([first]) => first.name));

  const ENTRY = `input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), textarea, select`;
  const entries = (form) => new Set(all(ENTRY, form).filter(shown).map((field) => field.type === "radio" ? field.name : field)).size;
  const sizes = all("form").map(entries).filter(Boolean);
  tell("form_fields", sizes.length ? Math.max(...sizes) : null);

  // Headings, by level: whoever jumps from one to the next misses nothing.
  const levels = all("h1, h2, h3, h4, h5, h6, [role=heading][aria-level]").filter(shown)
    .map((heading) => [Number(heading.getAttribute("aria-level") ?? heading.tagName[1]), words(heading)]);
  const skipped = levels.filter(([level], at) => at && level > levels[at - 1][0] + 1);
  tell("headings", levels.length);
  tell("heading_skips", skipped.length, skipped.map(([, text]) => text));

  // Running text: its size, and how many characters stand in a line.
  const body = document.querySelector("main, [role=main]") ?? document.body;
  const texts = all("p, li, dd, td, blockquote", body).filter(shown).slice(0, 400);
  const own = (element) => [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join(" ").trim();
  tell("text_size", middle(texts.map((element) => [parseFloat(getComputedStyle(element).fontSize), own(element).length])));
  const lines = texts.filter((element) => own(element).length >= 100).map((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const rows = new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 4))).size;
    return [words(element).length / rows, rows > 1 ? 1 : 0];
  });
  tell("line_length", middle(lines));

  // Controls that are a picture alone need a name.
  const controls = all("button, a[href], [role=button], [role=link]").filter((control) => shown(control) && !control.innerText.trim());
  const pictures = controls.filter((control) => control.querySelector("svg, img, i, span, picture") || getComputedStyle(control).backgroundImage !== "none");
  const name = (control) => control.getAttribute("aria-label")?.trim() || referred(control) || control.title.trim() ||
    all("img[alt], [aria-label], svg title", control).some((part) => (part.alt ?? part.getAttribute("aria-label") ?? part.textContent).trim());
  const nameless = pictures.filter((control) => !name(control));
  tell("icon_controls", pictures.length);
  tell("nameless_controls", nameless.length, nameless.map((control) => control.outerHTML.slice(0, 80)));

  const media = all("video, audio").filter((player) => player.tagName === "AUDIO" || shown(player));
  const loud = media.filter((player) => player.autoplay && !player.muted && !player.controls);
  tell("media", media.length);
  tell("self_playing", loud.length);

  const scale = document.querySelector("meta[name=viewport]")?.content ?? "";
  tell("zoom_blocked", /user-scalable\s*=\s*(no|0)/.test(scale) || Number(/maximum-scale\s*=\s*([\d.]+)/.exec(scale)?.[1] ?? 9) < 2 ? 1 : 0);

  // What a first visit fetches: what came from a cache weighs what it would have weighed.
  const weight = (entry) => Math.max(entry.transferSize ?? 0, entry.encodedBodySize ?? 0);
  const fetched = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  const heavy = fetched.filter((entry) => weight(entry)).sort((a, b) => weight(b) - weight(a));
  tell("page_bytes", heavy.reduce((sum, entry) => sum + weight(entry), 0), heavy.slice(0, 1).map((entry) => new URL(entry.name).pathname));

  // Words of the platform, not of its members: controls anywhere, and what stands around the page's own matter.
  const MEMBERS = "article p, [role=article] p, blockquote, q, cite, code, pre, time, address, [contenteditable], svg, script, style, template";
  const AROUND = "nav, aside, footer, [role=navigation], [role=complementary], [role=contentinfo], [role=banner], body > header";
  const around = all(AROUND).filter((part) => !part.closest("article, [role=article]")).flatMap((part) => all("a, h1, h2, h3, h4, h5, h6", part));
  const interfaces = new Set([...all("button, [role=button], label, legend, summary, th"), ...around]);
  const spoken = (element) => element.closest("[lang]")?.lang.slice(0, 2).toLowerCase() ?? "";
  const language = document.documentElement.lang.slice(0, 2).toLowerCase();
  const said = [...interfaces].filter((element) => shown(element) && !element.closest(MEMBERS) && !element.querySelector("[lang]") && spoken(element) === language);
  const hints = written.filter((field) => placeholder(field) && spoken(field) === language).map(placeholder);
  return { facts, language, texts: [...new Set([...said.map(words), ...hints])].filter(Boolean).map((text) => text.slice(0, 120)).slice(0, 400) };
}
