/* What all tabs share: the page's language and theme, its tabs, menus and the clipboard.
   Everything that is kept is kept in this browser. */
const qaPage = (() => {
  const root = document.documentElement;
  const kept = {
    get(name) {
      try { return localStorage.getItem("qa-" + name); } catch { return null; }
    },
    set(name, value) {
      try { localStorage.setItem("qa-" + name, value); } catch { /* private window: not kept */ }
    },
  };

  const language = () => root.dataset.language;

  /* The text of an element that carries both languages as data-ko and data-en. */
  const said = (element) => element?.dataset[language()] ?? "";

  /* What an element that holds both languages says, also where it is not shown. */
  const words = (element) => [...element?.querySelectorAll(`.${language()}`) ?? []]
    .map((one) => one.textContent).join(" ");

  /* Write the texts that style can't choose: placeholders and the options of a list. */
  function speak(within = document) {
    for (const field of within.querySelectorAll("[data-placeholder]")) {
      field.placeholder = said(field);
    }
    for (const option of within.querySelectorAll("[data-said]")) option.textContent = said(option);
  }

  function setLanguage(chosen) {
    root.dataset.language = chosen;
    root.lang = chosen;
    speak();
    for (const button of document.querySelectorAll("button[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === chosen));
    }
  }

  function setTheme(chosen) {
    root.dataset.theme = chosen;
    document.body.classList.toggle("dark", chosen === "dark");
  }

  /* Gradio may begin something just as it closes the stream that should bring the answer, which
     then comes with the next stream: one is opened a moment after whatever is begun. */
  const OPENED = 1500;
  let openStream = () => {};
  const heard = (trigger) => (...what) => {
    trigger(...what);
    setTimeout(() => openStream(), OPENED);
  };

  function top(element, trigger) {
    openStream = () => trigger("apply", {});
    element.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        /* The page's base address has no question in it: a plain jump would lose the one asked. */
        event.preventDefault();
        if (link.className === "skip") {
          const first = { ask: "question", check: "draft", articles: "search-articles" };
          document.getElementById(first[root.dataset.tab])?.focus();
        } else if ("home" in link.dataset) qaPage.home();
        else goTo(link.hash);
      }
      const button = event.target.closest("button");
      if (button?.dataset.language) {
        kept.set("language", button.dataset.language);
        setLanguage(button.dataset.language);
      } else if (button) {
        const chosen = root.dataset.theme === "dark" ? "light" : "dark";
        kept.set("theme", chosen);
        setTheme(chosen);
      }
    });
    setLanguage(language());
    showTab();
  }

  /* A step back takes a moment, and a place that is entered meanwhile would be left again. */
  let back;
  function goBack() {
    back = new Promise((done) => {
      addEventListener("popstate", done, { once: true });
      setTimeout(done, 500);
    });
    history.back();
  }

  /* Another tab is another place in the browser's history, with the same question. */
  async function goTo(hash) {
    await back;
    const address = new URL(location.href);
    address.hash = hash;
    if (address.href !== location.href) history.pushState({ ...history.state, over: false }, "", address);
    showTab();
  }

  function showTab() {
    const links = [...document.querySelectorAll("header.top nav a")];
    const wanted = links.find((link) => link.hash === location.hash) ?? links[0];
    if (!wanted) return;
    root.dataset.tab = wanted.hash.slice(1);
    for (const link of links) {
      if (link === wanted) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    /* Another process may have indexed since the list was drawn. */
    if (root.dataset.tab === "articles") qaPage.refreshShelf?.();
    if (root.dataset.tab === "ask") qaPage.refreshBeginning?.();
  }

  /* A word at the foot of the page, for eyes and for screen readers. */
  let silence;
  function tell(text) {
    const toast = document.getElementById("toast");
    if (!toast) return;
    toast.textContent = text;
    clearTimeout(silence);
    silence = setTimeout(() => { toast.textContent = ""; }, Math.max(3000, text.length * 90));
  }

  /* Whether there is still somebody to answer. */
  async function reached() {
    try {
      await fetch(".", { method: "HEAD", cache: "no-store" });
      return true;
    } catch {
      return false;
    }
  }

  /* Of what is asked of the server by one name, one thing is under way at a time, and of what
     comes meanwhile the last goes next: where two of them overlap, Gradio would ask the first
     again. `failed(reason)` is told "unreached" or "busy", `done()` when nothing is left to wait
     for, `arrived(number)` tells whether what is shown is the answer to that request, and
     `begun(number)` whether anything of it is. */
  const lanes = {};
  const LOOK = 2000;
  const STOPPED = 3000;
  function lane(name, options = {}) {
    const { done = () => {}, arrived = () => true, failed = tellFailure } = options;
    const { begun = arrived } = options;
    const own = { number: 0, under: null, next: null, stop: null, go: null, doubted: null };
    let looking;
    const start = (go) => {
      own.under = own.number;
      own.go = go;
      clearInterval(looking);
      looking = setInterval(async () => {
        const { under } = own;
        if (under !== null && !(await reached()) && under === own.under) end("unreached");
      }, LOOK);
      go(own.under);
    };
    const end = (reason) => {
      const { next, under } = own;
      own.under = own.next = null;
      clearInterval(looking);
      if (next) start(next);
      else if (under !== own.number) return; /* dropped */
      else if (reason) failed(reason);
      else done();
    };
    /* A failure soon after a stop may be the stop's, or a refusal of what came next: where nothing
       of that has come when there is no doubt any more, it is asked once again. */
    const doubt = (under) => {
      if (own.doubted === under) return;
      own.doubted = under;
      setTimeout(() => {
        if (under === own.under && !begun(under)) own.go(under);
      }, own.stop.at + STOPPED - performance.now());
    };
    lanes[name] = async (refused) => {
      const { under } = own;
      if (under === null) return;
      if (refused) {
        /* Gradio calls a stop a failure, more than once, also when the next is under way. */
        if (own.stop && performance.now() - own.stop.at < STOPPED) {
          if (under === own.stop.under) end();
          else doubt(under);
          return;
        }
        const reason = (await reached()) ? "busy" : "unreached";
        if (under === own.under) end(reason);
        return;
      }
      for (let times = 0; times < 100 && own.under === under; times += 1) {
        if (arrived(under)) return end();
        await new Promise((resolve) => { setTimeout(resolve, 20); });
      }
    };
    return {
      send(go) {
        own.number += 1;
        if (own.under === null) start(go);
        else own.next = go;
      },
      /* What is under way is waited for no more. */
      drop() {
        own.number += 1;
        own.next = null;
      },
      /* What is under way was stopped: what comes next waits until Gradio has let go of it. */
      stopped() {
        const { under } = own;
        own.stop = { under, at: performance.now() };
        setTimeout(() => { if (under !== null && under === own.under) end(); }, 500);
      },
      current: () => own.number,
    };
  }
  const landed = (name, refused = false) => lanes[name]?.(refused);

  function tellFailure() {
    tell(said(document.getElementById("toast")));
  }

  /* Whether it could be done. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      /* Browsers refuse the clipboard to pages that are neither local nor https. */
      const before = document.activeElement;
      const field = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      before?.focus();
      return done;
    }
  }

  /* `data` is the file's bytes in base64. */
  function save(name, data) {
    const link = document.createElement("a");
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /* A file that the server makes, saved; or a word that there is none. */
  async function take(make) {
    try {
      const file = await make();
      if (file.data === undefined) tellFailure();
      else save(file.name, file.data);
    } catch {
      tellFailure();
    }
  }

  const openMenus = () => document.querySelectorAll(":is(details.menu, details.history)[open]");
  addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    for (const menu of openMenus()) {
      if (button || !menu.contains(event.target)) menu.open = false;
    }
    if (!button || !("copy" in button.dataset || "copyLink" in button.dataset)) return;
    if (await copy(button.dataset.copy ?? location.href)) tell(said(button));
  });
  addEventListener("keydown", (event) => {
    const menu = openMenus()[0];
    if (event.key !== "Escape" || !menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
    event.stopImmediatePropagation();
  });

  const browserLanguage = (navigator.languages?.[0] ?? navigator.language ?? "ko").slice(0, 2);
  setLanguage(kept.get("language") ?? (browserLanguage === "ko" ? "ko" : "en"));
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const followTheme = () => setTheme(kept.get("theme") ?? (dark.matches ? "dark" : "light"));
  followTheme();
  dark.addEventListener("change", followTheme);
  addEventListener("hashchange", showTab);
  addEventListener("popstate", showTab);

  return { kept, language, said, words, speak, top, tell, take, lane, landed, goTo, goBack, tellFailure, heard };
})();
