/* The Ask tab: the form, the cards of an answer, and the article beside them. */
Object.assign(qaPage, (() => {
  let openPlace = () => {};
  let opener = null;

  const question = () => document.getElementById("question");
  const announce = (text) => {
    const status = document.getElementById("status");
    if (status) status.textContent = text;
  };

  function form(element, trigger) {
    const box = question();
    box.placeholder = qaPage.said(box);
    const send = () => {
      document.documentElement.dataset.busy = "";
      announce(qaPage.said(document.getElementById("status")));
      const address = new URL(location.href);
      if (box.value.trim()) address.searchParams.set("q", box.value.trim());
      else address.searchParams.delete("q");
      if (address.href !== location.href) history.pushState(null, "", address);
      closeReader();
      trigger("submit", { question: box.value });
    };
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      send();
    });
    /* Enter asks, but not while a Korean syllable is still being composed. */
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        send();
      }
    });
    qaPage.ask = (text) => {
      box.value = text;
      send();
    };
    const fromAddress = () => {
      const asked = new URL(location.href).searchParams.get("q");
      if (asked) qaPage.ask(asked);
    };
    addEventListener("popstate", fromAddress);
    box.focus();
    fromAddress();
  }

  function examples(element) {
    element.addEventListener("click", (event) => {
      const button = event.target.closest("[data-question]");
      if (button) qaPage.ask(button.dataset.question);
    });
  }

  function settled() {
    delete document.documentElement.dataset.busy;
    const told = document.querySelector("#answer [data-ko]");
    if (told) announce(qaPage.said(told));
  }

  const cards = () => [...document.querySelectorAll("#answer .card")];

  function answer(element, trigger) {
    openPlace = (number) => {
      const card = cards().find((one) => one.dataset.number === String(number));
      if (!card) return;
      const article = card.dataset.article;
      const places = cards()
        .filter((one) => one.dataset.article === article)
        .map(({ dataset }) => [
          Number(dataset.number), Number(dataset.start), Number(dataset.end),
          JSON.parse(dataset.highlights),
        ]);
      for (const one of cards()) one.classList.toggle("open", one === card);
      trigger("select", { article, places, number: Number(number) });
    };
    element.addEventListener("click", (event) => {
      const button = event.target.closest("[data-open]");
      if (!button) return;
      opener = button;
      openPlace(button.dataset.open);
    });
  }

  function closeReader() {
    document.documentElement.removeAttribute("data-reading");
    for (const card of cards()) card.classList.remove("open");
  }

  function step(by) {
    const numbers = cards().map((card) => Number(card.dataset.number));
    const shown = Number(document.querySelector("#reader .reader")?.dataset.number);
    const next = numbers[numbers.indexOf(shown) + by];
    if (next !== undefined) openPlace(next);
  }

  function reader(element, trigger, watch) {
    element.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.step) step(Number(button.dataset.step));
      else if (button && "close" in button.dataset) leave();
    });
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && "reading" in document.documentElement.dataset) leave();
    });
    const leave = () => {
      closeReader();
      opener?.focus();
    };
    watch("value", () => requestAnimationFrame(() => show(element)));
  }

  /* Bring the marked passage into the middle of the article and tell a screen reader. */
  function show(element) {
    if (!element.querySelector(".reader")) return;
    document.documentElement.dataset.reading = "";
    const numbers = cards().map((card) => card.dataset.number);
    const at = numbers.indexOf(element.querySelector(".reader").dataset.number);
    element.querySelector("[data-step='-1']").disabled = at <= 0;
    element.querySelector("[data-step='1']").disabled = at < 0 || at >= numbers.length - 1;
    const body = element.querySelector(".body");
    const mark = body.querySelector("mark.active") ?? body.querySelector(".active");
    if (mark) body.scrollTop += mark.getBoundingClientRect().top
      - body.getBoundingClientRect().top - body.clientHeight / 3;
    document.getElementById("reader-heading").focus({ preventScroll: true });
  }

  return { form, examples, settled, answer, reader };
})());
