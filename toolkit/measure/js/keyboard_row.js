// Where presses have led, one by one or in a row.
//
// Tabs may come in a row, without a question after each. Here the same is looked at between two of them; as soon as there
// is something to decide, the rest of the row is kept from the page: it is as if it had not been pressed.
(() => {
  const keyboard = window.__virageKeyboard;
  if (keyboard.arrived) return;
  const { anew, closes, compositeOf, deepest, frame, look } = keyboard.tools;

  const NO_ROW = {
    control: null, composite: null, first: false, stop: null, // it begins nowhere, and what its first stop is
    heard: 0, kept: 0, landed: null, // how many presses came and how many were kept, and where the last one led
    seen: null, later: null, // what there is to decide, and the frame after it
    restless: false, // whether the page has moved the focus by itself
    ended: () => {}, // whom to tell that it has come to its end
  };
  let row = null;
  const ready = (seen) => seen.inside && !seen.on && !seen.gone && !seen.opaque && !seen.arrows.length;
  // The next key is to come: where the last one has led.
  const between = () => {
    const seen = look(row.control, row.composite);
    seen.round = closes(seen);
    const astray = row.first && seen.back; // whoever comes from nowhere may have to turn
    if (row.first) row.stop = keyboard.skip();
    row.first = false;
    row.restless = row.landed !== deepest(document); // the page has moved the focus since the key was up
    if (!row.restless && ready(seen) && seen.moved && !seen.nowhere && !seen.round && !astray) return;
    Object.assign(row, { seen, later: frame() });
    row.ended();
  };
  const pressed = (event) => {
    if (!row || event.key !== "Tab" || !event.isTrusted) return;
    const down = event.type === "keydown";
    if (down && row.heard && !row.seen) between();
    if (row.seen) {
      event.preventDefault();
      event.stopImmediatePropagation();
      row.kept += Number(down);
    } else if (down) row.heard += 1;
    else row.landed = deepest(document);
  };
  for (const type of ["keydown", "keyup"]) addEventListener(type, pressed, { capture: true });
  // Asked while a row is pressed: answered when no more is to come, as there is something to decide.
  const passing = () => new Promise((resolve) => {
    if (!row || row.seen) resolve();
    else row.ended = resolve;
  });
  // As many have come as may.
  const over = () => row?.ended();

  // Where the last press has led, or the last of a row. What is reached counts when it is kept. The wish: whether a row
  // was pressed, and how many presses may come in the next one; whether the way begins; whether rounds count.
  const arrived = async (control, wish) => {
    const { heard, kept, landed, stop, seen: halted, later, restless: moving } = wish.rowed && row || NO_ROW;
    row = null;
    if (wish.fresh) anew();
    const first = halted ?? look(control);
    const round = halted ? halted.round : wish.round && closes(first);
    if (first.on) await (later ?? frame());
    const seen = first.on || halted ? look(control) : first;
    const taken = first.on && !seen.on;
    const deaf = wish.rowed && !heard; // somebody else takes the keys away
    const elsewhere = wish.rowed && !halted && landed !== deepest(document);
    const restless = moving || elsewhere || taken || Boolean(halted) && !first.on && seen.moved;
    if (restless) anew(); // who is taken back has not gone round
    if (halted) seen.inside &&= first.inside;
    seen.moved = first.moved || Boolean(halted) && seen.moved;
    const goes = wish.fresh || seen.moved && !seen.nowhere && !round && !restless;
    const next = ready(seen) && goes && !deaf ? wish.row : 0;
    if (next) row = { ...NO_ROW, control, composite: compositeOf(control), first: seen.nowhere };
    const come = seen.on ? keyboard.come(control, wish) : null;
    return { ...seen, taken, round: round && !restless, kept, stop, in_rows: !restless && !deaf, row: next, come };
  };
  // As much of it as can be told from a page that only has the frame in which the control is.
  const passed = (frame, wish) => {
    if (wish.fresh) anew();
    const seen = look(frame);
    return { ...seen, round: wish.round && closes(seen) };
  };

  Object.assign(keyboard, { arrived, arrived_page: passed, counted: () => row?.heard ?? 0, over, passing });
})()
