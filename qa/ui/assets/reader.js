/* On a narrow screen an article lies over the page: the way back takes it away and leaves the page
   as it was. `flag` is what the page's root carries while it is there, `leave()` takes it away. */
qaPage.over = (flag, leave) => {
  const { dataset } = document.documentElement;
  const narrow = matchMedia("(max-width: 900px)");
  addEventListener("popstate", () => {
    if (flag in dataset && !history.state?.over) leave();
  });
  return {
    opened() {
      if (narrow.matches && !history.state?.over) {
        history.pushState({ ...history.state, over: true }, "");
      }
    },
    closed() {
      if (history.state?.over) qaPage.goBack();
    },
  };
};

/* An article beside what was found in it: opened at a place, walked through, and closed again.
   `tab` and `name` are those of the tab and of the reader's panel, `flag` is what the page's root
   carries while it is open, and `cards()` gives the places that can be walked through. */
qaPage.beside = ({ tab, name, flag, cards }) => {
  const root = document.documentElement;
  const reading = qaPage.lane(name, { done: () => requestAnimationFrame(show) });
  const over = qaPage.over(flag, () => leave());
  let trigger = () => {};
  let opener = null;

  function open(number, button = opener) {
    const card = cards().find((one) => one.dataset.number === String(number));
    if (!card) return;
    opener = button;
    const { article } = card.dataset;
    const places = cards()
      .filter((one) => one.dataset.article === article)
      .map(({ dataset }) => [
        Number(dataset.number), Number(dataset.start), Number(dataset.end),
        JSON.parse(dataset.highlights),
      ]);
    for (const one of cards()) one.classList.toggle("open", one === card);
    reading.send(() => trigger("select", { article, places, number: Number(number) }));
  }

  function close() {
    delete root.dataset[flag];
    for (const card of document.querySelectorAll(`#tab-${tab} .card.open`)) {
      card.classList.remove("open");
    }
  }

  function leave() {
    close();
    over.closed();
    opener?.focus();
  }

  function step(by) {
    const numbers = cards().map((card) => Number(card.dataset.number));
    const shown = Number(document.querySelector(`#${name} .reader`)?.dataset.number);
    const next = numbers[numbers.indexOf(shown) + by];
    if (next !== undefined) open(next);
  }

  function panel(element) {
    element.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.step) step(Number(button.dataset.step));
      else if (button && "close" in button.dataset) leave();
    });
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && root.dataset.tab === tab && flag in root.dataset) leave();
    });
  }

  /* Bring the marked passage into the upper third of the article and tell a screen reader. */
  function show() {
    const shown = document.querySelector(`#${name} .reader`);
    if (!shown) {
      const told = qaPage.words(document.querySelector(`#${name} .notice`));
      if (told) qaPage.tell(told);
      return;
    }
    root.dataset[flag] = "";
    over.opened();
    const numbers = cards().map((card) => card.dataset.number);
    const at = numbers.indexOf(shown.dataset.number);
    shown.querySelector("[data-step='-1']").disabled = at <= 0;
    shown.querySelector("[data-step='1']").disabled = at < 0 || at >= numbers.length - 1;
    const body = shown.querySelector(".body");
    const mark = body.querySelector("mark.active") ?? body.querySelector(".active");
    if (mark) body.scrollTop += mark.getBoundingClientRect().top
      - body.getBoundingClientRect().top - body.clientHeight / 3;
    document.getElementById(`${name}-heading`).focus({ preventScroll: true });
  }

  return {
    open, close, panel,
    use: (event) => { trigger = event; },
  };
};
