// The live feed: says how many messages are newer than the page, and never moves what the reader is looking at.

const live = document.querySelector(".live");
const status = live.querySelector(".arrivals");
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

// The counts of the masthead: what has grown is told politely.
function count(badge, n) {
  const form = n === 1 ? "one" : "other";
  const figures = n.toLocaleString(document.documentElement.lang);
  const grown = n > Number(badge.dataset.n);
  badge.dataset.n = n;
  const seen = document.createElement("span");
  seen.ariaHidden = "true";
  seen.textContent = figures;
  const heard = document.createElement("span");
  heard.className = "hidden";
  heard.textContent = ` (${badge.dataset[form].replace("{n}", figures)})`;
  badge.replaceChildren(...(n ? [seen, heard] : []));
  return grown ? badge.dataset[n === 1 ? "newsOne" : "newsOther"].replace("{n}", figures) : "";
}

function showBadges(counts) {
  const told = Object.entries(counts).map(([name, n]) => count(document.querySelector(`[data-badge=${name}]`), n));
  const news = told.filter(Boolean).join(", ");
  if (news) document.querySelector(".badge-news").textContent = news;
}

const { since, unread = "", show: whose = "" } = live.dataset;
const source = new EventSource(`/events?since=${since}&unread=${unread}&show=${whose}`);
source.addEventListener("badge", (event) => showBadges(JSON.parse(event.data)));
source.addEventListener("posts", (event) => show(JSON.parse(event.data).new));
addEventListener("pagehide", () => source.close());
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
