// @ts-check
/**
 * The engine for a form: loaded when it is first needed, its size said once, its progress shown in the form's panel.
 *
 * @typedef {{size: () => number, prepare: () => void, start: (onProgress: (loaded: number, total: number) => void) => Promise<void>,
 *   ask: (command: string, payload: object) => Promise<any>}} Engine
 */
const MEGABYTE = 1_000_000;

/** @returns {Promise<Engine>} */
const script = () => import(new URL("./engine.js", import.meta.url).href);

export class Loading {
  /**
   * @param {string} lang
   * @param {Record<string, string>} texts
   * @param {HTMLElement} panel where the progress of the engine is shown
   */
  constructor(lang, texts, panel) {
    this.lang = lang;
    this.texts = texts;
    this.panel = panel;
    this.line = /** @type {HTMLElement} */ (panel.querySelector("p"));
    this.bar = /** @type {HTMLProgressElement} */ (panel.querySelector("progress"));
    this.button = /** @type {HTMLButtonElement} */ (panel.querySelector("button"));
    /** @type {Promise<Engine> | null} */
    this.engine = null;
    // A few KB, when the page is at rest. Not every browser says when that is.
    (self.requestIdleCallback ?? setTimeout)(() => script().then((engine) => engine.prepare(), () => {}));
  }

  /** What the engine answers to a command about fields. @param {string} command @param {object} fields @returns {Promise<any>} */
  async ask(command, fields) {
    this.engine ??= this.#load();
    try {
      const engine = await this.engine;
      return await engine.ask(command, { fields, lang: this.lang });
    } catch (problem) {
      this.engine = null;
      this.#say(this.texts.no_engine, this.texts.again);
      throw problem;
    }
  }

  /** @returns {Promise<Engine>} */
  async #load() {
    const engine = await script();
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
