/* What all tabs share: the page's language and theme, its tabs, and the clipboard.
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
  const said = (element) => element.dataset[language()];

  function setLanguage(chosen) {
    root.dataset.language = chosen;
    root.lang = chosen;
    for (const field of document.querySelectorAll("[data-placeholder]")) {
      field.placeholder = said(field);
    }
    for (const button of document.querySelectorAll("button[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === chosen));
    }
  }

  function setTheme(chosen) {
    root.dataset.theme = chosen;
    document.body.classList.toggle("dark", chosen === "dark");
  }

  function top(element) {
    element.addEventListener("click", (event) => {
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

  function showTab() {
    const links = [...document.querySelectorAll("header.top nav a")];
    const wanted = links.find((link) => link.hash === location.hash) ?? links[0];
    if (!wanted) return;
    root.dataset.tab = wanted.hash.slice(1);
    for (const link of links) {
      if (link === wanted) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      /* Browsers refuse the clipboard to pages that are neither local nor https. */
      const field = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  }

  const browserLanguage = (navigator.languages?.[0] ?? navigator.language ?? "ko").slice(0, 2);
  setLanguage(kept.get("language") ?? (browserLanguage === "ko" ? "ko" : "en"));
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const followTheme = () => setTheme(kept.get("theme") ?? (dark.matches ? "dark" : "light"));
  followTheme();
  dark.addEventListener("change", followTheme);
  addEventListener("hashchange", showTab);

  return { kept, language, said, setLanguage, top, copy };
})();
