// Likes without leaving the page; when anything goes wrong the form is sent as if there were no script.

for (const form of document.querySelectorAll("form.react")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
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
    } catch {
      form.submit();
    }
  });
}
