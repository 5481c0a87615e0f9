// Keeps what the browser's own observers report until the recorder asks for it; hands it over when the document dies.
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
  watch("soft-navigation", (e) => ({ value: e.startTime, url: e.name }));
  watch("interaction-contentful-paint", (e) => ({ value: e.renderTime || e.startTime }));

  const drain = () => {
    observers.forEach((flush) => flush());
    const drained = entries;
    entries = [];
    return { origin, entries: drained };
  };

  Object.defineProperty(window, "__virageVitals", { value: drain });
  addEventListener("pagehide", () => {
    const last = drain();
    if (last.entries.length && window.__virageHandOver) window.__virageHandOver(last);
  });
})();
