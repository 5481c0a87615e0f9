// Likes without leaving the page, and says while it waits that it was heard; when anything goes wrong the form is sent as
// if there were no script.

for (const form of document.querySelectorAll("form.react")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    if (button.hasAttribute("aria-busy")) return;
    button.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json" },
      });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const { liked, likes } = await answer.json();
      button.setAttribute("aria-pressed", String(liked));
      button.querySelector(".count").textContent = likes.toLocaleString(document.documentElement.lang);
      button.removeAttribute("aria-busy");
    } catch {
      button.removeAttribute("aria-busy");
      form.submit();
    }
  });
}
