/* The picture of the collection: drawn when it is unfolded, and its dots open passages. */
Object.assign(qaPage, (() => {
  let draw = () => {};
  let unfolded = false;

  const dots = () => [...document.querySelectorAll("#picture circle")];
  const fold = () => document.querySelector("#picture-fold button");
  const drawing = (hidden) => {
    document.querySelector("#picture-fold .drawing").hidden = hidden;
  };

  function pictureFold(element) {
    element.querySelector("button").addEventListener("click", () => {
      unfolded = !unfolded;
      qaPage.kept.set("picture", unfolded ? "shown" : "folded");
      show();
    });
  }

  function show() {
    if (!fold()) return;
    fold().setAttribute("aria-expanded", String(unfolded));
    document.getElementById("picture").hidden = !unfolded;
    if (unfolded) refreshPicture();
  }

  function refreshPicture() {
    if (!unfolded) return;
    drawing(dots().length > 0);
    draw();
  }

  function picture(element, trigger, watch) {
    draw = () => trigger("apply", {});
    unfolded = qaPage.kept.get("picture") === "shown";
    element.addEventListener("pointerover", ({ target }) => {
      if (target.matches("circle")) tell(target);
    });
    element.addEventListener("click", ({ target }) => {
      const name = target.closest("[data-search]")?.dataset.search;
      if (name !== undefined) qaPage.searchArticles(name);
      else if (target.matches("circle")) open(target);
    });
    element.addEventListener("keydown", (event) => {
      if (!event.target.matches(".map")) return;
      const now = element.querySelector("circle.told");
      if (event.key === "Enter" && now) open(now);
      const way = {
        ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
      }[event.key];
      if (!way) return;
      event.preventDefault();
      tell(now ? next(now, way) : dots()[0]);
    });
    watch("value", () => requestAnimationFrame(() => drawing(true)));
    show();
  }

  const place = (dot) => [Number(dot.getAttribute("cx")), Number(dot.getAttribute("cy"))];

  /* The nearest dot in a direction: straight ahead counts for more than aside. */
  function next(from, [right, down]) {
    const [x, y] = place(from);
    let best = from;
    let least = Infinity;
    for (const dot of dots()) {
      const [dx, dy] = [place(dot)[0] - x, place(dot)[1] - y];
      const ahead = dx * right + dy * down;
      const aside = Math.abs(dx * down) + Math.abs(dy * right);
      const far = ahead + 2 * aside;
      if (dot !== from && ahead > 0 && far < least) [best, least] = [dot, far];
    }
    return best;
  }

  function tell(dot) {
    if (!dot || dot.classList.contains("told")) return;
    for (const other of dots()) other.classList.toggle("told", other === dot);
    /* Above its neighbours; the dot itself stays, or no click on it would be one. */
    while (dot.nextElementSibling) dot.before(dot.nextElementSibling);
    document.getElementById("dot").textContent = dot.dataset.told;
  }

  function open(dot) {
    tell(dot);
    const { article, start, end } = dot.dataset;
    const span = [Number(start), Number(end)];
    qaPage.openArticle(article, [[1, ...span, [span]]], dot.closest(".map"));
  }

  return { pictureFold, picture, refreshPicture };
})());
