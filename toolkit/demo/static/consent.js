// The choice about cookies without leaving the page, so that nothing typed is lost; without an answer the form is sent.

const region = document.querySelector(".consent");
const form = region.querySelector("form");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form, event.submitter),
      headers: { Accept: "application/json" },
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const said = region.querySelector("p");
    said.textContent = (await answer.json()).said;
    form.remove();
    said.tabIndex = -1;
    said.focus();
  } catch {
    const chosen = Object.assign(document.createElement("input"), { type: "hidden", name: "choice" });
    chosen.value = event.submitter.value;
    form.append(chosen);
    form.submit();
  }
});
