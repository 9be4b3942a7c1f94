// @ts-check
/** Editable cells: each code cell of a notebook's page can be changed and run again, after those before it, as in the notebook. */
import { Cell } from "./cell.js";
import { ask, size, start } from "./engine.js";
import { shown } from "./output.js";
import { filled, language, megabytes, words } from "./words.js";

/** @typedef {import("./output.js").Result} Result */
/** @typedef {import("./engine.js").Refusal} Refusal */

class Notebook {
  /** @param {Iterable<HTMLElement>} roots */
  constructor(roots) {
    this.cells = [...roots].map((root, number) => new Cell(root, number, this));
    this.busy = false;
    this.reached = -1; // the last cell that was run
  }

  /** The sources up to a cell, as they stand. @param {number} last */
  sources(last) {
    return this.cells.slice(0, last + 1).map((cell) => cell.source);
  }

  /** An editor opens: the engine is fetched meanwhile. @param {Cell} cell */
  async opened(cell) {
    await this.#load(cell).catch(() => {}); // said when the cell is run
    if (!this.busy && size() === 0) cell.say(words.keys);
  }

  /** Run the cells up to one; show what a change may have moved. @param {number} last */
  async run(last) {
    if (this.busy) return;
    this.busy = true;
    const cell = this.cells[last];
    try {
      await this.#load(cell);
      cell.say(words.running, true);
      const sources = this.sources(last);
      this.#show((await ask("run", { cells: sources, lang: language })).cells, sources);
    } catch (refusal) {
      cell.say(/** @type {Refusal} */ (refusal).message[language]);
    }
    this.busy = false;
    this.reached = Math.max(this.reached, last);
    this.#settle();
  }

  /** A published version came back: tested results where no change is left before them, the others are worked out again. */
  restored() {
    this.#settle();
    if (this.#firstChanged() <= this.reached) this.run(this.reached);
  }

  /** @param {Cell} cell */
  async #load(cell) {
    if (size() === 0) return;
    cell.say(filled(words.loading, { size: megabytes(size()) }));
    await start((loaded, total) => cell.progress(loaded, total));
  }

  /** @param {Result[]} results @param {string[]} sources */
  #show(results, sources) {
    const changed = sources.findIndex((source, number) => source !== this.cells[number].original);
    const first = changed < 0 ? sources.length - 1 : changed;
    for (const [number, result] of results.entries()) {
      if (number >= first || result.error) this.cells[number].show(shown(result), JSON.stringify(sources.slice(0, number + 1)));
    }
    const failed = results.at(-1)?.error ? filled(words.failed, { number: results.length }) : "";
    this.cells[sources.length - 1].say(failed || (changed < 0 ? words.same : words.done));
  }

  #firstChanged() {
    const first = this.cells.findIndex((cell) => cell.changed);
    return first < 0 ? this.cells.length : first;
  }

  /** Where a result is not the one of the sources as they stand: the tested one comes back if they do too, the others are marked. */
  #settle() {
    const tested = this.#firstChanged();
    for (const cell of this.cells) {
      const current = cell.shownFor === null ? cell.number < tested : cell.shownFor === JSON.stringify(this.sources(cell.number));
      if (!current && cell.number < tested) cell.restore();
      cell.age(!current && cell.number >= tested);
    }
  }
}

new Notebook(document.querySelectorAll(".cs-cell"));
