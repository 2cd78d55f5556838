/* The Articles tab: the list, one article beside it, and files to take in. */
Object.assign(qaPage, (() => {
  const root = document.documentElement;
  const listing = qaPage.lane("shelf");
  const opening = qaPage.lane("sheet", { done: () => requestAnimationFrame(showSheet) });
  const over = qaPage.over("sheet", () => leave());
  let list = () => {};
  let opener = null;
  let removed = ""; // what is said once the article is gone

  /* What the list shows now, with some of it changed. */
  function view(changes = {}) {
    const shown = document.querySelector("#shelf .shelf")?.dataset ?? {};
    return {
      search: document.getElementById("search-articles")?.value ?? "",
      sort: shown.sort, descending: shown.descending, page: Number(shown.page ?? 0), ...changes,
    };
  }

  function shelfTools(element, trigger, watch, server, upload) {
    qaPage.speak(element);
    let typing;
    element.querySelector("#search-articles").addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(() => list(view({ page: 0 })), 150);
    });
    const drop = element.querySelector(".drop");
    if (!drop) return; /* for reading alone */
    const chooser = drop.querySelector("input");
    const sent = async (files) => {
      for (const file of files) await send(element, file, upload, server);
      articlesChanged();
    };
    chooser.addEventListener("change", async () => {
      const files = [...chooser.files];
      chooser.value = "";
      await sent(files);
    });
    for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
      drop.addEventListener(kind, (event) => {
        event.preventDefault();
        drop.classList.toggle("over", kind === "dragenter" || kind === "dragover");
        if (kind === "drop") sent([...event.dataTransfer.files]);
      });
    }
  }

  /* One file at a time, with what became of it beside its name. */
  async function send(element, file, upload, server) {
    const row = document.createElement("li");
    const name = Object.assign(document.createElement("span"), { textContent: file.name });
    const state = document.createElement("span");
    state.textContent = qaPage.said(element.querySelector("#uploads"));
    row.append(name, " ", state);
    element.querySelector("#uploads").prepend(row);
    const fail = (reason) => {
      state.replaceChildren(element.querySelector(`template[${reason}]`).content.cloneNode(true));
      state.className = "outcome failed";
    };
    if (file.size > Number(element.querySelector("[data-most]").dataset.most)) {
      return fail("data-too-large");
    }
    try {
      const { path } = await upload(file);
      const done = await server.add({ path, name: file.name });
      state.innerHTML = done.html ?? done.notice; /* escaped where it was made */
    } catch {
      fail("data-not-sent");
    }
  }

  function shelf(element, trigger) {
    list = (wanted) => listing.send(() => trigger("input", wanted));
    const read = (wanted) => opening.send(() => trigger("select", wanted));
    qaPage.openArticle = (article, places, button) => {
      opener = button;
      read({ article, places });
    };
    element.addEventListener("click", (event) => {
      const { dataset } = event.target.closest("button") ?? event.target.closest("tr") ?? {};
      if (!dataset) return;
      if (dataset.forgetFile) trigger("delete", { ...view(), file: dataset.forgetFile });
      else if (dataset.column) {
        const now = view();
        const turned = now.sort === dataset.column && now.descending !== "true";
        list(view({ sort: dataset.column, descending: String(turned), page: 0 }));
      } else if (dataset.turn) {
        list(view({ page: view().page + Number(dataset.turn) }));
      } else if (dataset.read ?? dataset.article) {
        opener = element.querySelector(`[data-read="${dataset.read ?? dataset.article}"]`);
        read({ article: dataset.read ?? dataset.article });
      }
    });
  }

  /* What is drawn from all articles is drawn anew. */
  function articlesChanged() {
    list(view());
    qaPage.refreshFilters();
    qaPage.ageBeginning();
    qaPage.refreshPicture();
  }

  function search(text) {
    document.getElementById("search-articles").value = text;
    list(view({ page: 0 }));
  }

  const heading = () => document.getElementById("sheet-heading");
  const article = () => document.querySelector("#sheet .reader")?.dataset.article;

  function sheet(element, trigger) {
    const dialog = () => element.querySelector("dialog");
    element.addEventListener("click", (event) => {
      const { dataset } = event.target.closest("button") ?? {};
      if (!dataset) return;
      if ("close" in dataset) leave();
      else if ("remove" in dataset) dialog().showModal();
      else if ("keep" in dataset) dialog().close();
      else if ("removeNow" in dataset) {
        dialog().close();
        removed = qaPage.said(event.target.closest("button"));
        trigger("delete", { article: article() });
      } else if (dataset.back) {
        const values = Object.fromEntries(dataset.back.split(" ").map((name) => [name, null]));
        trigger("submit", { article: article(), values });
      }
    });
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      const changed = [...event.target.elements].filter(
        (field) => field.name && field.value !== field.dataset.was,
      );
      const values = Object.fromEntries(changed.map((field) => [field.name, field.value]));
      trigger("submit", { article: article(), values });
    });
    addEventListener("keydown", (event) => {
      const reading = root.dataset.tab === "articles" && "sheet" in root.dataset;
      if (event.key === "Escape" && reading && !dialog()?.open) leave();
    });
  }

  function leave() {
    delete root.dataset.sheet;
    over.closed();
    if (opener?.isConnected) opener.focus();
    else document.getElementById("search-articles").focus(); /* what was opened is gone */
  }

  function showSheet() {
    const shown = document.querySelector("#sheet .reader");
    if (!shown) {
      const word = qaPage.words(document.querySelector("#sheet .notice")) || removed;
      if (word) qaPage.tell(word);
      removed = "";
      return leave();
    }
    removed = "";
    root.dataset.sheet = "";
    over.opened();
    /* What was typed for one article must not stay in the fields of the next. */
    shown.querySelector("form")?.reset();
    const body = shown.querySelector(".body");
    const mark = body.querySelector("mark.active");
    body.scrollTop = mark ? mark.offsetTop - body.offsetTop - body.clientHeight / 3 : 0;
    const wrong = shown.querySelector("[aria-invalid]");
    (wrong ?? heading()).focus({ preventScroll: !wrong });
  }

  return {
    shelfTools, shelf, sheet,
    showSheet: () => requestAnimationFrame(showSheet),
    refreshShelf: () => list(view()),
    articlesChanged, searchArticles: search,
  };
})());
