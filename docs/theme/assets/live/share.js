// @ts-check
/** Put a text on the clipboard and say so; where the browser refuses, show the text instead. */

/** @param {string} text @param {string} said @param {string} refused @param {HTMLElement} place */
export async function copy(text, said, refused, place) {
  try {
    await navigator.clipboard.writeText(text);
    place.textContent = said;
  } catch {
    const code = document.createElement("code");
    code.textContent = text;
    place.replaceChildren(refused, " ", code);
  }
}
