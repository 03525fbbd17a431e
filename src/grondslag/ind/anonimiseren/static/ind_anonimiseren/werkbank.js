// The workbench by keyboard: j and k walk along the findings, space accepts, x rejects, e changes, a opens all of the
// same. One finding is current; its place in both texts comes into view. Without this file everything is a form.
"use strict";

(() => {
  let current = null;
  const rows = () => [...document.querySelectorAll("[data-bevinding]")];
  const bar = document.querySelector("[data-toetsbalk]");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  function show(prefix, key) {
    const place = document.getElementById(`${prefix}-${key}`);
    const box = place && place.closest(".wb-tekst");
    document.querySelectorAll(`[id^="${prefix}-"].wb-nu`).forEach((element) => element.classList.remove("wb-nu"));
    if (!box) return;
    place.classList.add("wb-nu");
    const top = place.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    box.scrollTo({ top: top - box.clientHeight / 3, behavior: still ? "auto" : "smooth" });
  }

  function choose(row) {
    if (!row) return;
    rows().forEach((other) => other.classList.toggle("wb-rij--nu", other === row));
    current = row.dataset.bevinding;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    show("m", current);
    show("w", current);
  }

  function step(by) {
    const all = rows();
    const at = all.findIndex((row) => row.dataset.bevinding === current);
    choose(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  function press(name, andNext) {
    const row = document.getElementById(`b-${current}`);
    const button = row && row.querySelector(`[data-knop="${name}"]`);
    if (!button) return;
    button.click();
    if (andNext) step(1);
  }

  const KEYS = { " ": ["aanvaard", true], x: ["verwerp", true], e: ["wijzig", false], a: ["alle", false] };

  document.addEventListener("keydown", (event) => {
    const away = event.target.closest("button, a, input, select, textarea, dialog, summary");
    const key = KEYS[event.key];
    if (!key || !current || away || event.ctrlKey || event.metaKey || event.altKey) return;
    if (localStorage.getItem("grondslag-sneltoetsen") === "uit") return;
    event.preventDefault();
    press(...key);
  });

  document.addEventListener("click", (event) => {
    const stepper = event.target.closest("[data-stap]");
    const row = event.target.closest("[data-bevinding]");
    const place = event.target.closest(".wb-mark, .wb-plek");
    if (stepper) step(Number(stepper.dataset.stap));
    else if (row && !event.target.closest("button, a")) choose(row);
    else if (place) choose(document.getElementById(`b-${place.id.slice(2)}`));
  });

  // A row that was decided on is another element; the one that was current stays current.
  document.addEventListener("htmx:afterSettle", () => {
    const row = document.getElementById(`b-${current}`);
    if (row) choose(row);
  });

  document.addEventListener("DOMContentLoaded", () => {
    if (bar) bar.hidden = false;
    const wanted = location.hash.startsWith("#b-") && document.getElementById(location.hash.slice(1));
    if (wanted) choose(wanted);
  });
})();
