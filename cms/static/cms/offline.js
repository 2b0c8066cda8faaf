// From the second visit on the phone keeps the look, the last list and your next task. A first view stays light.
(() => {
  if (!navigator.serviceWorker) return;
  try {
    const first = !localStorage.visited || sessionStorage.first;
    localStorage.visited = "1";
    if (first) sessionStorage.first = "1";
    if (first && !location.pathname.startsWith("/mijn/")) return;
  } catch {
    return; // this browser may keep nothing
  }
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = "/manifest.webmanifest";
  document.head.append(link);
  addEventListener("load", () => navigator.serviceWorker.register("/sw.js"));
})();
