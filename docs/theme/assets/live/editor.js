// @ts-check
/** The editor of a cell: CodeMirror with Python's syntax in the colours of the page. Built into one file, fetched when a cell is first opened. */
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** @param {string} name */
const colour = (name) => ({ color: `var(--md-code-hl-${name}-color)` });
const colours = HighlightStyle.define([
  { tag: tags.keyword, ...colour("keyword") },
  { tag: tags.string, ...colour("string") },
  { tag: tags.number, ...colour("number") },
  { tag: tags.bool, ...colour("constant") },
  { tag: tags.comment, ...colour("comment") },
]);

const look = EditorView.theme({
  "&": { background: "var(--md-code-bg-color)", color: "var(--md-code-fg-color)" },
  "&.cm-focused": { outline: "2px solid var(--cs-accent)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--cs-mono)", lineHeight: "1.55", maxHeight: "60vh" },
  ".cm-content": { padding: "0.6rem 0", caretColor: "var(--cs-ink)" },
  ".cm-line": { padding: "0 0.8rem" },
  ".cm-cursor": { borderLeftColor: "var(--cs-ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { background: "var(--cs-rule)" },
});

/**
 * Tab moves on, as everywhere on the page; Ctrl+Enter runs.
 * @param {HTMLElement} parent
 * @param {string} text
 * @param {{label: string, run: () => void, changed: () => void}} options
 */
export function edit(parent, text, { label, run, changed }) {
  const runs = { key: "Mod-Enter", preventDefault: true, run: () => (run(), true) };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([runs, { ...runs, key: "Shift-Enter" }, ...defaultKeymap, ...historyKeymap]),
        history(),
        python(),
        indentUnit.of("    "),
        syntaxHighlighting(colours),
        look,
        EditorView.contentAttributes.of({ "aria-label": label }),
        EditorView.updateListener.of((update) => update.docChanged && changed()),
      ],
    }),
  });
  return {
    focus: () => view.focus(),
    close: () => view.destroy(),
    get text() {
      return view.state.doc.toString();
    },
  };
}
