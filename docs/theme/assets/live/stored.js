// @ts-check
/**
 * The answers that were worked out when the site was built: put together from their parts and their figures, with the day written in.
 *
 * @typedef {import("./form.js").Fields} Fields
 * @typedef {{from: string, to: string | null, cases: Record<string, [number[], number[]]>}} Span
 * @typedef {{spans: Span[], parts: string[], figures: string[], days: string[], months: string[]}} Table
 * @typedef {{error: {code: string, field: string, message: string}}} Refusal
 * @typedef {{error?: undefined, lines: Record<string, string>, python: string, html: string}} Sheet
 * @typedef {Sheet | Refusal} Answer
 */
import { keyOf } from "./address.js";

/** The stored answer to a case, or null. @param {Table} table @param {Fields} fields @returns {Answer | null} */
export function stored(table, { date = "", ...fields }) {
  const key = keyOf(fields);
  const spans = table.spans.filter((span) => span.from <= date);
  const within = /^\d{4}-\d\d-\d\d$/.test(date) && spans.length && (spans.at(-1)?.to ?? date) >= date;
  // A span holds only what differs from the one before it.
  const found = within ? spans.findLast((span) => Object.hasOwn(span.cases, key))?.cases[key] : undefined;
  return found ? JSON.parse(dated(table, date, assembled(table, found))) : null;
}

/** @param {Table} table @param {[number[], number[]]} numbers */
function assembled(table, [parts, figures]) {
  const text = parts.map((number) => table.parts[number]).join("");
  return text.replace(/¤(\d+)¤/g, (_, place) => table.figures[figures[Number(place)]]);
}

/** @param {Table} table @param {string} date @param {string} text */
function dated(table, date, text) {
  const [year, month, day] = date.split("-").map(Number);
  return text.replaceAll("{day}", table.days[day - 1] + table.months[month - 1] + year).replaceAll("{iso}", date);
}
