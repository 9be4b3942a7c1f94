// The definitions are fetched when a word of the glossary is first pointed at: pages stay light. Without this script the words are links.
const definitions = new URL("terms.css", document.currentScript.src);
const wordOf = (event) => event.target.closest("a.cs-term");

function fetchDefinitions(event) {
  if (!wordOf(event)) return;
  document.removeEventListener("pointerover", fetchDefinitions);
  document.removeEventListener("focusin", fetchDefinitions);
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: definitions }));
}
document.addEventListener("pointerover", fetchDefinitions);
document.addEventListener("focusin", fetchDefinitions);

// On a touch screen a first tap shows the definition; a second one, on the word or on the definition, opens the glossary.
let shown = null;
document.addEventListener("click", (event) => {
  const word = wordOf(event);
  if (word && word !== shown && event.pointerType === "touch") {
    event.preventDefault();
    word.focus();
  }
  shown = word;
});
