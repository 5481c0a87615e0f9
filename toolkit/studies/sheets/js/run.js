const actions = { save, clear, ...(typeof more === "undefined" ? {} : more) };

form.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-action]");
  if (pressed) actions[pressed.dataset.action]?.(pressed);
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", (event) => {
  event.target.classList.remove("untouched");
  forgiveOnInput(event);
  count();
  keep();
});

takeUp();
count();
