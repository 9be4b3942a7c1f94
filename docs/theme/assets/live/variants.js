// The exercises of a page drawn from another seed, by the package. The page's own variant needs no engine.
// @ts-check
import { ask, size, start } from "./engine.js";

const SEED = "graine";
const MEGABYTE = 1_000_000;
const form = /** @type {HTMLFormElement} */ (document.querySelector(".cs-variant"));
const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
const bar = /** @type {HTMLProgressElement} */ (form.querySelector("progress"));
const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
const named = /** @type {HTMLElement} */ (document.querySelector(".cs-named"));
const how = /** @type {HTMLElement} */ (form.querySelector("small"));
const { chapter, language: lang } = form.dataset;

/** @param {string} name @param {string} [seed] */
function tell(name, seed = "") {
  status.textContent = (form.dataset[name] ?? "").replace("{seed}", seed);
}

/** @param {string} seed */
async function draw(seed) {
  bar.hidden = size() === 0;
  if (size()) tell("loading");
  try {
    await start((loaded, total) => Object.assign(bar, { value: loaded, max: total }));
    const { forms } = await ask("exercises", { chapter, seed, lang });
    for (const [name, html] of Object.entries(forms)) replace(name, html);
    history.replaceState(null, "", `?${new URLSearchParams({ [SEED]: seed })}${location.hash}`);
    named.textContent = (form.dataset.named ?? "").replace("{seed}", seed);
    tell(window.parent === window ? "drawn" : "framed", seed); // nobody sees the address of a frame
  } catch (refusal) {
    const { message } = /** @type {import("./engine.js").Refusal} */ (refusal);
    status.textContent = lang === "en" ? message.en : message.fr;
  } finally {
    bar.hidden = true;
  }
}

/** @param {string} name @param {string} html */
function replace(name, html) {
  const shown = document.getElementById(`reponse-${name}`)?.closest("form");
  if (!shown) return;
  const drawn = document.createElement("template");
  drawn.innerHTML = html; // written by the package, which escapes all that it was given
  const fresh = /** @type {Element} */ (drawn.content.firstElementChild);
  shown.replaceWith(fresh);
  fresh.dispatchEvent(new CustomEvent("cs:drawn", { bubbles: true }));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const seed = field.value.trim();
  if (seed) draw(seed);
  else tell("blank");
});

const asked = new URLSearchParams(location.search).get(SEED)?.slice(0, field.maxLength);
const shownSize = (size() / MEGABYTE).toLocaleString(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
how.textContent = (how.textContent ?? "").replace("{size}", shownSize);
form.hidden = false;
if (asked) {
  field.value = asked;
  // @ts-ignore: known to some browsers only
  if (navigator.connection?.saveData) tell("asked", asked); // who asked to save data is asked first
  else draw(asked);
}
