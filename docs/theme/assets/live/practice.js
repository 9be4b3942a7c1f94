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
const SLOW = 300; // milliseconds without an answer before the incomes give way to a word about it

/** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement} */
const find = (selector, within = document) => /** @type {HTMLElement} */ (within.querySelector(selector));

const root = find(".cs-practice");
const data = await (await fetch(new URL("practice.json", import.meta.url))).json();
const form = new Form(/** @type {HTMLFormElement} */ (find("form", root)), data.groups, data.texts);
const engine = new Loading(document.documentElement.lang, data.texts, find(".cs-engine", root));
const [message, sheet, done, heading, summary, printed] = [
  ".cs-message",
  ".cs-sheet",
  ".cs-done",
  ".cs-which",
  ".cs-summary dl",
  ".cs-printed-address",
].map((each) => find(each, root));

/** Grows with each question, so that a late answer to an old one is dropped. */
let asked = 0;
let late = 0;
let python = data.python;

/** What the form cannot do without. @type {Fields} */
const needed = Object.fromEntries(form.fields.filter((field) => field.missing).map(({ name }) => [name, data.example[name]]));

/** Show the figures of the address, those to begin with in the place of what it lacks; the page already shows the latter. */
function open() {
  const [said] = casesOf(location.hash);
  const fields = said && { ...needed, ...said };
  form.clear();
  form.write(fields ?? data.example);
  if (fields) answer(form.holds(fields) ? form.case() : fields);
}

/** After a change in the form. */
function changed() {
  form.clear();
  if (!form.check()) return withdraw("", atFault());
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
  window.clearTimeout(late);
  late = window.setTimeout(() => instead(data.texts.working, "…"), SLOW);
  sheet.setAttribute("aria-busy", "true");
  try {
    const found = await engine.ask("compare", fields);
    if (turn === asked) show(found);
  } catch {
    if (turn === asked) withdraw("", data.texts.no_engine);
  }
  if (turn === asked) sheet.setAttribute("aria-busy", "false");
}

/** @param {Answer} found */
function show(found) {
  if (found.error) {
    if (found.error.field) form.refuse(found.error.field, found.error.message);
    return withdraw(found.error.message, found.error.field ? atFault() : found.error.message);
  }
  window.clearTimeout(late);
  message.textContent = "";
  heading.textContent = data.texts.income;
  root.classList.remove("cs-stale");
  python = found.python;
  for (const [place, { income }] of found.incomes.entries()) summary.querySelectorAll("dd")[place].textContent = income;
  sheet.innerHTML = found.html; // written by the package, which escapes all that it was given
}

/** Which field is to be put right: on a phone its own words may be out of sight. */
function atFault() {
  const field = /** @type {HTMLInputElement} */ (find("[aria-invalid]", form.element));
  return data.texts.at_fault.replace("{label}", field.labels?.[0].textContent ?? "");
}

/**
 * What is on the page answers other figures: put it away, and drop the answer that may be on its way.
 * @param {string} text @param {string} why
 */
function withdraw(text, why) {
  asked += 1;
  window.clearTimeout(late);
  sheet.setAttribute("aria-busy", "false");
  message.textContent = text;
  root.classList.add("cs-stale");
  instead(why, "–");
}

/** A word in the place of the incomes. @param {string} why @param {string} mark */
function instead(why, mark) {
  heading.textContent = why;
  for (const each of summary.querySelectorAll("dd")) each.textContent = mark;
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
window.addEventListener("beforeprint", () => {
  printed.textContent = `${location.origin}${location.pathname}${addressOf([form.case()])}`;
});
open();
root.dataset.ready = "";
