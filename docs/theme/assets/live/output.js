// @ts-check
/** What a cell shows: texts as texts, tables and drawings as the page's own. Markup that a reader's code makes can run no script. */
import { words } from "./words.js";

/**
 * @typedef {{kind: "text" | "html" | "svg", content: string}} Output
 * @typedef {{outputs: Output[], error?: {message: string, traceback: string}}} Result
 */

const ACTIVE = "script, style, link, meta, base, iframe, frame, object, embed, form, template, animate, set, foreignObject";
const ADDRESSES = ["href", "src", "xlink:href", "action", "formaction"];

/** The nodes of a result. @param {Result} result */
export function shown({ outputs, error }) {
  const nodes = outputs.flatMap(({ kind, content }) => (kind === "text" ? [element("pre", content)] : harmless(content)));
  return error ? [...nodes, told(error.message, error.traceback)] : nodes;
}

/** A sentence for the reader; what programmers look for, on demand. @param {string} message @param {string} [traceback] */
export function told(message, traceback) {
  const box = element("div");
  box.className = "cs-failure";
  box.setAttribute("role", "alert");
  box.append(element("p", message));
  if (traceback) {
    const details = element("details");
    details.append(element("summary", words.details), element("pre", traceback));
    box.append(details);
  }
  return box;
}

/** The nodes of some markup, without what could act or load. @param {string} markup */
export function harmless(markup) {
  const { body } = new DOMParser().parseFromString(markup, "text/html");
  for (const found of body.querySelectorAll(ACTIVE)) found.remove();
  for (const found of body.querySelectorAll("*")) {
    for (const { name, value } of [...found.attributes]) {
      if (/^on|^srcdoc$/i.test(name) || (ADDRESSES.includes(name.toLowerCase()) && !innocent(value))) found.removeAttribute(name);
    }
  }
  return [...body.childNodes];
}

/** An address that only leads somewhere when it is followed, or an image that is all there. @param {string} address */
const innocent = (address) => /^(#|https?:|data:image\/(png|jpeg|gif|webp);)/i.test(address.trim());

/** @param {string} tag @param {string} [text] */
function element(tag, text) {
  const found = document.createElement(tag);
  if (text !== undefined) found.textContent = text;
  return found;
}
