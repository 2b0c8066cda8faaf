// Reads aloud with the browser's own voice: the page from its top, or one part by the button in its heading.
(() => {
  const switches = [...document.querySelectorAll("[data-read-aloud]")];
  const speech = window.speechSynthesis;
  if (!switches.length || !speech || !window.SpeechSynthesisUtterance) return;

  const language = document.documentElement.lang || "nl";
  const blocks =
    "h1,h2,h3,p,li,dt,dd,legend,label,blockquote,figcaption,caption,th,td,summary,.choice,.tile,.hint,.stat";
  const headings = ":is(h1,h2,h3,legend,.note p:first-child):not(.sr)";
  const wholes = ".note,fieldset,.card,li,section";
  const unread = "[aria-hidden=true],.lees,[data-read-aloud]";
  const small = new Map(); // button -> the heading it stands in
  let on = false;
  let reading = null; // the small button whose part is read
  let turn = 0; // whatever belongs to an earlier turn is silent
  let speaking; // kept, else the browser may throw it away while it speaks

  const voice = (of) => speech.getVoices().find((one) => one.lang.toLowerCase().startsWith(of));
  const spoken = (part) => part.closest("[lang]").lang.slice(0, 2);

  const heard = (part) =>
    [...part.childNodes]
      .filter((one) => !(one.matches && one.matches(unread)))
      .map((one) => (one.nodeName === "BR" ? " " : (one.innerText ?? one.textContent)))
      .join("")
      .replace(/\s+/g, " ")
      .trim();

  const all = (what) =>
    [...document.querySelectorAll("main")].flatMap((main) =>
      [...main.querySelectorAll(what)].filter((one) => !one.closest(unread) && one.getClientRects().length),
    );

  const isWhole = (one) => !one.querySelector(blocks);
  const isRead = (one) => {
    const around = one.parentElement.closest(blocks);
    return one.matches(".btn") ? !around || !isWhole(around) : isWhole(one);
  };
  const readable = () => all(`${blocks},.btn`).filter((one) => isRead(one) && heard(one) && voice(spoken(one)));

  // The box it is the first heading of; else until the next heading that is as high.
  const partOf = (heading) => {
    const others = all(headings).filter(isWhole);
    const box = heading.closest(wholes);
    if (box && others.find((one) => box.contains(one)) === heading) return readable().filter((one) => box.contains(one));
    const after = (one, two) => one.compareDocumentPosition(two) & Node.DOCUMENT_POSITION_FOLLOWING;
    const end = others.find(
      (one) => after(heading, one) && (heading.nodeName === "H1" || one.nodeName <= heading.nodeName),
    );
    return readable().filter(
      (one) => heading.contains(one) || (after(heading, one) && (!end || (one !== end && after(one, end)))),
    );
  };

  const label = (button, pressed, words) => {
    button.setAttribute("aria-pressed", String(pressed));
    button.querySelector("[data-words]").textContent = words;
  };

  const show = () => {
    const can = Boolean(voice(language));
    const { start, stop, stopPart } = switches[0].dataset;
    document.querySelectorAll("[data-no-voice]").forEach((one) => (one.hidden = can));
    switches.forEach((button) => {
      button.hidden = !can;
      label(button, on, on ? stop : start);
    });
    small.forEach((heading, button) => {
      const words = button === reading ? stopPart : start;
      button.hidden = !on;
      button.setAttribute("aria-label", `${words}: ${heard(heading)}`);
      label(button, button === reading, words);
    });
  };

  const quiet = () => {
    turn += 1;
    reading = null;
    speech.cancel();
    document.querySelectorAll(".leest").forEach((one) => one.classList.remove("leest"));
    show();
  };

  const read = (parts, button) => {
    quiet();
    reading = button;
    show();
    const mine = turn;
    const next = (index) => {
      if (mine !== turn) return;
      if (index >= parts.length) return quiet();
      const part = parts[index];
      speaking = new SpeechSynthesisUtterance(heard(part));
      speaking.lang = spoken(part);
      speaking.rate = 0.9;
      speaking.voice = voice(spoken(part));
      speaking.onend = () => {
        if (mine !== turn) return;
        part.classList.remove("leest");
        next(index + 1);
      };
      speaking.onerror = () => mine === turn && quiet();
      part.classList.add("leest");
      part.scrollIntoView({ block: "nearest" });
      setTimeout(() => mine === turn && speech.speak(speaking), 60); // a voice drops what comes right after cancel()
    };
    next(0);
  };

  const putSmallButtons = () => {
    if (small.size) return;
    all(headings).filter(isWhole).forEach((heading) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "lees";
      const words = document.createElement("span");
      words.dataset.words = "";
      button.append(switches[0].querySelector("svg").cloneNode(true), words);
      button.addEventListener("click", () => (button === reading ? quiet() : read(partOf(heading), button)));
      small.set(button, heading);
      heading.append(" ", button);
    });
  };

  const turnOn = () => {
    on = true;
    putSmallButtons();
    read(readable(), null);
  };

  const turnOff = () => {
    on = false;
    quiet();
  };

  switches.forEach((button) => button.addEventListener("click", () => (on ? turnOff() : turnOn())));
  addEventListener("keydown", (event) => event.key === "Escape" && on && quiet());
  speech.addEventListener("voiceschanged", show); // voices arrive late
  addEventListener("pagehide", quiet);
  show();
})();
