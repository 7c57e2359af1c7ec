// Shows in a calm way who is done, and what came on: every few seconds the page is fetched again, and
// only what changed is put in its place. Whoever is writing is left alone.
const every = 5000;
const stand = document.getElementById("weging-stand");

const isWriting = () =>
  [...document.querySelectorAll("main textarea, main input:not([type=hidden]), main select")].some(
    (field) => field === document.activeElement || field.value !== (field.defaultValue ?? ""));

const look = async () => {
  if (document.hidden) return;
  const answer = await fetch(location.pathname, { headers: { accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById("weging-stand");
  if (!now || now.dataset.stand === stand.dataset.stand) return;
  if (now.dataset.fase !== stand.dataset.fase && !isWriting()) {
    location.assign(location.pathname);
    return;
  }
  stand.replaceChildren(...now.childNodes);
  stand.dataset.stand = now.dataset.stand;
};

if (stand) setInterval(() => look().catch(() => {}), every);
