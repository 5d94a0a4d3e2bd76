// Public pages are made at build time. What editors decided about facts since then (withdrawn, lowered) is asked for
// here and said beside the fact. The words stand in the page; see docs/adr on overrides.
(() => {
  const words = document.getElementById("editors-notes")?.dataset;
  if (!words) return;

  const idOf = (path) => /\/facts\/([^/?#]+)\/?$/.exec(path)?.[1];

  function markPage({ kind, reason }) {
    const note = document.createElement("p");
    note.setAttribute("role", "status");
    note.className = words.look;
    note.textContent = `${kind === "withdrawn" ? words.withdrawn : words.lowered} ${reason}`;
    document.getElementById("main")?.prepend(note);
    if (kind === "withdrawn") hideStanding();
    else lowerBadge(kind);
  }

  // What is withdrawn is not told as established any more, nor why it was.
  function hideStanding() {
    for (const id of ["fact-status", "fact-status-reason"]) document.getElementById(id)?.setAttribute("hidden", "");
  }

  // The page was made with the higher status and the reason for it; the note above says why it is lower now.
  function lowerBadge(kind) {
    const badge = document.querySelector(`#editors-notes [data-status="${kind}"] > *`)?.cloneNode(true);
    const made = document.getElementById("fact-status");
    if (!badge || !made) return;
    made.replaceChildren(badge);
    document.getElementById("fact-status-reason")?.setAttribute("hidden", "");
  }

  // Nothing that is made from a withdrawn fact, nor a question that rests on a held back one, whatever page it stands on:
  // no quiz asks it either. A heading with nothing left below it goes with it.
  function hideExamples(byFact) {
    for (const example of document.querySelectorAll("[data-rests-on]")) {
      const kinds = example.dataset.restsOn.split(" ").flatMap((id) => byFact.get(id)?.kind ?? []);
      const isHeld = (kind) => kind === "withdrawn" || example.dataset.example === "question";
      if (kinds.some(isHeld)) example.hidden = true;
    }
    const all = document.getElementById("items")?.closest("section");
    for (const part of [...(all?.querySelectorAll("div:has(> ul)") ?? []), all]) {
      const examples = [...(part?.querySelectorAll("[data-rests-on]") ?? [])];
      if (examples.length > 0 && examples.every(({ hidden }) => hidden)) part.hidden = true;
    }
  }

  function markLink(link, { kind }) {
    if (link.dataset.noted) return;
    link.dataset.noted = kind;
    const note = document.createElement("strong");
    note.textContent = ` (${kind === "withdrawn" ? words.linkWithdrawn : words.linkLowered})`;
    link.append(note);
    if (link.pathname === location.pathname) return;
    // In a list the sign of how sure it was stands in the link or beside it; where a line has several facts, all keep theirs.
    const line = link.closest("li, tr") ?? link;
    const facts = line.querySelectorAll('a[href*="/facts/"]').length + (line === link ? 1 : 0);
    if (facts === 1) for (const sign of line.querySelectorAll("[data-how-sure]")) sign.hidden = true;
  }

  const LONGEST_WAIT_MS = 8000;
  const factLinks = () => [...document.querySelectorAll('a[href*="/facts/"]')];
  const isAwake = (node) => node === null || Object.keys(node).some((key) => key.startsWith("__react"));

  // React compares the page with what it would make before it wakes: what is added earlier is taken for a fault and
  // removed. Where it never wakes, the notes come all the same.
  function whenAwake(then) {
    const until = performance.now() + LONGEST_WAIT_MS;
    const look = () => {
      const nodes = [document.getElementById("main"), ...factLinks()];
      if (performance.now() > until || nodes.every(isAwake)) then();
      else setTimeout(look, 50);
    };
    look();
  }

  function mark(byFact) {
    const here = byFact.get(idOf(location.pathname));
    // Most often the page was made with the note already.
    if (here && !document.getElementById("editors-note")) markPage(here);
    hideExamples(byFact);
    const markLinks = () => {
      for (const link of factLinks()) {
        const found = byFact.get(idOf(link.getAttribute("href")));
        if (found) markLink(link, found);
      }
    };
    markLinks();
    // Results of a search come later than the page.
    const results = document.querySelector("search");
    if (results) new MutationObserver(markLinks).observe(results, { childList: true, subtree: true });
  }

  fetch("/api/overrides", { credentials: "omit" })
    .then((response) => (response.ok ? response.json() : { facts: [] }))
    .then(({ facts }) => {
      const byFact = new Map(facts.map((one) => [one.factId, one]));
      if (byFact.size > 0) whenAwake(() => mark(byFact));
    })
    .catch(() => undefined); // without the server the page stands as it was made
})();
