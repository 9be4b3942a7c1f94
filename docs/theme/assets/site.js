// A result or a table wider than the screen scrolls inside itself: let the keyboard reach it too.
const watch = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const box of document.querySelectorAll(".cs-output, .md-typeset table:not([class])")) watch.observe(box);
