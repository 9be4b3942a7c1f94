// @ts-check
/**
 * The form: it reads and writes fields as flat text, and opens or closes choices as its description says. What a choice means, and when
 * it is open, comes with the description; nothing of it is written here.
 *
 * @typedef {Record<string, string>} Fields
 * @typedef {Record<string, string[]>} Where
 * @typedef {{from?: string, to?: string, where?: Where}} Opening
 * @typedef {{value: string, label: string, open?: Opening[]}} Choice
 * @typedef {{name: string, kind: string, label: string, choices?: Choice[], usual?: {value: string, where?: Where}[], shown?: Where,
 *   pattern?: string, highest?: number, error?: string, missing?: string}} Field
 * @typedef {HTMLInputElement | HTMLSelectElement} Control
 */

/** @param {Where | undefined} where @param {Fields} values */
const fits = (where, values) => Object.entries(where ?? {}).every(([name, accepted]) => accepted.includes(values[name] ?? ""));

/** @param {Choice} choice @param {Fields} values */
const isOpen = (choice, values) =>
  !choice.open ||
  choice.open.some(
    ({ from, to, where }) => (!from || !values.date || values.date >= from) && (!to || values.date <= to) && fits(where, values),
  );

export class Form {
  /**
   * @param {HTMLFormElement} element
   * @param {{fields: Field[]}[]} groups
   * @param {Record<string, string>} texts
   */
  constructor(element, groups, texts) {
    this.element = element;
    this.texts = texts;
    /** @type {Field[]} */
    this.fields = groups.flatMap((group) => group.fields);
    /** What went without saying before the last change. @type {Fields} */
    this.usualBefore = {};
  }

  /** Everything that the form says, hidden fields left out. @returns {Fields} */
  values() {
    /** @type {Fields} */
    const found = {};
    for (const { name } of this.fields) {
      const texts = new FormData(this.element).getAll(name).map((text) => String(text).trim());
      found[name] = texts.join(",");
    }
    return found;
  }

  /** The case: what goes without saying is left out, as in an address. @returns {Fields} */
  case() {
    const values = this.values();
    const said = this.fields.filter((field) => values[field.name] && values[field.name] !== usual(field, values));
    return Object.fromEntries(said.map((field) => [field.name, plain(field, values[field.name])]));
  }

  /** Show a case, as it is given. @param {Fields} fields */
  write(fields) {
    for (const field of this.fields) this.#set(field, fields[field.name] ?? usual(field, fields));
    this.#open();
    // A choice shows only once what it depends on is set.
    for (const field of this.fields) this.#set(field, fields[field.name] ?? usual(field, this.values()));
    this.#open();
    this.#remember();
    this.#unfold();
  }

  /** Whether the form says all that the fields say. @param {Fields} fields */
  holds(fields) {
    const values = this.values();
    return Object.entries(fields).every(([name, text]) => Object.hasOwn(values, name) && values[name] === text.trim());
  }

  /** After a change by the reader: what follows from it changes too, and a choice that is closed now gives way, with a word about it. */
  follow() {
    for (const field of this.fields) {
      const before = this.values();
      if (field.usual && before[field.name] === this.usualBefore[field.name]) this.#set(field, usual(field, before));
      this.#open();
      this.#giveWay(field);
    }
    this.#open();
    this.#remember();
  }

  /** Say what cannot be read in the fields that are typed. @returns {boolean} whether all of it can be read */
  check() {
    const values = this.values();
    let sound = true;
    for (const field of this.fields) {
      const fault = this.#isHidden(field) ? "" : faultOf(field, values[field.name]);
      if (fault) this.refuse(field.name, fault);
      sound &&= !fault;
    }
    return sound;
  }

