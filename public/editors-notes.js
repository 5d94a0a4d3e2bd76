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
  }

  function markLink(link, { kind }) {
    const note = document.createElement("strong");
    note.textContent = ` (${kind === "withdrawn" ? words.linkWithdrawn : words.linkLowered})`;
    link.append(note);
  }

  fetch("/api/overrides", { credentials: "omit" })
    .then((response) => (response.ok ? response.json() : { facts: [] }))
    .then(({ facts }) => {
      const byFact = new Map(facts.map((one) => [one.factId, one]));
      const here = byFact.get(idOf(location.pathname));
      if (here) markPage(here);
      for (const link of document.querySelectorAll('a[href*="/facts/"]')) {
        const found = byFact.get(idOf(link.getAttribute("href")));
        if (found) markLink(link, found);
      }
    })
    .catch(() => undefined); // without the server the page stands as it was made
})();
