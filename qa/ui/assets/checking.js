/* The Check tab: the draft's form, its verdicts in place, and the article beside them. */
Object.assign(qaPage, (() => {
  const root = document.documentElement;
  const box = () => document.getElementById("draft");
  const shown = (number) => document.getElementById(`finding-${number}`);
  const state = { open: null, only: null };
  let sent = "";
  let stop = () => {};

  const beside = qaPage.beside({
    tab: "check",
    name: "check-reader",
    flag: "evidence",
    cards: () => [...(shown(state.open)?.querySelectorAll(".card") ?? [])],
  });

  const announce = (text) => { document.getElementById("check-status").textContent = text; };
  const notice = (html = "") => { document.getElementById("draft-notice").innerHTML = html; };

  function checkForm(element, trigger, watch, server) {
    const send = () => {
      beside.close();
      Object.assign(state, { open: null, only: null });
      sent = box().value;
      root.dataset.checking = "";
      notice();
      announce(qaPage.said(document.getElementById("check-status")));
      trigger("submit", { text: sent });
    };
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      send();
    });
    box().addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
        event.preventDefault();
        send();
      }
    });
    element.querySelector("[data-again]").addEventListener("click", () => {
      if ("checking" in root.dataset) stop();
      beside.close();
      delete root.dataset.checked;
      box().focus();
    });
    const take = (file) => file && read(element, file, server);
    const chooser = element.querySelector("input[type=file]");
    chooser.addEventListener("change", () => {
      take(chooser.files[0]);
      chooser.value = "";
    });
    const paper = element.querySelector(".paper");
    for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
      paper.addEventListener(kind, (event) => {
        if (![...event.dataTransfer.types].includes("Files")) return;
        event.preventDefault();
        paper.classList.toggle("over", kind === "dragenter" || kind === "dragover");
        if (kind === "drop") take(event.dataTransfer.files[0]);
      });
    }
    qaPage.speak(element);
  }

  /* A draft in a file comes back as text and stands in the box; nothing of it is kept. */
  async function read(element, file, server) {
    const fail = (name) => notice(element.querySelector(`template[${name}]`).innerHTML);
    notice();
    const most = element.querySelector("[data-most]").dataset.most;
    if (file.size > Number(most)) return fail("data-too-large");
    try {
      const data = await new Promise((resolve, reject) => {
        const reader = new FileReader();
        reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
        reader.onerror = reject;
        reader.readAsDataURL(file);
      });
      const got = await server.draft({ name: file.name, data });
      if (got.text === undefined) return notice(got.notice); /* escaped where it was made */
      box().value = got.text;
      box().focus();
      box().setSelectionRange(0, 0);
      box().scrollTop = 0;
    } catch {
      fail("data-not-sent");
    }
  }

  function checked(element, trigger, watch, server) {
    beside.use(trigger);
    stop = () => {
      trigger("stop", {});
      settled(true);
    };
    element.addEventListener("click", async (event) => {
      const button = event.target.closest("button");
      const claim = event.target.closest(".claim:not(.unchecked):not(.aside)");
      if (!button && claim && !String(getSelection())) fold(Number(claim.dataset.claim));
      if (!button) return;
      const { dataset } = button;
      if (dataset.finding) fold(Number(dataset.finding));
      else if (dataset.fold) {
        fold(Number(dataset.fold));
        element.querySelector(`[data-finding="${dataset.fold}"]`).focus();
      } else if (dataset.only) {
        state.only = state.only === dataset.only ? null : dataset.only;
        redraw();
      } else if (dataset.open) beside.open(dataset.open, button);
      else if ("stop" in dataset) stop();
      else if (dataset.export) {
        const form = dataset.export;
        const file = await server.export({ text: sent, form, page_language: qaPage.language() });
        if (file.data !== undefined) qaPage.save(file.name, file.data);
      }
    });
    /* Each step draws the draft anew: what was opened and chosen is put back. */
    watch("value", () => requestAnimationFrame(() => {
      if (!element.querySelector(".checked")) return;
      root.dataset.checked = "";
      redraw();
    }));
  }

  function fold(number) {
    state.open = state.open === number ? null : number;
    beside.close();
    redraw();
    if (state.open !== null) shown(number)?.scrollIntoView({ block: "nearest" });
  }

  function redraw() {
    const result = document.querySelector("#checked .checked");
    if (!result) return;
    for (const one of result.querySelectorAll(".finding")) {
      one.hidden = one.id !== `finding-${state.open}`;
    }
    for (const one of result.querySelectorAll("[data-finding]")) {
      one.setAttribute("aria-expanded", String(one.dataset.finding === String(state.open)));
    }
    for (const one of result.querySelectorAll("[data-claim]")) {
      one.classList.toggle("open", one.dataset.claim === String(state.open));
    }
    for (const one of result.querySelectorAll("[data-only]")) {
      one.setAttribute("aria-pressed", String(one.dataset.only === state.only));
    }
    if (state.only) result.dataset.shown = state.only;
    else delete result.dataset.shown;
    for (const line of result.querySelectorAll(".draft > p")) {
      line.hidden = state.only !== null && !line.dataset.has.split(" ").includes(state.only);
    }
  }

  function settled(stopped = false) {
    delete root.dataset.checking;
    const result = document.querySelector("#checked .checked");
    announce(qaPage.said(result ?? undefined));
    if (!result) return;
    root.dataset.checked = "";
    if (stopped) {
      const told = document.querySelector("#check-form template[data-stopped]");
      result.querySelector(".progress").replaceWith(told.content.cloneNode(true));
    } else if (state.open === null) {
      /* What is refuted matters most, so the first of it is shown at once. */
      const first = result.querySelector("[data-finding].refuted, [data-finding].disagree")
        ?? (result.querySelectorAll("[data-finding]").length === 1
          ? result.querySelector("[data-finding]") : null);
      if (first) state.open = Number(first.dataset.finding);
    }
    redraw();
  }

  return {
    checkForm, checked,
    checkReader: beside.panel,
    showEvidence: beside.show,
    checkSettled: () => requestAnimationFrame(() => settled()),
  };
})());
