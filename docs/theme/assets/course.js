// Exercises and quizzes: checks an answer and says what it shows. Every word and every hint is in the page; nothing is fetched.
// Without this script the answers are folded under each question.
const said = document.getElementById("cs-says")?.dataset;

// What is said goes into the live region of its form, so that a screen reader announces it.
function tell(form, good, sentences) {
  const place = form.querySelector(".cs-verdict");
  place.className = `cs-verdict ${good ? "cs-good" : "cs-bad"}`;
  place.replaceChildren(...sentences.filter(Boolean).map((text) => Object.assign(document.createElement("p"), { textContent: text })));
}

// Quizzes.
function answerQuestion(form) {
  const options = [...form.querySelectorAll(".cs-option")];
  const reasons = [...form.querySelectorAll("li")];
  const chosen = options.map((option) => option.firstElementChild.checked);
  const right = reasons.map((reason) => "right" in reason.dataset);
  options.forEach((option) => option.classList.remove("cs-good", "cs-bad"));
  if (!chosen.includes(true)) return tell(form, false, [said.none]);
  const good = chosen.every((each, place) => each === right[place]);
  const missing = chosen.every((each, place) => !each || right[place]) && !good;
  chosen.forEach((each, place) => each && options[place].classList.add(right[place] ? "cs-good" : "cs-bad"));
  const told = reasons.filter((_, place) => chosen[place]).map((reason) => reason.textContent);
  tell(form, good, [good ? said.right : missing ? said.missing : said.wrong, ...told]);
}

// Exercises. The readers mirror convention_sim.teaching.answers: each gives the answer as the page holds it, or why it cannot.
const because = (kind, name, given) => ({
  told: said[name].replace("{given}", given).replace("{example}", said[`example${kind.replace(/(^|-)(.)/g, (_, __, letter) => letter.toUpperCase())}`]),
});
const MOST = { euros: 1000000, percent: 1000, tenths: 1000, days: 10000 };
const THOUSANDS = document.documentElement.lang === "en" ? /^[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/ : /^\d{1,3}(,\d{3})+\.\d+$/;

function readNumber(kind, given) {
  const bare = given.replace(/[\s\u00a0\u202f]+/g, "").replace(/€|euros?|eur|%|pourcent|percent|jours?|days?/gi, "");
  const text = THOUSANDS.test(bare) ? bare.replaceAll(",", "") : bare;
  if (!/^-?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i.test(text)) return because(kind, "unreadable", given);
  const [whole, decimals = ""] = text.replace(",", ".").split(".");
  if (text.startsWith("-")) return because(kind, "negative", given);
  if (Number(text.replace(",", ".")) > MOST[kind]) return because(kind, "large", given);
  if (/e/i.test(text)) return because(kind, "unreadable", given);
  if (kind === "tenths") return { value: Math.floor((Number(whole) * 1000 + Number(`${decimals}000`.slice(0, 3)) + 50) / 100) };
  if (kind !== "euros") return /[1-9]/.test(decimals) ? because(kind, "whole", given) : { value: Number(whole) };
  if (/[1-9]/.test(decimals.slice(2))) return because(kind, "fine", given);
  return { value: Number(whole) * 100 + Number(`${decimals}00`.slice(0, 2)) };
}

const READERS = {
  "yes-no": (given) => {
    const word = given.replace(/^[\s.!«»“”"]+|[\s.!«»“”"]+$/g, "").toLowerCase();
    return /^(oui|yes|vrai|true)$/.test(word) ? { value: 1 } : /^(non|no|faux|false)$/.test(word) ? { value: 0 } : null;
  },
  codes: (given) => {
    const codes = given.toUpperCase().split(/[+,;\s]+/).filter(Boolean).sort();
    return codes.every((code) => /^[A-Z][A-Z0-9.]*$/.test(code)) ? { value: codes.join(" + ") } : null;
  },
  letter: (given) => (/^\(?[a-z][).]?$/i.test(given) ? { value: given.replace(/[().]/g, "").toLowerCase() } : null),
};

function read(kind, given) {
  if (!given) return { told: said.blank };
  return kind in READERS ? (READERS[kind](given) ?? because(kind, "unreadable", given)) : readNumber(kind, given);
}

function answerExercise(form) {
  const { kind, right, shown, tries = "0" } = form.dataset;
  const { value, told } = read(kind, form.querySelector(".cs-answer input").value.trim());
  if (told) return tell(form, false, [told]);
  if (String(value) === right) return tell(form, true, [said.found.replace("{value}", shown)]);
  const hint = [...form.querySelectorAll("[data-given]")].find((each) => each.dataset.given.split("|").includes(String(value)));
  if (kind === "letter" && !hint) return tell(form, false, [because(kind, "unreadable", value).told]);
  form.dataset.tries = Number(tries) + 1;
  const inCents = kind === "euros" && value === 100 * Number(right);
  const first = hint ? hint.querySelector("span").textContent : inCents ? said.cents : said.unexplained;
  const second = form.querySelector(".cs-second > p").textContent;
  if (tries === "0") return tell(form, false, [said.notYet, first]);
  if (tries === "1") return tell(form, false, [said.notYet, first, second, said.again]);
  form.querySelector(".cs-solution").open = true;
  return tell(form, false, [said.notYet, first, said.working]);
}

function wake(form) {
  const button = form.querySelector("button");
  const field = form.querySelector(".cs-answer");
  button.disabled = button.hidden = false;
  if (field) field.hidden = field.querySelector("input").disabled = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    (field ? answerExercise : answerQuestion)(form);
  });
}

if (said) {
  document.querySelectorAll(".cs-question, .cs-exercise").forEach(wake);
  document.addEventListener("cs:drawn", (event) => wake(event.target)); // another variant took the place of an exercise
}
