// Reporting: the privacy check while typing, a draft that saves itself, and copying the follow link.
// Everything here only improves; the pages work without it.

const TYPING_MS = 900; // after so long without a key, the text is checked
const DRAFT_MS = 15000;

function element(name, className, text) {
  const e = document.createElement(name);
  if (className) e.className = className;
  if (text !== undefined) e.textContent = text;
  return e;
}

// The same markup as the server makes in melden_hits.html.
function showHits(box, text, hits) {
  const marked = element("p", "melden-hits__text");
  const why = element("ul", "utrecht-unordered-list melden-hits__why");
  const seen = new Set();
  let at = 0;
  for (const hit of hits) {
    marked.append(text.slice(at, hit.start), element("mark", "", text.slice(hit.start, hit.start + hit.length)));
    at = hit.start + hit.length;
    if (seen.has(hit.kind)) continue;
    seen.add(hit.kind);
    const item = element("li", "utrecht-unordered-list__item");
    item.append(element("strong", "", hit.label), ": " + hit.why);
    why.append(item);
  }
  marked.append(text.slice(at));
  if (hits.length === 0) box.replaceChildren();
  else box.replaceChildren(element("p", "melden-hits__lead", "Kan dit weg? Het kan naar een persoon wijzen:"), marked, why);
}

// The answer as JSON; null when the server says no, or answers with a page (the session is over).
async function post(url, fields) {
  try {
    const answer = await fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "error" });
    const type = answer.headers.get("Content-Type") || "";
    return answer.ok && type.startsWith("application/json") ? await answer.json() : null;
  } catch {
    return null;
  }
}

function checkWhileTyping(form) {
  const token = form.querySelector("[name=form_token]").value;
  for (const field of form.querySelectorAll("textarea, input")) {
    const box = field.id && document.getElementById(field.id + "-privacy");
    if (!box) continue;
    let timer = 0, asked = field.value;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const text = field.value;
        if (text === asked) return;
        asked = text;
        const answer = await post(form.dataset.privacycheck, { form_token: token, text });
        if (answer && field.value === text) showHits(box, text, answer.hits);
      }, TYPING_MS);
    });
  }
}

function saveNowAndThen(form) {
  const said = form.querySelector(".melden-saved");
  const fields = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  let saved = fields().toString(), sent = false;
  form.addEventListener("submit", () => { sent = true; });
  setInterval(async () => {
    const now = fields(), text = now.toString();
    if (sent || text === saved || !form.elements.observation.value.trim()) return;
    now.set("vanzelf", "1");
    const answer = await post(form.dataset.draft, now);
    if (!answer) return;
    saved = text;
    said.textContent = "Concept bewaard om " + answer.saved + ".";
  }, DRAFT_MS);
}

function offerCopying(place) {
  const link = document.getElementById(place.dataset.copy);
  if (!link || !navigator.clipboard) return;
  const button = element("button", "utrecht-button utrecht-button--secondary-action", "Kopieer het adres");
  const said = element("span", "", "");
  button.type = "button";
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.textContent);
      said.textContent = " Gekopieerd.";
    } catch {
      said.textContent = " Kopiëren lukt niet. Selecteer het adres zelf.";
    }
  });
  place.replaceChildren(button, said);
}

for (const form of document.querySelectorAll("form[data-privacycheck]")) {
  checkWhileTyping(form);
  if (form.dataset.draft) saveNowAndThen(form);
}
for (const place of document.querySelectorAll("[data-copy]")) offerCopying(place);
