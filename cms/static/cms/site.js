// What plain HTML cannot do: read the page aloud with the browser's own voice, and put the focus where the news is.
(() => {
  const summary = document.querySelector(".errsum");
  if (summary) summary.focus();

  const buttons = document.querySelectorAll("[data-read-aloud]");
  const speech = window.speechSynthesis;
  if (!buttons.length || !speech || !window.SpeechSynthesisUtterance) return;

  const language = document.documentElement.lang || "nl";
  const blocks = "h1,h2,h3,p,li,dt,dd,legend,label,blockquote,figcaption";
  const voice = () => speech.getVoices().find((one) => one.lang.toLowerCase().startsWith(language));
  let reading = false;

  const show = () => {
    const can = Boolean(voice());
    buttons.forEach((button) => {
      button.hidden = !can;
      button.setAttribute("aria-pressed", String(reading));
      button.querySelector("[data-words]").textContent = reading ? button.dataset.stop : button.dataset.start;
    });
  };

  const readable = () =>
    [...document.querySelectorAll("main")].flatMap((main) =>
      [...main.querySelectorAll(blocks)].filter(
        (one) => !one.closest("[aria-hidden=true]") && !one.querySelector(blocks) && one.innerText.trim(),
      ),
    );

  const stop = () => {
    reading = false;
    speech.cancel();
    document.querySelectorAll(".leest").forEach((one) => one.classList.remove("leest"));
    show();
  };

  const start = () => {
    const parts = readable();
    reading = true;
    show();
    const next = (index) => {
      if (!reading || index >= parts.length) return stop();
      const block = parts[index];
      const words = new SpeechSynthesisUtterance(block.innerText);
      words.lang = language;
      words.rate = 0.9;
      words.voice = voice();
      words.onend = () => {
        block.classList.remove("leest");
        if (reading) next(index + 1);
      };
      words.onerror = stop;
      block.classList.add("leest");
      block.scrollIntoView({ block: "nearest" });
      setTimeout(() => reading && speech.speak(words), 60); // a voice drops what comes right after cancel()
    };
    next(0);
  };

  buttons.forEach((button) => button.addEventListener("click", () => (reading ? stop() : start())));
  speech.addEventListener("voiceschanged", show); // voices arrive late
  addEventListener("pagehide", stop);
  show();
})();
