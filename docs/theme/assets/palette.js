// The colours that the reader chose: those of the system, light or dark ones. In the place of the theme's own switch, which has a browser
// work out the style of each element three times more as a page loads; what it keeps is the same. Runs before anything is drawn.
{
  document.documentElement.classList.replace("no-js", "js"); // what works by scripts is there at once: nothing makes way for it later
  const options = [...document.getElementsByName("__palette")];
  const darkSystem = matchMedia("(prefers-color-scheme: dark)");
  const bar = document.createElement("meta");
  const kept = __md_get("__palette")?.index;
  let chosen = options[kept] instanceof HTMLInputElement ? kept : 0;

  /** The colours of an option, by the names of the theme's attributes. */
  const coloursOf = (option) =>
    Object.fromEntries(["media", "scheme", "primary", "accent"].map((name) => [name, option.getAttribute(`data-md-color-${name}`)]));

  const system = () => options.find((option) => coloursOf(option).media === `(prefers-color-scheme: ${darkSystem.matches ? "dark" : "light"})`);

  const show = () => {
    const followed = coloursOf(options[chosen]).media === "(prefers-color-scheme)" ? system() : options[chosen];
    const { scheme, primary, accent } = coloursOf(followed);
    for (const [name, value] of Object.entries({ scheme, primary, accent })) document.body.setAttribute(`data-md-color-${name}`, value);
    document.documentElement.style.colorScheme = scheme === "slate" ? "dark" : "light"; // scroll bars
    options.forEach((option, place) => (option.nextElementSibling.hidden = place !== chosen));
  };

  const colourTheBar = () => (bar.content = getComputedStyle(document.body).getPropertyValue("--cs-paper"));

  const choose = (place) => {
    chosen = place;
    show();
    colourTheBar();
    __md_set("__palette", { index: chosen, color: coloursOf(options[chosen]) });
  };

  options.forEach((option, place) => option.addEventListener("change", () => choose(place)));
  options[0].form.addEventListener("keydown", ({ key }) => {
    if (key !== "Enter") return;
    const next = options[(chosen + 1) % options.length];
    next.click();
    next.focus();
  });
  darkSystem.addEventListener("change", () => {
    show();
    colourTheBar();
  });
  show();
  bar.name = "theme-color"; // around the page, on a phone
  document.head.append(bar);
  addEventListener("load", colourTheBar);
}
