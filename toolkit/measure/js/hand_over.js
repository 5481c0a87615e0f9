// What a document had not told when it went away waits in the session's storage for the next one of the same site.
(key, drain) => {
  let earlier = [];
  try {
    earlier = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    sessionStorage.removeItem(key);
  } catch { /* a document without storage has nothing handed over */ }
  addEventListener("pagehide", () => {
    try {
      sessionStorage.setItem(key, JSON.stringify([...earlier, ...drain()]));
    } catch { /* as above */ }
  });
  const handed = earlier.length > 0;
  const tell = () => {
    const told = [...earlier, ...drain()];
    earlier = [];
    return told;
  };
  return { handed, tell };
}
