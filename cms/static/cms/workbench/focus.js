/* A window of the admin opens with the focus on itself: hand it on to the field that asks for it. */
document.addEventListener("focusin", ({ target }) => {
  if (target.matches(".modal")) target.querySelector("[autofocus]")?.focus();
});
