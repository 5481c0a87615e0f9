// How much a control weighs in the eye: its area, and the contrast of its words with what is behind them.
(element) => {
  const numbers = (color) => (color.match(/[\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const box = element.getBoundingClientRect();
  let behind = [255, 255, 255];
  for (let at = element; at; at = at.parentElement) {
    const color = numbers(getComputedStyle(at).backgroundColor);
    if (color.length === 3 || color[3] > 0.5) {
      behind = color;
      break;
    }
  }
  const [a, b] = [light(numbers(getComputedStyle(element).color)), light(behind)];
  return { area: box.width * box.height, contrast: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) };
}
