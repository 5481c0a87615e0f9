// Waits until what fades or slides has come to rest (endless animations excepted), at most `limit` milliseconds.
(limit) => Promise.race([
  Promise.allSettled(document.getAnimations()
    .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime))
    .map((animation) => animation.finished)),
  new Promise((resolve) => setTimeout(resolve, limit)),
]).then(() => null)
