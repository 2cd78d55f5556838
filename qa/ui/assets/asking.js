/* The Ask tab: the form, its filters, earlier questions, and the cards of an answer. */
Object.assign(qaPage, (() => {
  const root = document.documentElement;
  const FILTERS = ["since", "until", "publisher", "language", "article"];
  const KEPT_MOST = 30;
  let filters = {};
  let asked = null;
  let remembered = false;
  const cards = () => [...document.querySelectorAll("#answer .card")];
  const beside = qaPage.beside({ tab: "ask", name: "reader", flag: "reading", cards });

  const question = () => document.getElementById("question");
  const announce = (text) => {
    const status = document.getElementById("status");
    if (status) status.textContent = text;
  };
  const shown = () => Number(document.querySelector("#answer [data-request]")?.dataset.request);
  const asking = qaPage.lane("ask", {
    done: () => settled(),
    arrived: (number) => shown() === number,
    failed: (reason) => refuse(reason),
  });

  /* In the place of the answer: why there is none. */
  function refuse(reason, values = {}) {
    delete root.dataset.busy;
    root.dataset.refused = "";
    const told = document.getElementById(`refused-${reason}`).innerHTML;
    const place = document.getElementById("refused");
    place.innerHTML = told.replace(/\[(\w+)\]/g, (all, name) => values[name] ?? all);
    announce("");
  }

  /* The address of the page holds the question and its filters, so that it can be shared; a
     question that is too long for one stays with this browser's history. */
  const ADDRESS_MOST = 8000;
  function addressOf(text) {
    const address = new URL(location.href);
    address.search = "";
    for (const [name, value] of Object.entries(filters)) address.searchParams.set(name, value);
    const bare = address.href;
    if (text) address.searchParams.set("q", text);
    return address.href.length > ADDRESS_MOST ? new URL(bare) : address;
  }

  function form(element, trigger) {
    const box = question();
    const send = (remember = true) => {
      const text = box.value.trim();
      const length = [...text].length;
      const most = Number(box.dataset.most);
      beside.close();
      root.dataset.asked = "";
      delete root.dataset.refused;
      if (length > most) {
        asking.drop();
        asked = null;
        refuse("long", { length: length.toLocaleString("en") });
        return;
      }
      root.dataset.busy = "";
      announce(qaPage.said(document.getElementById("status")));
      asked = { question: text, ...filters };
      const address = addressOf(text);
      const there = address.href === location.href && text === history.state?.question;
      if (!remember) history.replaceState({ question: text }, "");
      else if (text && !there) history.pushState({ question: text }, "", address);
      remembered = remember;
      const sent = asked;
      asking.send((request) => trigger("submit", { ...sent, request }));
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
    qaPage.ask = (text, remember) => {
      box.value = text;
      send(remember);
    };
    const start = () => {
      asking.drop();
      asked = null;
      box.value = "";
      beside.close();
      for (const flag of ["busy", "asked", "refused"]) delete root.dataset[flag];
    };
    const fromAddress = () => {
      const given = new URL(location.href).searchParams;
      const text = given.get("q")?.trim() || history.state?.question;
      filters = {};
      for (const name of FILTERS) if (given.get(name)) filters[name] = given.get(name);
      showFilters();
      if (!text) {
        /* What is typed and not asked yet stays where nothing was asked. */
        if ("asked" in root.dataset) start();
        return;
      }
      const same = asked?.question === text && FILTERS.every((n) => asked[n] === filters[n]);
      if (!same) qaPage.ask(text, false);
    };
    qaPage.home = () => {
      const address = new URL(location.href);
      address.search = address.hash = "";
      if (address.href !== location.href || history.state?.question) {
        history.pushState(null, "", address);
      }
      start();
      fromAddress();
      qaPage.goTo("");
      box.focus();
    };
    addEventListener("popstate", fromAddress);
    qaPage.speak(element);
    box.focus();
    fromAddress();
  }

  /* Filters: what is chosen is kept here, for the lists are drawn after the page is there. */
  function showFilters() {
    const count = Object.keys(filters).length;
    for (const field of document.querySelectorAll("[data-filter]")) {
      field.value = filters[field.dataset.filter] ?? "";
    }
    const told = document.querySelector(".filters .count");
    if (told) told.textContent = count || "";
  }

  /* With other filters; but not over a question that is being written. */
  function askAgain() {
    if (asked && question().value.trim() === asked.question) qaPage.ask(asked.question);
  }

  function filtersPanel(element, trigger, watch) {
    qaPage.refreshFilters = () => trigger("apply", {});
    element.addEventListener("change", ({ target }) => {
      if (target.value) filters[target.dataset.filter] = target.value;
      else delete filters[target.dataset.filter];
      showFilters();
      askAgain();
    });
    element.addEventListener("click", (event) => {
      if (!event.target.closest("[data-clear-filters]")) return;
      filters = {};
      showFilters();
      askAgain();
    });
    watch("value", () => requestAnimationFrame(() => {
      qaPage.speak(element);
      for (const list of element.querySelectorAll("select[data-filter]")) {
        /* A publisher or an article that has gone must not stay chosen unseen. */
        const { filter } = list.dataset;
        const there = [...list.options].some((option) => option.value === filters[filter]);
        if (filters[filter] && !there) delete filters[filter];
      }
      showFilters();
    }));
  }

  /* What there is to ask is drawn anew when it is looked at, not at each of many changes. */
  function beginning(element, trigger) {
    let old = false;
    qaPage.ageBeginning = () => { old = true; };
    qaPage.refreshBeginning = () => {
      if (old) trigger("apply", {});
      old = false;
    };
    examples(element);
  }

  function examples(element) {
    element.addEventListener("click", (event) => {
      const button = event.target.closest("[data-question]");
      if (button) qaPage.ask(button.dataset.question);
    });
  }

  /* Earlier questions never leave this browser. */
  const earlier = () => {
    try { return JSON.parse(qaPage.kept.get("questions") ?? "[]"); } catch { return []; }
  };
  function keep(questions) {
    qaPage.kept.set("questions", JSON.stringify(questions));
    const list = document.querySelector("#history ul");
    if (!list) return;
    list.replaceChildren(...questions.map((text) => {
      const button = Object.assign(document.createElement("button"), { type: "button" });
      button.dataset.question = button.textContent = text;
      const item = document.createElement("li");
      item.append(button);
      return item;
    }));
    document.querySelector("#history details").hidden = questions.length === 0;
  }
  function historyPanel(element) {
    examples(element);
    element.addEventListener("click", (event) => {
      if (event.target.closest("[data-forget]")) keep([]);
    });
    keep(earlier());
  }

  function settled() {
    if (shown() !== asking.current()) return; /* an answer to what is asked no more */
    delete root.dataset.busy;
    const told = document.querySelector("#answer [data-ko]");
    announce(qaPage.said(told));
    const text = asked?.question.trim();
    if (remembered && text && document.querySelector("#answer .answer")) {
      keep([text, ...earlier().filter((one) => one !== text)].slice(0, KEPT_MOST));
    }
  }

  function answer(element, trigger, watch, server) {
    beside.use(trigger);
    element.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.open) beside.open(button.dataset.open, button);
      else if (button?.dataset.export) {
        const wanted = { ...asked, form: button.dataset.export, page_language: qaPage.language() };
        qaPage.take(() => server.export(wanted));
      }
    });
  }

  return {
    form, filters: filtersPanel, beginning, history: historyPanel, answer,
    reader: beside.panel,
  };
})());
