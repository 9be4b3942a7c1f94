// A result, a table or code wider than the screen scrolls inside itself: let the keyboard reach it too.
const watch = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const box = target.closest(".md-typeset__scrollwrap") ?? target; // the theme puts it around a table
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
});
for (const box of document.querySelectorAll(".cs-output, .highlight code, .md-typeset table:not([class])")) watch.observe(box);
