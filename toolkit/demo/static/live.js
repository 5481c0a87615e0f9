// The live feed: says how many messages are newer than the page, and never moves what the reader is looking at.

const live = document.querySelector(".live");
const status = live.querySelector("[role=status]");
const order = live.querySelector("p");

function show(n) {
  if (n === 0) {
    status.replaceChildren();
    live.prepend(order);
    return;
  }
  order.remove(); // narrow screens have room for one of the two
  if (!status.firstElementChild) status.append(live.querySelector("template").content.cloneNode(true));
  const words = n === 1 ? live.dataset.one : live.dataset.other;
  status.querySelector("button").textContent = words.replace("{n}", n.toLocaleString(document.documentElement.lang));
}

const { since, show: whose = "" } = live.dataset;
const source = new EventSource(`/events?since=${since}&show=${whose}`);
source.addEventListener("posts", (event) => show(JSON.parse(event.data).new));
addEventListener("pagehide", () => source.close());
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
