// @ts-check
/** What the buttons and messages of editable cells say. What a computation says comes from the package. */

const WORDS = {
  fr: {
    edit: "Modifier et relancer",
    run: "Relancer",
    keys: "Ctrl + Entrée relance aussi.",
    stop: "Arrêter",
    reset: "Rétablir",
    cell: "Code de la cellule {number}",
    loading: "Le moteur de calcul se charge ({size}\u00a0Mo, une seule fois)…",
    running: "Calcul en cours…",
    done: "Résultat de votre version.",
    same: "Résultat de la version d’origine.",
    restored: "Version d’origine rétablie.",
    failed: "La cellule {number} s’est arrêtée sur une erreur.",
    stale: "Ce résultat date d’avant votre modification.",
    update: "Le recalculer",
    details: "Le détail donné par Python",
    no_editor: "L’éditeur n’a pas pu être chargé. Vérifiez la connexion, puis essayez de nouveau.",
  },
  en: {
    edit: "Edit and run again",
    run: "Run again",
    keys: "Ctrl + Enter runs it too.",
    stop: "Stop",
    reset: "Reset",
    cell: "Code of cell {number}",
    loading: "The engine is loading ({size} MB, only once)…",
    running: "Running…",
    done: "Result of your version.",
    same: "Result of the original version.",
    restored: "Original version restored.",
    failed: "Cell {number} stopped on an error.",
    stale: "This result is older than your change.",
    update: "Work it out again",
    details: "Details given by Python",
    no_editor: "The editor could not be loaded. Check the connection, then try again.",
  },
};

/** @type {"fr" | "en"} */
export const language = document.documentElement.lang === "en" ? "en" : "fr";
export const words = WORDS[language];

/** @param {string} text @param {Record<string, string | number>} values */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** A number of bytes in megabytes. @param {number} bytes */
export const megabytes = (bytes) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / 1_000_000);
