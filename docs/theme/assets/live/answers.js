// @ts-check
/**
 * Answers to cases: stored ones at once, the others from the engine.
 *
 * @typedef {import("./form.js").Fields} Fields
 * @typedef {import("./stored.js").Answer} Answer
 * @typedef {import("./stored.js").Table} Table
 */
import { Loading } from "./loading.js";
import { stored } from "./stored.js";

export class Answers {
  /**
   * @param {Table} table
   * @param {string} lang
   * @param {Record<string, string>} texts
   * @param {HTMLElement} panel where the progress of the engine is shown
   */
  constructor(table, lang, texts, panel) {
    this.table = table;
    this.loading = new Loading(lang, texts, panel);
  }

  /** The answer to a case. @param {Fields} fields @returns {Answer | Promise<Answer>} */
  of(fields) {
    return stored(this.table, fields) ?? this.loading.ask("render", fields);
  }

  /** Whether a case is answered at once. @param {Fields} fields */
  knows(fields) {
    return stored(this.table, fields) !== null;
  }
}
