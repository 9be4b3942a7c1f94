// @ts-check
/**
 * The simulator's page: the form says a case, or two to compare; the address always holds what is shown.
 *
 * @typedef {import("./form.js").Fields} Fields
 * @typedef {import("./stored.js").Answer} Answer
 */
import { addressOf, casesOf } from "./address.js";
import { Answers } from "./answers.js";
import { Form } from "./form.js";
import { pairOf } from "./pair.js";
import { copy } from "./share.js";

const PAUSE = 250; // milliseconds without a key before a text that is being typed is read

/** @param {string} name @returns {Promise<any>} */
const fetched = async (name) => (await fetch(new URL(name, import.meta.url))).json();

/** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement} */
const find = (selector, within = document) => /** @type {HTMLElement} */ (within.querySelector(selector));

const root = find(".cs-simulator");
const [data, table] = await Promise.all([fetched("simulator.json"), fetched("table.json")]);
const form = new Form(/** @type {HTMLFormElement} */ (find("form", root)), data.groups, data.texts);
const answers = new Answers(table, document.documentElement.lang, data.texts, find(".cs-engine", root));
const [message, sheet, pairing, done, switching] = [".cs-message", ".cs-sheet", ".cs-pairing", ".cs-done", ".cs-cases"].map((selector) =>
  find(selector, root),
);

/** The cases shown: one, or two side by side; `active` is the one that the form describes. @type {Fields[]} */
let cases = [];
let active = 0;
/** Grows with each question, so that a late answer to an old one is dropped. */
let asked = 0;
/** @type {Answer[]} */
let shown = [];

/** Today, or the first day of the stored answers for a clock that is behind it. */
function today() {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  return local < table.spans[0].from ? table.spans[0].from : local;
}

/** Show the cases of the address, or the example. */
function open() {
  cases = casesOf(location.hash);
  if (!cases.length) cases = [{ date: today(), ...data.example }];
  edit(cases.length - 1);
  answer();
}

/** Let the form describe one of the cases, as it is given. @param {number} number */
function edit(number) {
  active = number;
  form.clear();
  form.write(cases[active]);
  if (form.holds(cases[active])) cases[active] = form.case();
  switching.hidden = cases.length < 2;
  find(".cs-which", root).textContent = cases.length < 2 ? "" : active ? data.compare.second : data.compare.first;
  /** @type {HTMLInputElement} */ (find(`[name="case"][value="${active}"]`, root)).checked = true;
}

/** Offer to compare with what is not already so. */
function offer() {
  for (const [number, { changes }] of data.presets.entries()) {
    const same = Object.entries(changes).every(([name, text]) => (cases[0][name] ?? "") === text);
    /** @type {HTMLElement} */ (find(`[data-preset="${number}"]`, root).parentElement).hidden = same;
  }
}

/** After a change in the form. */
function changed() {
  form.clear();
  form.follow();
  if (!form.check()) return withdraw("");
  cases[active] = form.case();
  history.replaceState(null, "", addressOf(cases));
  answer();
}

/** Answer the cases and show it, at once where the answers are stored. */
async function answer() {
  const turn = ++asked;
  const twin = /** @type {HTMLAnchorElement} */ (find("a.cs-language"));
  twin.hash = addressOf(cases);
  done.textContent = "";
  offer();
  const found = cases.map((fields) => answers.of(fields));
  const late = found.some((each) => each instanceof Promise);
  sheet.setAttribute("aria-busy", String(late));
  try {
    const ready = late ? await Promise.all(found) : /** @type {Answer[]} */ (found);
    if (turn === asked) show(ready);
  } catch {
    if (turn === asked) withdraw("");
  }
  if (turn === asked) sheet.setAttribute("aria-busy", "false");
}

/** @param {Answer[]} ready */
function show(ready) {
  shown = ready;
  pairing.replaceChildren(...(ready.length > 1 ? pairOf(ready, data.lines, data.compare) : []));
  const current = ready[active];
  if (current.error) return refuse(current.error);
  message.textContent = "";
  root.classList.remove("cs-stale");
  for (const name of Object.keys(data.summary)) find(`[data-sum="${name}"] dd`, root).textContent = current.lines[name];
  const unfolded = find("details", sheet)?.hasAttribute("open");
  sheet.innerHTML = current.html; // written by the package, which escapes all that it was given
  find("details", sheet).toggleAttribute("open", unfolded);
}

/** Say why a case has no answer, beside its field when it has one. @param {{field: string, message: string}} refusal */
function refuse(refusal) {
  if (refusal.field) form.refuse(refusal.field, refusal.message);
  withdraw(refusal.message);
}

/** What is on the page answers another case: put it away. @param {string} text */
function withdraw(text) {
  message.textContent = text;
  root.classList.add("cs-stale");
  for (const name of Object.keys(data.summary)) find(`[data-sum="${name}"] dd`, root).textContent = "–";
}

/** Set a changed copy beside the case. @param {Fields} changes */
function compare(changes) {
  cases = [cases[0], { ...cases[0], ...changes }];
  edit(1);
  changed();
}

/** @type {Record<string, () => void>} */
const actions = {
  link: () => copy(location.href, data.texts.link_copied, data.texts.not_copied, done),
  python: () => copy(shown.map((each) => (each.error ? "" : each.python)).join("\n\n"), data.texts.python_copied, data.texts.not_copied, done),
  print: () => window.print(),
  start: () => void answer(),
  "stop-comparing": () => {
    cases = [cases[active]];
    edit(0);
    changed();
  },
};

let pause = 0;
form.element.addEventListener("input", (event) => {
  if (/** @type {HTMLInputElement} */ (event.target).name === "case") return;
  window.clearTimeout(pause);
  const typing = event.target instanceof HTMLInputElement && event.target.type === "text";
  if (typing && !answers.knows(form.case())) pause = window.setTimeout(changed, PAUSE);
  else changed();
});
form.element.addEventListener("submit", (event) => event.preventDefault());
form.element.addEventListener("change", (event) => {
  const target = /** @type {HTMLInputElement} */ (event.target);
  if (target.name === "case" && Number(target.value) !== active) {
    edit(Number(target.value));
    answer();
  }
});
root.addEventListener("click", (event) => {
  const button = /** @type {HTMLElement} */ (event.target).closest("button");
  if (!button) return;
  if (button.dataset.do) actions[button.dataset.do]();
  if (button.dataset.preset) {
    find(".cs-presets", root).removeAttribute("open");
    compare(data.presets[Number(button.dataset.preset)]?.changes ?? {});
  }
});
window.addEventListener("hashchange", open);
/** What the reader had folded before printing. @type {Element[]} */
let folded = [];
window.addEventListener("afterprint", () => folded.forEach((each) => each.removeAttribute("open")));
window.addEventListener("beforeprint", () => {
  folded = [...sheet.querySelectorAll("details:not([open])")];
  for (const each of folded) each.setAttribute("open", "");
  find(".cs-printed-address", root).textContent = `${location.origin}${location.pathname}${addressOf(cases)}`;
});
open();
root.dataset.ready = "";
