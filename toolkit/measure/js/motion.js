// What still moves although the person has asked for less motion.
({ MOST, row, seen }) => {
  const MOVES = ["transform", "translate", "rotate", "scale", "left", "top", "right", "bottom", "inset", "width", "height",
    "margin", "backgroundPosition", "offsetDistance"];
  const moving = document.getAnimations().filter((one) => one.playState === "running" && one.effect?.target &&
    seen(one.effect.target) && one.effect.getKeyframes().some((frame) =>
      Object.keys(frame).some((name) => MOVES.some((word) => name.startsWith(word)))));
  const elements = [...new Set(moving.map((one) => one.effect.target))];
  return elements.slice(0, MOST).map((one) => row(one, "failed", "It moves although less motion was asked for."));
}
