// Keyboard shortcuts. Any element with data-sneltoets="x" is clicked, or focused when it is a field, by that key.
// "?" opens the list of what the present page offers, with data-toets="x" for a key that a script of the page handles
// itself. One switch turns single-letter keys off (WCAG 2.1.4).
"use strict";

(() => {
  const SETTING = "grondslag-sneltoetsen";
  const enabled = () => localStorage.getItem(SETTING) !== "uit";
  const isField = (element) => element.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  const visible = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.offsetParent !== null);
  const told = () => visible("[data-toets]");
  const bound = () => {
    const taken = new Set(told().map((element) => element.dataset.toets)); // a key of the page goes before one of the menu
    return visible("[data-sneltoets]").filter((element) => !taken.has(element.dataset.sneltoets));
  };

  function nameOf(element) {
    const label = element.labels && element.labels[0];
    return element.dataset.sneltoetsNaam || (label || element).textContent.trim();
  }

  function describe(dialog) {
    const list = dialog.querySelector("[data-toetsenlijst]");
    list.querySelectorAll("[data-gevonden]").forEach((row) => row.remove());
    for (const element of [...bound(), ...told()]) {
      const row = document.createElement("div");
      const key = document.createElement("kbd");
      const term = document.createElement("dt");
      const text = document.createElement("dd");
      row.dataset.gevonden = "";
      key.textContent = element.dataset.sneltoets || element.dataset.toets;
      text.textContent = nameOf(element);
      term.append(key);
      row.append(term, text);
      list.append(row);
    }
  }

  function openHelp(dialog) {
    describe(dialog);
    const choice = dialog.querySelector("[data-toetsen-aan]");
    choice.checked = enabled();
    choice.onchange = () => localStorage.setItem(SETTING, choice.checked ? "aan" : "uit");
    dialog.showModal();
  }

  document.addEventListener("keydown", (event) => {
    const dialog = document.getElementById("sneltoetsen");
    const typing = isField(event.target);
    if (!dialog || dialog.open || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "?") {
      event.preventDefault();
      openHelp(dialog);
    } else if (enabled()) {
      const element = bound().find((candidate) => candidate.dataset.sneltoets === event.key);
      if (!element) return;
      event.preventDefault();
      if (isField(element)) element.focus();
      else element.click();
    }
  });

  // After a form came back with errors, their list is where reading goes on.
  document.addEventListener("DOMContentLoaded", () => document.querySelector("[data-focus]")?.focus());
})();
