// Forms tell that they were heard: a second press sends nothing, and the button says that the first is under way.

for (const form of document.querySelectorAll("form[method=post]:not(.react)")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (event.defaultPrevented) return;
    form.dataset.sent = "yes";
    const button = event.submitter;
    if (button?.dataset.sending) {
      button.dataset.label = button.textContent;
      button.textContent = button.dataset.sending;
      button.setAttribute("aria-disabled", "true");
    }
  });
}

// A page taken back from the browser's memory starts afresh.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("button[data-label]")) {
    button.textContent = button.dataset.label;
    button.removeAttribute("aria-disabled");
  }
});

// A picture that is too large is told before it is sent; the server tells the same.
for (const file of document.querySelectorAll("input[type=file][data-most]")) {
  file.addEventListener("change", () => {
    const tooLarge = file.files[0]?.size > Number(file.dataset.most);
    const told = file.form.querySelector(".too-large");
    told.textContent = tooLarge ? told.dataset.words : "";
    if (tooLarge) file.value = "";
  });
}

// How many characters are left, shown when fewer than a hundred are.
for (const left of document.querySelectorAll(".left")) {
  const field = left.closest("form").querySelector("textarea");
  field.addEventListener("input", () => {
    const n = field.maxLength - field.value.length;
    left.textContent = n > 100 ? "" : (n === 1 ? left.dataset.one : left.dataset.other).replace("{n}", n);
  });
}
