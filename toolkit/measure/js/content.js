// How a message is shown that begins with its token and ends with its mark: what is read of it, and what it does to the page.
([first, last, mark]) => {
  const CONTROLS = "a[href], button, summary, [role=button], [role=link]";
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const SIGN = /^:[^\s:]+(:[^\s:]+)?:$/; // a name that stands for the picture of a sign
  const EDITABLE = "textarea, input, script, style, title, template, [contenteditable=''], [contenteditable=true]";

  // What is read: texts, and the words that stand for pictures of signs.
  const read = (node) => {
    if (node.nodeType === 3) return node.nodeValue;
    if (node.nodeType !== 1 || node.matches(EDITABLE)) return "";
    if (node.tagName === "IMG") return node.alt;
    if (node.tagName === "BR") return "\n";
    return [...node.childNodes].map(read).join("");
  };
  const holders = [...document.querySelectorAll("body *")].filter((element) =>
    !element.closest(EDITABLE) && seen(element) && read(element).includes(first) &&
    ![...element.children].some((child) => read(child).includes(first)));

  // From the element where it begins, up to the one in which it ends, if it does.
  const whole = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) if (read(at).includes(last)) return at;
    return null;
  };
  // A title may be cut where the body below it is not.
  const start = holders.find((element) => read(element).includes(last)) ?? holders[0] ?? null;
  const message = start && (whole(start) ?? start);
  const leaked = [...document.querySelectorAll(`[id="virage-${mark}"], [src*="virage-${mark}"]`)]
    .concat(message ? [...message.querySelectorAll("script, iframe, object, embed")] : [])
    .concat([...document.querySelectorAll("a[href^='javascript:' i]")].filter((link) => link.href.includes(mark) || link.id.includes(mark)))
    .filter((element) => element.matches("script, iframe, object, embed, a[href^='javascript:' i]") ||
      [...element.attributes].some(({ name }) => name.startsWith("on")))
    .map((element) => element.tagName.toLowerCase());
  const ran = window[`__virageRan${mark}`] !== undefined;
  if (!message) return { found: false, leaked, ran };

  const text = read(message);
  const from = text.indexOf(first);
  const to = text.lastIndexOf(last);

  const root = document.documentElement;
  const over = () => Math.max(0, root.scrollWidth - root.clientWidth);
  const wide = over();
  const before = message.style.display;
  message.style.display = "none";
  const without = over();
  message.style.display = before;

  const block = (element) => {
    let at = element;
    while (at.parentElement && getComputedStyle(at).display === "inline") at = at.parentElement;
    return at;
  };
  const line = block(message);
  const isolates = (element) => {
    for (let at = element; at && at !== line; at = at.parentElement) {
      if (/isolate|plaintext/.test(getComputedStyle(at).unicodeBidi)) return true;
    }
    return false;
  };
  const alone = read(line).replace(/\s+/g, "") === text.replace(/\s+/g, "");

  let cut = false;
  for (let at = message; at && at !== document.body; at = at.parentElement) {
    const style = getComputedStyle(at);
    const hides = /hidden|clip/.test(style.overflowX + style.overflowY);
    const inside = read(at).length < text.length * 2; // a box of the message, and not of the page
    if (hides && inside && (at.scrollHeight > at.clientHeight + 2 || at.scrollWidth > at.clientWidth + 2)) cut = true;
  }
  // A message with what stands around it: its author, its time, what can be done with it.
  const around = (element) => {
    let at = element;
    for (let up = at.parentElement; up && up !== document.body && read(up).length < text.length + 300; up = up.parentElement) at = up;
    return at;
  };
  const item = message.closest("article, li, [role=article], [role=listitem], tr") ?? around(message);
  const name = (control) => (control.getAttribute("aria-label") ?? (control.innerText?.trim() || control.title || control.textContent))
    .replace(/\d+/g, "#").replace(/\s+/g, " ").trim();
  const controls = [...item.querySelectorAll(CONTROLS)].filter((control) => seen(control) && !read(control).includes(first));

  // What a screen reader calls a picture by: words of its own, of the link that it is in, or below it.
  const labelled = (element) => ["aria-label", "alt", "title"].map((name) => element.getAttribute(name))
    .concat((element.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((id) => document.getElementById(id)?.textContent))
    .some((words) => words?.trim());
  const named = (image) => {
    const link = image.closest("a[href], button");
    return labelled(image) || Boolean(image.closest("figure")?.querySelector("figcaption")?.textContent.trim()) ||
      Boolean(link && !link.contains(message) && (labelled(link) || link.textContent.trim()));
  };
  const pictures = [...item.querySelectorAll("img")].map((image) => ({ own: image.src.includes(mark), named: named(image) }));
  return {
    found: true, leaked, ran,
    text: to < 0 ? text.slice(from) : text.slice(from, to + last.length),
    whole: to >= 0,
    clipped: cut,
    signs: [...message.querySelectorAll("img")].some((image) => SIGN.test(image.alt)),
    overflow: Math.max(0, wide - without),
    isolated: alone || isolates(message),
    controls: controls.map(name),
    pictures,
  };
}
