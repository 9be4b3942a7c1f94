// On a touch screen a first tap shows the definition of a word; a second one, on the word or on the definition, opens the glossary.
let shown = null;
document.addEventListener("click", (event) => {
  const word = event.target.closest("a.cs-term");
  if (word && word !== shown && event.pointerType === "touch") {
    event.preventDefault();
    word.focus();
  }
  shown = word;
});
