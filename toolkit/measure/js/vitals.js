// Keeps what the browser's own observers report until the recorder asks for it.
(handOver) => {
  if (window !== window.top || window.__virageVitals) return;
  const origin = performance.timeOrigin;
  let entries = [];

  const READ = {
    "largest-contentful-paint": (e) => ({ value: e.renderTime || e.startTime }),
    paint: (e) => e.name === "first-contentful-paint" && { value: e.startTime },
    "layout-shift": (e) => !e.hadRecentInput && { value: e.value },
    event: (e) => e.interactionId && { value: e.duration, interaction: e.interactionId },
    longtask: (e) => ({ value: e.duration }),
    navigation: (e) => ({ value: e.responseStart, bytes: e.transferSize }),
    resource: (e) => ({ value: e.duration, bytes: e.transferSize }),
    // Both start with the interaction that caused the change of view; their duration ends with the paint.
    "soft-navigation": (e) => ({ value: e.duration }),
    "interaction-contentful-paint": (e) => ({ value: e.duration }),
  };

  const keep = (list) => list.forEach((entry) => {
    const kept = READ[entry.entryType](entry);
    if (kept) entries.push({ kind: entry.entryType, at: origin + entry.startTime, ...kept });
  });
  // One observer of all kinds: the page's own work is interrupted once a batch, not once a kind.
  const observer = new PerformanceObserver((list) => keep(list.getEntries()));
  Object.keys(READ)
    .filter((type) => PerformanceObserver.supportedEntryTypes.includes(type))
    .forEach((type) => observer.observe({ type, buffered: true, ...(type === "event" && { durationThreshold: 16 }) }));

  const drain = () => {
    keep(observer.takeRecords());
    const drained = entries;
    entries = [];
    return { origin, entries: drained };
  };

  const over = handOver("__virageHandOver", () => [drain()]);
  Object.defineProperty(window, "__virageVitals", { value: over.tell });
}
