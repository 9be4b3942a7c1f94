// @ts-check
/**
 * Two cases side by side: a table of what each says and gives, with the lines that differ marked, and who pays in each.
 *
 * @typedef {import("./stored.js").Answer} Answer
 * @typedef {{caption: string, first: string, second: string, differs: string, refused: string, nothing: string, amounts: string[]}} Words
 */

/** @param {Answer[]} answers @param {Record<string, string>} labels @param {Words} words @returns {HTMLElement[]} */
export function pairOf(answers, labels, words) {
  return [...bars(answers, words), tableOf(answers, labels, words)];
}

/** @param {Answer[]} answers @param {Record<string, string>} labels @param {Words} words */
function tableOf(answers, labels, words) {
  const table = make("table", "cs-table cs-pair");
  table.append(make("caption", "", words.caption));
  const head = table.createTHead().insertRow();
  head.insertCell();
  for (const name of [words.first, words.second]) head.append(Object.assign(make("th", "", name), { scope: "col" }));
  const body = table.createTBody();
  for (const [name, label] of Object.entries(labels)) {
    const texts = answers.map((answer) => textOf(answer, name, words));
    if (answers.some((answer) => !answer.error && Object.hasOwn(answer.lines, name))) body.append(rowOf(label, texts, words));
  }
  return table;
}

/** What a case says on a line; an amount that it leaves out is nothing. @param {Answer} answer @param {string} name @param {Words} words */
function textOf(answer, name, words) {
  if (answer.error) return "";
  return answer.lines[name] ?? (words.amounts.includes(name) ? words.nothing : "");
}

/** @param {string} label @param {string[]} texts @param {Words} words */
function rowOf(label, texts, words) {
  const differs = texts[0] !== texts[1];
  const row = make("tr", differs ? "cs-differing" : "");
  const head = Object.assign(make("th", "", label), { scope: "row" });
  if (differs) head.append(" ", make("span", "cs-differs", words.differs));
  row.append(head, ...texts.map((text) => make("td", "", text)));
  return row;
}

/** The bar of each case, or why it has none. @param {Answer[]} answers @param {Words} words */
function bars(answers, words) {
  return answers.map((answer, number) => {
    const figure = make("figure", "cs-side");
    figure.append(make("figcaption", "", number ? words.second : words.first));
    const page = document.createElement("template");
    page.innerHTML = answer.error ? "" : answer.html; // written by the package, which escapes all that it was given
    figure.append(page.content.querySelector(".cs-bar") ?? make("p", "cs-refused", answer.error?.message ?? words.refused));
    return figure;
  });
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {string} css @param {string} [text] @returns {HTMLElementTagNameMap[Tag]}
 */
function make(tag, css, text = "") {
  const element = document.createElement(tag);
  if (css) element.className = css;
  element.append(text);
  return element;
}
