// Lets a ladder's rungs be dragged, and moved with the arrows without asking the server. The page works without this.
"use strict";

const rungs = document.getElementById("rungs");

function renumber() {
  const items = [...rungs.children];
  items.forEach((item, position) => {
    const index = items.length - 1 - position;
    for (const field of item.querySelectorAll("[name], [id], [for]")) {
      for (const attribute of ["name", "id", "for", "aria-describedby"]) {
        const value = field.getAttribute(attribute);
        if (value) {
          field.setAttribute(attribute, value.replace(/^tiers\[\d+\]/, `tiers[${index}]`));
        }
      }
    }
    for (const button of item.querySelectorAll("button[name=action]")) {
      button.value = button.value.replace(/\d+$/, index);
    }
    item.querySelector("[data-move=up]")?.toggleAttribute("disabled", position === 0);
    item.querySelector("[data-move=down]")?.toggleAttribute("disabled", position === items.length - 1);
  });
}

function moved(item) {
  renumber();
  const status = document.getElementById("moved");
  const position = [...rungs.children].length - [...rungs.children].indexOf(item);
  status.textContent = status.dataset.moved
    .replace("{0}", item.querySelector("h3").textContent)
    .replace("{1}", position);
  item.querySelector("input[name$='.nameSv']").dispatchEvent(new Event("change", { bubbles: true }));
}

rungs?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (!button) {
    return;
  }
  event.preventDefault();
  const item = button.closest(".rung");
  if (button.dataset.move === "up") {
    item.previousElementSibling?.before(item);
  } else {
    item.nextElementSibling?.after(item);
  }
  moved(item);
  (button.disabled ? item.querySelector("[data-move]:not([disabled])") : button)?.focus();
});

rungs?.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest(".grip");
  if (!grip || event.button !== 0) {
    return;
  }
  event.preventDefault();
  const item = grip.closest(".rung");
  const before = [...rungs.children].indexOf(item);
  grip.setPointerCapture(event.pointerId);
  item.classList.add("is-dragged");
  const drag = (move) => {
    const previous = item.previousElementSibling;
    const next = item.nextElementSibling;
    const middle = (other) => other.getBoundingClientRect().top + other.offsetHeight / 2;
    if (previous && move.clientY < middle(previous)) {
      previous.before(item);
    } else if (next && move.clientY > middle(next)) {
      next.after(item);
    }
  };
  const drop = () => {
    grip.removeEventListener("pointermove", drag);
    item.classList.remove("is-dragged");
    if ([...rungs.children].indexOf(item) !== before) {
      moved(item);
    }
  };
  grip.addEventListener("pointermove", drag);
  grip.addEventListener("lostpointercapture", drop, { once: true });
});

document.addEventListener("input", (event) => {
  if (event.target.name?.endsWith(".nameSv")) {
    event.target.closest(".rung").querySelector("h3").textContent = event.target.value;
  }
  if (event.target.name?.endsWith(".color")) {
    event.target.closest(".rung").querySelector(".tier-mark circle").setAttribute("fill", event.target.value);
  }
});
