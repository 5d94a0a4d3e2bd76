// Runs before the first paint, so that a chosen theme does not flash. A file of its own: the page needs no inline script.
try {
  const theme = localStorage.getItem("azalai-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; then the system's theme holds.
}
