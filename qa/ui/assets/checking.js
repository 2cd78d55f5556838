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

  const drawnFor = () => Number(
    document.querySelector("#checked [data-request]")?.dataset.request,
  );
  const checking = qaPage.lane("check", {
    done: () => settled(),
    arrived: (number) => drawnFor() === number
      && document.querySelector("#checked .checked")?.dataset.running !== "true",
    begun: (number) => drawnFor() === number,
    failed: (reason) => {
      delete root.dataset.checking;
      delete root.dataset.checked;
      say(`refused-${reason}`);
    },
  });

  /* A notice above the draft, where it is seen. */
  function say(name, values = {}) {
    const told = document.getElementById(name).innerHTML;
    notice(told.replace(/\[(\w+)\]/g, (all, value) => values[value] ?? all));
    announce("");
    document.getElementById("draft-notice").scrollIntoView({ block: "nearest" });
  }

  const announce = (text) => { document.getElementById("check-status").textContent = text; };
  const notice = (html = "") => { document.getElementById("draft-notice").innerHTML = html; };

  function checkForm(element, trigger, watch, server) {
    const send = () => {
      beside.close();
      Object.assign(state, { open: null, only: null });
      delete root.dataset.checked;
      notice();
      const length = [...box().value].length;
      if (length > Number(box().dataset.most)) {
        say("draft-long", { length: length.toLocaleString("en") });
        return;
      }
      const text = sent = box().value;
      root.dataset.checking = "";
      announce(qaPage.said(document.getElementById("check-status")));
      checking.send((request) => trigger("submit", { text, request }));
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
    /* A page that is loaded again has the draft still; it goes with the tab. */
    try {
      box().value ||= sessionStorage.getItem("qa-draft") ?? "";
    } catch { /* private window: nothing was kept */ }
    box().addEventListener("input", () => {
      try {
        sessionStorage.setItem("qa-draft", box().value);
      } catch { /* the same, or a draft that is too large */ }
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

  /* A draft in a file comes back as text and stands in the box, as if it had been typed. */
  async function read(element, file, server) {
    const fail = (name) => notice(element.querySelector(`template[${name}]`).innerHTML);
    notice();
    const most = element.querySelector("input[data-most]").dataset.most;
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
      box().dispatchEvent(new Event("input"));
      box().focus();
      box().setSelectionRange(0, 0);
      box().scrollTop = 0;
    } catch {
      fail("data-not-sent");
    }
  }

  function checked(element, trigger, watch, server) {
    beside.use(trigger);
    stop = (forgotten = false) => {
      trigger("stop", {});
      if (forgotten) {
        delete root.dataset.checking;
        checking.drop();
      } else settled(true);
      checking.stopped();
    };
    element.addEventListener("click", (event) => {
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
      else if ("again" in dataset) {
        if ("checking" in root.dataset) stop(true);
        beside.close();
        delete root.dataset.checked;
        box().focus();
      }
      else if (dataset.export) {
        const form = dataset.export;
        const wanted = { text: sent, form, page_language: qaPage.language() };
        qaPage.take(() => server.export(wanted));
      }
    });
    /* Each step draws the draft anew: what was opened and chosen is put back. */
    watch("value", () => requestAnimationFrame(() => {
      if (!element.querySelector(".checked") || drawnFor() !== checking.current()) return;
      if (!("checking" in root.dataset)) {
        if (!("checked" in root.dataset)) return; /* it is being written anew */
        halt(); /* a drawing that was on its way when the check was stopped */
      }
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

  function halt() {
    const told = document.querySelector("#check-form template[data-stopped]");
    const progress = document.querySelector("#checked [data-running=true] .progress");
    progress?.replaceWith(told.content.cloneNode(true));
  }

  function settled(stopped = false) {
    if (!("checking" in root.dataset) || drawnFor() !== checking.current()) return;
    delete root.dataset.checking;
    const result = document.querySelector("#checked .checked");
    const told = stopped ? document.querySelector("#check-form template[data-stopped]") : result;
    announce(qaPage.said(told ?? undefined));
    if (!result) {
      notice(document.querySelector("#checked [data-request]").innerHTML);
      document.getElementById("draft-notice").scrollIntoView({ block: "nearest" });
      return;
    }
    root.dataset.checked = "";
    if (stopped) {
      halt();
      result.querySelector("[data-again]").focus(); /* the button that was pressed is gone */
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
  };
})());
