/* The desk with the keyboard. Every key presses a button or link that is on the page; nothing works by key only. */
"use strict";
(() => {
  const desk = document.querySelector(".desk");
  if (!desk) return;

  const typing = () => document.activeElement?.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
  const on = (key) => desk.querySelector(`[data-key="${key}"]`);
  const focusOn = document.querySelector("[data-focus]");
  if (focusOn) focusOn.focus();

  const go = (id) => {
    if (id) location.assign(`${desk.dataset.today}?klus=${id}#wacht`);
  };

  const press = (key, event) => {
    const open = desk.querySelector(".open");
    if (key === "j" || key === "k") {
      if (!open) return;
      go(key === "j" ? open.dataset.next : open.dataset.previous);
    } else if (/^[1-8]$/.test(key)) {
      const choice = desk.querySelectorAll("[data-kinds] input")[key - 1];
      if (!choice) return;
      choice.click();
      choice.focus();
    } else if (key === "n" && !on("n")) {
      location.assign(desk.dataset.call);
    } else {
      const target = on(key);
      if (!target) return;
      if (target.matches("input")) target.focus();
      else target.click();
      if (target.matches("summary")) (target.parentElement.querySelector("select") ?? target).focus();
    }
    event.preventDefault();
  };

  document.addEventListener("keydown", (event) => {
    const save = desk.querySelector("[data-ctrl-enter]");
    if (save && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save.click();
      return;
    }
    if (!("keys" in desk.dataset) || event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing()) return;
    press(event.key.toLowerCase(), event);
  });

  /* A second press while the first is under way sends nothing twice. */
  desk.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => desk.querySelectorAll("form").forEach((form) => delete form.dataset.sent));

  const undo = desk.querySelector(".undo");
  if (undo) setTimeout(() => { undo.hidden = true; }, Math.max(0, new Date(undo.dataset.until) - Date.now()));

  /* Whom do we know by this number? From the sixth digit on, while the caller speaks. */
  const intake = desk.querySelector("[data-intake]");
  const phone = intake?.querySelector("[name=phone]");
  let waiting, asked;
  phone?.addEventListener("input", () => {
    clearTimeout(waiting);
    const digits = phone.value.replace(/\D/g, "");
    if (digits.length < 6 || digits === asked || intake.querySelector("[name=person]")) return;
    waiting = setTimeout(async () => {
      asked = digits;
      const body = new FormData();
      body.set("phone", phone.value);
      body.set("csrfmiddlewaretoken", intake.querySelector("[name=csrfmiddlewaretoken]").value);
      try {
        const answer = await fetch(intake.dataset.lookup, { method: "POST", body });
        if (answer.ok && asked === digits) document.getElementById("bekend").innerHTML = await answer.text();
      } catch { asked = ""; } /* no line: the button beside the number does the same */
    }, 250);
  });
})();
