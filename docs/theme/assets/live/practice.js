// @ts-check
/**
 * The same work in each sector, with the reader's own figures: the form says them, the engine answers, the address holds them.
 *
 * @typedef {import("./form.js").Fields} Fields
 * @typedef {{error?: {field: string, message: string}, incomes: {name: string, income: string}[], python: string, html: string}} Answer
 */
import { addressOf, casesOf } from "./address.js";
import { Form } from "./form.js";
import { Loading } from "./loading.js";
import { copy } from "./share.js";

const PAUSE = 400; // milliseconds without a key before what is being typed is read

/** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement} */
const find = (selector, within = document) => /** @type {HTMLElement} */ (within.querySelector(selector));

const root = find(".cs-practice");
const data = await (await fetch(new URL("practice.json", import.meta.url))).json();
const form = new Form(/** @type {HTMLFormElement} */ (find("form", root)), data.groups, data.texts);
const engine = new Loading(document.documentElement.lang, data.texts, find(".cs-engine", root));
const [message, sheet, done, summary] = [".cs-message", ".cs-sheet", ".cs-done", ".cs-summary dl"].map((each) => find(each, root));

/** Grows with each question, so that a late answer to an old one is dropped. */
let asked = 0;
let python = data.python;

/** Show the figures of the address; the page already shows those to begin with. */
function open() {
  const [fields] = casesOf(location.hash);
  form.clear();
  form.write(fields ?? data.example);
  if (fields) answer(form.holds(fields) ? form.case() : fields);
}

/** After a change in the form. */
function changed() {
  form.clear();
  if (!form.check()) return withdraw("");
  const fields = form.case();
  history.replaceState(null, "", addressOf([fields]));
  answer(fields);
}

/** @param {Fields} fields */
async function answer(fields) {
  const turn = ++asked;
  const twin = /** @type {HTMLAnchorElement} */ (find("a.cs-language"));
  twin.hash = addressOf([fields]);
  done.textContent = "";
  sheet.setAttribute("aria-busy", "true");
  try {
    const found = await engine.ask("compare", fields);
    if (turn === asked) show(found);
  } catch {
    if (turn === asked) withdraw("");
  }
  if (turn === asked) sheet.setAttribute("aria-busy", "false");
}

/** @param {Answer} found */
function show(found) {
  if (found.error) {
    if (found.error.field) form.refuse(found.error.field, found.error.message);
    return withdraw(found.error.message);
  }
  message.textContent = "";
  root.classList.remove("cs-stale");
  python = found.python;
  for (const [place, { income }] of found.incomes.entries()) summary.querySelectorAll("dd")[place].textContent = income;
  sheet.innerHTML = found.html; // written by the package, which escapes all that it was given
}

/** What is on the page answers other figures: put it away. @param {string} text */
function withdraw(text) {
  message.textContent = text;
  root.classList.add("cs-stale");
  for (const each of summary.querySelectorAll("dd")) each.textContent = "–";
}

/** @type {Record<string, () => void>} */
const actions = {
  link: () => copy(location.href, data.texts.link_copied, data.texts.not_copied, done),
  python: () => copy(python, data.texts.python_copied, data.texts.not_copied, done),
  print: () => window.print(),
  start: () => {},
};

let pause = 0;
form.element.addEventListener("input", (event) => {
  window.clearTimeout(pause);
  if (event.target instanceof HTMLInputElement) pause = window.setTimeout(changed, PAUSE);
  else changed();
});
form.element.addEventListener("submit", (event) => event.preventDefault());
root.addEventListener("click", (event) => {
  const button = /** @type {HTMLElement} */ (event.target).closest("button");
  if (button?.dataset.do) actions[button.dataset.do]();
});
window.addEventListener("hashchange", open);
open();
root.dataset.ready = "";
