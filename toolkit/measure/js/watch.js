// Tells at once when a text of this run is in the page, painted and in view, and when the page says that there is news.
((run) => {
  if (window.__virageWatch) return;
  const origin = performance.timeOrigin;
  // Never the time that a frame or an observer gives: where the page is busy, it may lie before the text was there.
  const now = () => origin + performance.now();
  const tell = (what, at, more = {}) => window.__virageTell?.(JSON.stringify({ what, at, ...more }));
  const PATTERN = new RegExp(`${run} ([0-9a-f]{10})`, "g");
  // What is being typed, or is no part of the page, has not arrived.
  const UNREAD = "script, style, template, noscript, textarea, [contenteditable]:not([contenteditable=false])";
  const messages = new Map(); // the innermost element of each text: its tokens, and what was told of it
  const lookout = () => window.__virageLookout ?? {}; // selectors, as the adapter gave them
  const message = () => lookout().message || "article";
  const leads = new Map(); // where links in messages lead to: when the first of them was painted
  const links = new Set(); // those that were not shown yet
  const paths = (link) => [link.pathname, link.pathname + link.search];
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
    for (const { target, isIntersecting, intersectionRatio } of entries) {
      const seen = messages.get(target);
      if (!seen || seen.viewed || !isIntersecting || !intersectionRatio || !shown(target)) continue;
      seen.viewed = true;
      for (const token of seen.tokens) tell("view", now(), { token });
    }
  });

  let waiting = false;
  const look = () => {
    waiting = false;
    listen();
    for (const link of links) {
      if (link.isConnected && !shown(link)) continue;
      links.delete(link);
      if (!link.isConnected || !link.closest(message())) continue;
      requestAnimationFrame(() => {
        for (const path of paths(link)) if (!leads.has(path)) leads.set(path, now());
      });
    }
    for (const [element, seen] of messages) {
      if (!element.isConnected) {
        messages.delete(element);
        view.unobserve(element);
      } else if (!seen.painted && shown(element)) {
        seen.painted = true;
        requestAnimationFrame(() => {
          for (const token of seen.tokens) tell("painted", now(), { token });
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

  const collect = (node) => {
    if (node.matches?.("a[href]")) links.add(node);
    for (const link of node.querySelectorAll("a[href]")) links.add(link);
    if (links.size) wait();
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
      if (record.type === "attributes") continue;
      if (record.type === "characterData") changed.add(record.target.parentNode);
      else for (const node of record.addedNodes) changed.add(node.nodeType === Node.TEXT_NODE ? record.target : node);
    }
    for (const node of changed) {
      if (!node?.isConnected || !node.children) continue;
      find(node);
      if (lookout().message) collect(node);
    }
    if (records.some((record) => record.type !== "attributes")) listen();
    else soon();
  });
  // What hides and shows itself by an attribute does so often: it is looked at once a frame, and only by who waits.
  const soon = () => lookout().message && wait();
  const HIDING = ["hidden", "class", "style", "open", "inert", "aria-hidden", "aria-expanded", "data-state"];
  const watched = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: HIDING };
  const follow = (root) => mutations.observe(root, watched);
  for (const type of ["transitionend", "animationend"]) addEventListener(type, soon, { capture: true, passive: true });
  follow(document);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    follow(root);
    return root;
  };

  // The innermost messages of which something holds.
  const having = (test) => {
    const found = [...document.querySelectorAll(message())].filter(shown).filter(test);
    return found.filter((one) => !found.some((other) => other !== one && one.contains(other)));
  };

  window.__virageWatch = {
    // From here on: what the page says already is no news.
    arm: () => NEWS.forEach((name) => (told[name] = words(name))),
    count,
    // Whether the page says now that there is news.
    stands: () => words("notice") !== "",
    // When a link to this address was first painted in a message, since the watch began here.
    led: (address) => leads.get(address) ?? null,
    // How many messages of this page have the text, or else lead to where it stands.
    copies(token, address) {
      const leading = (element) => [...element.querySelectorAll("a[href]")].some((link) => paths(link).includes(address));
      return having((one) => text(one).includes(token)).length || (address ? having(leading).length : 0);
    },
    // Which of these texts the page shows, in the order in which they stand on it, from its top.
    order(tokens) {
      const top = (token) => having((one) => text(one).includes(token))[0]?.getBoundingClientRect().top;
      const standing = tokens.map((token) => [token, top(token)]).filter(([, at]) => at !== undefined);
      return standing.sort(([, one], [, other]) => one - other).map(([token]) => token);
    },
  };
})("%RUN%");