  /** Forget what was said of each field. */
  clear() {
    for (const { name } of this.fields) {
      this.#place(name).textContent = "";
      for (const control of this.#controls(name)) control.removeAttribute("aria-invalid");
    }
  }

  /** Say what is wrong with a field. @param {string} name @param {string} message */
  refuse(name, message) {
    this.#wrapper(name).closest("details")?.setAttribute("open", "");
    this.#place(name).textContent = message;
    for (const control of this.#controls(name)) control.setAttribute("aria-invalid", "true");
  }

  /** @param {Field} field */
  #giveWay(field) {
    const values = this.values();
    for (const closed of (field.choices ?? []).filter((choice) => !isOpen(choice, values))) {
      if (!values[field.name].split(",").includes(closed.value)) continue;
      const kept = values[field.name].split(",").filter((value) => value !== closed.value);
      const next = field.kind === "boxes" ? kept.join(",") : usual(field, values) || firstOpen(field, values);
      this.#set(field, next);
      const other = field.choices?.find((choice) => choice.value === next)?.label ?? "";
      const text = field.kind === "boxes" ? this.texts.removed : this.texts.adjusted;
      this.#place(field.name).textContent = text.replace("{choice}", closed.label).replace("{other}", other);
    }
  }

  /** Show the choices that are open, and the fields that there is something to choose or to type in. */
  #open() {
    for (const field of this.fields) {
      const values = this.values();
      const choices = field.choices ?? [];
      const open = choices.filter((choice) => isOpen(choice, values) || values[field.name].split(",").includes(choice.value));
      for (const choice of choices) this.#showChoice(field, choice, open.includes(choice));
      const needed = fits(field.shown, values) && (!choices.length || open.length > 1);
      this.#wrapper(field.name).hidden = !needed;
      for (const control of this.#controls(field.name)) control.disabled = !needed;
    }
  }

  /** @param {Field} field @param {Choice} choice @param {boolean} shown */
  #showChoice(field, choice, shown) {
    const found = this.#wrapper(field.name).querySelector(`[value="${choice.value}"]`);
    if (found instanceof HTMLOptionElement) found.hidden = found.disabled = !shown;
    else if (found?.parentElement) found.parentElement.hidden = !shown;
  }

  /** @param {Field} field @param {string} text */
  #set(field, text) {
    const chosen = text.split(",");
    for (const control of this.#controls(field.name)) {
      if (control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox")) {
        control.checked = chosen.includes(control.value);
      } else control.value = text;
    }
  }

  #remember() {
    const values = this.values();
    this.usualBefore = Object.fromEntries(this.fields.map((field) => [field.name, usual(field, values)]));
  }

  /** Nothing that the case says stays folded away. */
  #unfold() {
    const said = Object.keys(this.case());
    for (const folded of this.element.querySelectorAll("details")) {
      folded.open ||= said.some((name) => folded.contains(this.#wrapper(name)));
    }
  }

  /** @param {Field} field */
  #isHidden(field) {
    return this.#wrapper(field.name).hidden;
  }

  /** @param {string} name @returns {HTMLElement} */
  #wrapper(name) {
    return /** @type {HTMLElement} */ (this.element.querySelector(`[data-field="${name}"]`));
  }

  /** Where a word about a field goes. @param {string} name @returns {HTMLElement} */
  #place(name) {
    return /** @type {HTMLElement} */ (this.element.querySelector(`#cs-${name}-error`));
  }

  /** @param {string} name @returns {Control[]} */
  #controls(name) {
    return [.../** @type {NodeListOf<Control>} */ (this.#wrapper(name).querySelectorAll("input, select"))];
  }
}

/** What a field says when nothing is chosen. @param {Field} field @param {Fields} values @returns {string} */
function usual(field, values) {
  return field.usual?.find(({ where }) => fits(where, values))?.value ?? "";
}

/** A text that was typed, as addresses write it: 40 for 40,00 €. @param {Field} field @param {string} text */
function plain(field, text) {
  const bare = field.pattern ? text.replace(/[ \u00a0\u202f€%]/g, "") : text;
  return field.kind === "amount" ? bare.replace(",", ".").replace(/\.0{1,2}$/, "") : bare;
}

/** @param {Field} field @param {Fields} values */
const firstOpen = (field, values) => field.choices?.find((choice) => isOpen(choice, values))?.value ?? "";

/** What is wrong with a text that was typed, in the words of the description. @param {Field} field @param {string} text */
function faultOf(field, text) {
  if (!text) return field.missing ?? "";
  if (!field.pattern) return "";
  const readable = new RegExp(`^(?:${field.pattern})$`, "u").test(text);
  return readable && !(field.highest && Number.parseInt(text, 10) > field.highest) ? "" : (field.error ?? "");
}
