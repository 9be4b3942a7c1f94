// @ts-check
/** One code cell of a page: its buttons, its editor when it is open, its result. */
import { stop } from "./engine.js";
import { filled, words } from "./words.js";

/** @typedef {ReturnType<typeof import("./editor.js").edit>} Editor */
/** @typedef {{run: (number: number) => void, opened: (cell: Cell) => void, restored: () => void}} Owner */

/**
 * @param {string} tag
 * @param {object} properties
 * @returns {any}
 */
const made = (tag, properties) => Object.assign(document.createElement(tag), properties);

/** @param {string} label @param {() => void} press @returns {HTMLButtonElement} */
function button(label, press) {
  const found = made("button", { type: "button", className: "cs-button", textContent: label });
  found.addEventListener("click", press);
  return found;
}

export class Cell {
  /** @type {Editor | null} */
  #editor = null;
  /** The sources, from the first cell to this one, of which the result shown is the result; null for the tested one. @type {string | null} */
  shownFor = null;

  /** @param {HTMLElement} root @param {number} number @param {Owner} owner */
  constructor(root, number, owner) {
    this.root = root;
    this.number = number;
    this.owner = owner;
    this.code = /** @type {HTMLElement} */ (root.querySelector(".highlight"));
    this.original = (this.code.textContent ?? "").trimEnd();
    /** @type {HTMLElement} */
    this.output = root.querySelector(".cs-output") ?? made("div", { className: "cs-output" });
    this.tested = [...this.output.childNodes];
    this.old = made("p", { className: "cs-stale", textContent: `${words.stale} ` });
    this.old.append(button(words.update, () => owner.run(number)));
    this.opening = button(words.edit, () => this.open());
    this.running = button(words.run, () => owner.run(number));
    this.running.setAttribute("aria-keyshortcuts", "Control+Enter");
    this.halting = button(words.stop, stop);
    this.resetting = button(words.reset, () => this.reset());
    this.status = made("span", { className: "cs-status", role: "status" });
    this.bar = made("progress", {});
    this.place = made("div", { className: "cs-editor" });
    const tools = made("div", { className: "cs-cell-tools" });
    tools.append(this.opening, this.running, this.halting, this.resetting, this.status, this.bar);
    this.code.after(this.place, tools);
    this.#showTools();
    this.say("");
  }

  /** The code as it stands. */
  get source() {
    return this.#editor ? this.#editor.text.trimEnd() : this.original;
  }

  get changed() {
    return this.source !== this.original;
  }

  /** Open the editor on the code as it was published. */
  async open() {
    this.opening.disabled = true;
    const loaded = await import("./editor.js").catch(() => null);
    this.opening.disabled = false;
    if (!loaded) {
      this.say(words.no_editor);
      return;
    }
    const label = filled(words.cell, { number: this.number + 1 });
    this.#editor = loaded.edit(this.place, this.original, { label, run: () => this.owner.run(this.number), changed: () => this.say("") });
    this.#showTools();
    this.#editor.focus();
    this.owner.opened(this);
  }

  /** Give the published version back. */
  reset() {
    this.#editor?.close();
    this.#editor = null;
    this.#showTools();
    this.opening.focus();
    this.say(words.restored);
    this.owner.restored();
  }

  #showTools() {
    const open = this.#editor !== null;
    this.code.hidden = this.opening.hidden = open;
    this.place.hidden = this.running.hidden = this.resetting.hidden = !open;
  }

  /** @param {string} text @param {boolean} [busy] whether there is something to stop */
  say(text, busy = false) {
    this.status.textContent = text;
    this.halting.hidden = !busy;
    this.bar.hidden = true;
  }

  /** @param {number} loaded @param {number} total */
  progress(loaded, total) {
    this.bar.hidden = loaded >= total;
    Object.assign(this.bar, { value: loaded, max: total });
  }

  /** Show the result of some sources. @param {Node[]} nodes @param {string} sources */
  show(nodes, sources) {
    this.#replace(nodes);
    this.shownFor = sources;
  }

  /** Show the tested result. */
  restore() {
    this.#replace(this.tested);
    this.shownFor = null;
  }

  /** @param {Node[]} nodes */
  #replace(nodes) {
    this.output.replaceChildren(...nodes);
    if (nodes.length) this.root.append(this.output);
    else this.output.remove();
  }

  /** Say whether the result shown is older than a change. @param {boolean} stale */
  age(stale) {
    if (stale && this.output.isConnected) this.output.before(this.old);
    else this.old.remove();
  }
}
