// Tells at once when a text of this run is in the page, painted and in view, and when the page says that there is news.
((run) => {
  if (window.__virageWatch) return;
  const origin = performance.timeOrigin;
  const now = () => origin + performance.now();
  const tell = (what, at, more = {}) => window.__virageTell?.(JSON.stringify({ what, at, ...more }));
  const PATTERN = new RegExp(`${run} ([0-9a-f]{10})`, "g");
  // What is being typed, or is no part of the page, has not arrived.
  const UNREAD = "script, style, template, noscript, textarea, [contenteditable]:not([contenteditable=false])";
  const messages = new Map(); // the innermost element of each text: its tokens, and what was told of it
  const lookout = () => window.__virageLookout ?? {}; // selectors, as the adapter gave them
  const told = {};

  for (const type of ["click", "keydown"]) {
    addEventListener(type, (event) => event.isTrusted && tell("act", origin + event.timeStamp), { capture: true, passive: true });
  }

  const text = (node) => (node.nodeType === Node.ELEMENT_NODE || node.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? node.textContent : "") ?? "";
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    const reachable = box.width > 1 && box.height > 1 && box.right + scrollX > 0 && box.bottom + scrollY > 0;
    return reachable && (element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true);
  };

  const view = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting, intersectionRatio, time } of entries) {
      const seen = messages.get(target);
      if (!seen || seen.viewed || !isIntersecting || !intersectionRatio || !shown(target)) continue;
      seen.viewed = true;
      for (const token of seen.tokens) tell("view", origin + time, { token });
    }
  });

  let waiting = false;
  const look = () => {
    waiting = false;
    for (const [element, seen] of messages) {
      if (!element.isConnected) {
        messages.delete(element);
        view.unobserve(element);
      } else if (!seen.painted && shown(element)) {
        seen.painted = true;
        requestAnimationFrame((time) => {
          for (const token of seen.tokens) tell("painted", origin + time, { token });
        });
      }
    }
    if ([...messages.values()].some((seen) => !seen.painted)) wait();
  };
  const wait = () => {
    if (!waiting) requestAnimationFrame(look);
    waiting = true;
  };

  const has = (node) => text(node).search(PATTERN) !== -1;
  const find = (node) => {
    if (!has(node)) return;
    const inside = [...node.children].filter(has);
    for (const child of inside) find(child);
    if (inside.length || node.nodeType !== Node.ELEMENT_NODE || node.closest(UNREAD)) return;
    const tokens = [...text(node).matchAll(PATTERN)].map((match) => match[1]);
    const known = messages.get(node)?.tokens ?? [];
    const fresh = tokens.filter((token) => !known.includes(token));
    if (!fresh.length) return;
    messages.set(node, { tokens, painted: false, viewed: false });
    for (const token of fresh) tell("dom", now(), { token });
    view.unobserve(node); // a text that changed in its place is looked at anew
    view.observe(node);
    wait();
  };

  // What says that there is news: a control that shows itself or changes its words, a count that has another number.
  const NEWS = ["notice", "badge", "letters", "reactions"];
  const words = (name) => {
    const element = lookout()[name] && document.querySelector(lookout()[name]);
    return element && (name !== "notice" || shown(element)) ? text(element).trim() : "";
  };
  const NUMBER = /\d{1,3}(?:[\s.,'’]\d{3})+(?!\d)|\d+/; // 1 204, 1,204 and 1.204 are all a thousand and more
  const CUT = /^(?:[.,]\d+)?\s*(?:\+|[kKM]\b)/; // “9+” and “1.2k” do not say how many
  const count = (name) => {
    const said = words(name);
    const found = said.match(NUMBER);
    if (!found) return 0;
    return CUT.test(said.slice(found.index + found[0].length)) ? null : Number(found[0].replace(/\D/g, ""));
  };
  const listen = () => {
    for (const name of NEWS) {
      const said = words(name);
      if (said === (told[name] ?? "")) continue;
      told[name] = said;
      if (said || name !== "notice") tell(name, now(), { count: count(name) });
    }
  };

  const mutations = new MutationObserver((records) => {
    const changed = new Set();
    for (const record of records) {
      if (record.type === "characterData") changed.add(record.target.parentNode);
      else for (const node of record.addedNodes) changed.add(node.nodeType === Node.TEXT_NODE ? record.target : node);
    }
    for (const node of changed) if (node?.isConnected && node.children) find(node);
    listen();
  });
  const follow = (root) => mutations.observe(root, { subtree: true, childList: true, characterData: true });
  follow(document);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    follow(root);
    return root;
  };

  window.__virageWatch = {
    // From here on: what the page says already is no news.
    arm: () => NEWS.forEach((name) => (told[name] = words(name))),
    count,
    // How many messages of this page have the text, or else lead to where it stands.
    copies(token, address) {
      const all = [...document.querySelectorAll(lookout().message || "article")].filter(shown);
      const leads = (element) => [...element.querySelectorAll("a[href]")].some((link) => new URL(link.href).pathname === address);
      const having = (test) => {
        const found = all.filter(test);
        return found.filter((one) => !found.some((other) => other !== one && one.contains(other))).length;
      };
      return having((one) => text(one).includes(token)) || (address ? having(leads) : 0);
    },
  };
})("%RUN%");
