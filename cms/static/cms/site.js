// What plain HTML cannot do: put the focus where the news is.
(() => {
  const summary = document.querySelector(".errsum");
  if (summary) summary.focus();
})();
