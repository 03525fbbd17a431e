// Keeps what somebody typed: says in time that the session ends, and holds a form back once it has ended. Nothing is
// stored: the words stay in the page. Typing is use, so it renews the session as a click does.
"use strict";

(() => {
  const box = document.querySelector("[data-sessie]");
  if (!box) return;
  const whole = Number(box.dataset.seconden);
  const early = Math.min(120, whole / 3);
  const pause = Math.min(120, whole / 4);
  const now = () => Date.now() / 1000; // goes on while the machine sleeps, as the session does
  let ends = Math.min(now() + whole, Number(box.dataset.einde));
  let renewed = now();

  function show() {
    const left = ends - now();
    const part = left <= 0 ? "over" : left <= early ? "bijna" : "";
    box.hidden = !part;
    box.querySelectorAll("[data-sessie-deel]").forEach((each) => { each.hidden = each.dataset.sessieDeel !== part; });
  }

  async function renew() {
    renewed = now();
    let answer;
    try {
      answer = await fetch(box.dataset.sessie, { redirect: "manual", cache: "no-store" });
    } catch {
      return false; // no connection: that says nothing of the session
    }
    if (answer.ok) {
      const { seconden, teken } = await answer.json();
      ends = now() + seconden;
      document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((each) => { each.value = teken; });
      document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": teken }));
    } else {
      ends = 0;
    }
    show();
    return answer.ok;
  }

  const renewNowAndThen = () => { if (now() - renewed > pause) renew(); };

  document.addEventListener("input", () => { if (ends > now()) renewNowAndThen(); });
  window.addEventListener("focus", () => { if (ends <= now()) renew(); else renewNowAndThen(); });
  box.querySelector("[data-sessie-verleng]").addEventListener("click", renew);

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (ends > now() || form.method !== "post" || !form.closest("main")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    renew().then((alive) => {
      if (alive) form.requestSubmit(event.submitter);
      else box.focus();
    });
  }, true);

  setInterval(show, 1000);
})();
