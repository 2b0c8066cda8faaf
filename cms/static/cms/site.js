// What plain HTML cannot do: put the focus where the news is.
(() => {
  document.querySelector(".errsum")?.focus();
  // A place in the address would stay there on every next page, and take the focus again.
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".skip, .errsum a");
    const place = link && document.getElementById(link.hash.slice(1));
    if (!place) return;
    place.focus();
    event.preventDefault();
  });
})();
