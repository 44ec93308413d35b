// Lets the lines of a list be dragged, and moved with the arrows without asking for a new page. The page works without this.
// Tells of a move with the event "moved"; a list with data-save sends its form then.
"use strict";

const list = document.querySelector(".sortable");

function moved(item) {
  const items = [...list.children];
  items.forEach((each, place) => {
    each.querySelector("[data-move=up]")?.toggleAttribute("disabled", place === 0);
    each.querySelector("[data-move=down]")?.toggleAttribute("disabled", place === items.length - 1);
  });
  const place = items.indexOf(item);
  const status = document.getElementById("moved");
  status.textContent = status.dataset.moved
    .replace("{0}", item.querySelector("h2, h3").textContent)
    .replace("{1}", list.reversed ? items.length - place : place + 1);
  list.dispatchEvent(new CustomEvent("moved", { detail: item }));
  if ("save" in list.dataset) {
    const form = list.closest("form");
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  }
}

list?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (!button) {
    return;
  }
  event.preventDefault();
  const item = button.closest("li");
  if (button.dataset.move === "up") {
    item.previousElementSibling?.before(item);
  } else {
    item.nextElementSibling?.after(item);
  }
  moved(item);
  (button.disabled ? item.querySelector("[data-move]:not([disabled])") : button)?.focus();
});

list?.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest(".grip");
  if (!grip || event.button !== 0) {
    return;
  }
  event.preventDefault();
  const item = grip.closest("li");
  const before = [...list.children].indexOf(item);
  grip.setPointerCapture(event.pointerId);
  item.classList.add("is-dragged");
  const drag = (move) => {
    const middle = (other) => other.getBoundingClientRect().top + other.offsetHeight / 2;
    const previous = item.previousElementSibling;
    const next = item.nextElementSibling;
    if (previous && move.clientY < middle(previous)) {
      previous.before(item);
    } else if (next && move.clientY > middle(next)) {
      next.after(item);
    }
  };
  grip.addEventListener("pointermove", drag);
  grip.addEventListener("lostpointercapture", () => {
    grip.removeEventListener("pointermove", drag);
    item.classList.remove("is-dragged");
    if ([...list.children].indexOf(item) !== before) {
      moved(item);
    }
  }, { once: true });
});
