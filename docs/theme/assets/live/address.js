// @ts-check
/**
 * A case, or two, after the # of the address: `date=…&sector=2&fee=60`, the second one after a slash. It is text to be read by the package;
 * nothing of it is ever written as HTML.
 *
 * @typedef {import("./form.js").Fields} Fields
 */

const LONGEST = 2000;

/** @param {Fields} fields @returns {string} */
export const keyOf = (fields) =>
  Object.entries(fields)
    .map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text).replaceAll("%2C", ",")}`)
    .join("&");

/** @param {Fields[]} cases @returns {string} */
export const addressOf = (cases) => `#${cases.map(keyOf).join("/")}`;

/** The cases of an address, two at most; none when it holds nothing. @param {string} hash @returns {Fields[]} */
export function casesOf(hash) {
  const texts = hash.replace(/^#/, "").slice(0, LONGEST).split("/", 2);
  return texts.filter(Boolean).map((text) => Object.fromEntries(new URLSearchParams(text)));
}
