// Keeps what the browser's own observers report until the recorder asks for it.
(() => {
  if (window !== window.top || window.__virageVitals) return;
  const origin = performance.timeOrigin;
  let entries = [];
  const observers = [];

  const watch = (type, read, options = {}) => {
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
    const keep = (list) => list.forEach((entry) => {
      const kept = read(entry);
      if (kept) entries.push({ kind: type, at: origin + entry.startTime, ...kept });
    });
    const observer = new PerformanceObserver((list) => keep(list.getEntries()));
    observer.observe({ type, buffered: true, ...options });
    observers.push(() => keep(observer.takeRecords()));
  };

  watch("largest-contentful-paint", (e) => ({ value: e.renderTime || e.startTime }));
  watch("paint", (e) => e.name === "first-contentful-paint" && { value: e.startTime });
  watch("layout-shift", (e) => !e.hadRecentInput && { value: e.value });
  watch("event", (e) => e.interactionId && { value: e.duration, interaction: e.interactionId },
    { durationThreshold: 16 });
  watch("longtask", (e) => ({ value: e.duration }));
  watch("navigation", (e) => ({ value: e.responseStart, bytes: e.transferSize }));
  watch("resource", (e) => ({ value: e.duration, bytes: e.transferSize }));
  // Both start with the interaction that caused the change of view; their duration ends with the paint.
  watch("soft-navigation", (e) => ({ value: e.duration }));
  watch("interaction-contentful-paint", (e) => ({ value: e.duration }));

  const drain = () => {
    observers.forEach((flush) => flush());
    const drained = entries;
    entries = [];
    return { origin, entries: drained };
  };

  // The last entries of a document that goes away wait in the session's storage for the next one of the same site.
  const KEY = "__virageHandOver";
  let earlier = [];
  try {
    earlier = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    sessionStorage.removeItem(KEY);
  } catch { /* a document without storage has nothing handed over */ }
  addEventListener("pagehide", () => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify([...earlier, drain()]));
    } catch { /* as above */ }
  });

  Object.defineProperty(window, "__virageVitals", {
    value: () => {
      const batches = [...earlier, drain()];
      earlier = [];
      return batches;
    },
  });
})();
