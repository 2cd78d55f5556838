/* The Ask tab: the form, its filters, earlier questions, and the cards of an answer. */
Object.assign(qaPage, (() => {
  const root = document.documentElement;
  const FILTERS = ["since", "until", "publisher", "language"];
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

  /* The address of the page holds the question and its filters, so that it can be shared. */
  function addressOf(text) {
    const address = new URL(location.href);
    address.search = "";
    if (text) address.searchParams.set("q", text);
    for (const [name, value] of Object.entries(filters)) address.searchParams.set(name, value);
    return address;
  }

  function form(element, trigger) {
    const box = question();
    const send = (remember = true) => {
      const text = box.value.trim();
      root.dataset.busy = root.dataset.asked = "";
      announce(qaPage.said(document.getElementById("status")));
      const address = addressOf(text);
      if (remember && address.href !== location.href) history.pushState(null, "", address);
      beside.close();
      asked = { question: box.value, ...filters };
      remembered = remember;
      lookAfter(element.querySelector(".unreached"));
      trigger("submit", asked);
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
    const fromAddress = () => {
      const given = new URL(location.href).searchParams;
      filters = {};
      for (const name of FILTERS) if (given.get(name)) filters[name] = given.get(name);
      showFilters();
      if (given.get("q") && given.get("q") !== asked?.question) qaPage.ask(given.get("q"), false);
    };
    addEventListener("popstate", fromAddress);
    qaPage.speak(element);
    box.focus();
    fromAddress();
  }

  /* While an answer is waited for, see whether there is still somebody to give it. */
  let looking;
  function lookAfter(notice) {
    notice.hidden = true;
    clearInterval(looking);
    looking = setInterval(async () => {
      if (!("busy" in root.dataset)) return clearInterval(looking);
      try {
        await fetch(".", { method: "HEAD", cache: "no-store" });
      } catch {
        clearInterval(looking);
        delete root.dataset.busy;
        notice.hidden = false;
      }
    }, 2000);
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

  function filtersPanel(element, trigger, watch) {
    qaPage.refreshFilters = () => trigger("apply", {});
    element.addEventListener("change", ({ target }) => {
      if (target.value) filters[target.dataset.filter] = target.value;
      else delete filters[target.dataset.filter];
      showFilters();
      if (asked) qaPage.ask(asked.question);
    });
    element.addEventListener("click", (event) => {
      if (!event.target.closest("[data-clear-filters]")) return;
      filters = {};
      showFilters();
      if (asked) qaPage.ask(asked.question);
    });
    watch("value", () => requestAnimationFrame(() => {
      qaPage.speak(element);
      for (const list of element.querySelectorAll("select[data-filter]")) {
        /* A publisher that has gone must not stay chosen unseen. */
        const { filter } = list.dataset;
        const there = [...list.options].some((option) => option.value === filters[filter]);
        if (filters[filter] && !there) delete filters[filter];
      }
      showFilters();
    }));
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
    element.addEventListener("click", async (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.open) beside.open(button.dataset.open, button);
      else if (button?.dataset.export) {
        const wanted = { ...asked, form: button.dataset.export, page_language: qaPage.language() };
        const file = await server.export(wanted);
        if (file.data !== undefined) qaPage.save(file.name, file.data);
      }
    });
  }

  return {
    form, filters: filtersPanel, examples, history: historyPanel, settled, answer,
    reader: beside.panel,
    showReader: beside.show,
  };
})());
