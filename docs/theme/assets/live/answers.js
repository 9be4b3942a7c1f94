// @ts-check
/**
 * Answers to cases: stored ones at once, the others from the engine, which is loaded when it is first needed, its size said once.
 *
 * @typedef {import("./form.js").Fields} Fields
 * @typedef {import("./stored.js").Answer} Answer
 * @typedef {import("./stored.js").Table} Table
 * @typedef {{size: () => number, start: (onProgress: (loaded: number, total: number) => void) => Promise<void>,
 *   ask: (command: string, payload: object) => Promise<any>}} Engine
 */
import { stored } from "./stored.js";

const MEGABYTE = 1_000_000;

export class Answers {
  /**
   * @param {Table} table
   * @param {string} lang
   * @param {Record<string, string>} texts
   * @param {HTMLElement} panel where the progress of the engine is shown
   */
  constructor(table, lang, texts, panel) {
    this.table = table;
    this.lang = lang;
    this.texts = texts;
    this.panel = panel;
    this.line = /** @type {HTMLElement} */ (panel.querySelector("p"));
    this.bar = /** @type {HTMLProgressElement} */ (panel.querySelector("progress"));
    this.button = /** @type {HTMLButtonElement} */ (panel.querySelector("button"));
    /** @type {Promise<Engine> | null} */
    this.engine = null;
  }

  /** The answer to a case. @param {Fields} fields @returns {Answer | Promise<Answer>} */
  of(fields) {
    return stored(this.table, fields) ?? this.#work(fields);
  }

  /** Whether a case is answered at once. @param {Fields} fields */
  knows(fields) {
    return stored(this.table, fields) !== null;
  }

  /** @param {Fields} fields @returns {Promise<Answer>} */
  async #work(fields) {
    this.engine ??= this.#load();
    try {
      const engine = await this.engine;
      return await engine.ask("render", { fields, lang: this.lang });
    } catch (problem) {
      this.engine = null;
      this.#say(this.texts.no_engine, this.texts.again);
      throw problem;
    }
  }

  /** @returns {Promise<Engine>} */
  async #load() {
    const engine = /** @type {Engine} */ (await import(new URL("./engine.js", import.meta.url).href));
    if (engine.size()) await this.#announce(engine.size());
    await engine.start((loaded, total) => Object.assign(this.bar, { value: loaded, max: total || 1 }));
    this.panel.hidden = true;
    return engine;
  }

  /** Say what will be fetched; who asked to save data is asked first. @param {number} bytes */
  async #announce(bytes) {
    const size = new Intl.NumberFormat(this.lang, { maximumFractionDigits: 1 }).format(bytes / MEGABYTE);
    // @ts-ignore: known to some browsers only
    if (navigator.connection?.saveData) {
      this.#say("", this.texts.ask_first.replace("{size}", size));
      await new Promise((resolve) => this.button.addEventListener("click", resolve, { once: true }));
    }
    this.#say(this.texts.loading.replace("{size}", size));
    this.bar.hidden = false;
  }

  /** @param {string} text @param {string} [action] */
  #say(text, action = "") {
    this.panel.hidden = false;
    this.bar.hidden = true;
    this.line.textContent = text;
    this.button.hidden = !action;
    this.button.textContent = action;
  }
}
