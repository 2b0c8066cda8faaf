// The browser's palette beside a colour's hex: each follows the other.
document.addEventListener("DOMContentLoaded", () => {
  for (const palette of document.querySelectorAll("[data-colour-for]")) {
    const field = document.getElementById(palette.dataset.colourFor);
    const follow = () => {
      const chosen = /^#[0-9a-f]{6}$/i.test(field.value);
      palette.classList.toggle("no-colour", !chosen);
      if (chosen) palette.value = field.value.toLowerCase();
    };
    palette.hidden = false;
    palette.addEventListener("input", () => {
      field.value = palette.value.toUpperCase();
      for (const event of ["input", "change"]) field.dispatchEvent(new Event(event, { bubbles: true }));
    });
    field.addEventListener("input", follow);
    follow();
  }
});
