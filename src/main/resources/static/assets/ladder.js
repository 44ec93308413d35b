// Numbers the fields of a ladder's rungs anew when sortable.js has moved one, and draws what is written. The page works without this.
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
  });
}

rungs?.addEventListener("moved", (event) => {
  renumber();
  event.detail.querySelector("input[name$='.nameSv']").dispatchEvent(new Event("change", { bubbles: true }));
});

document.addEventListener("input", (event) => {
  if (event.target.name?.endsWith(".nameSv")) {
    event.target.closest(".rung").querySelector("h3").textContent = event.target.value;
  }
  if (event.target.name?.endsWith(".color")) {
    event.target.closest(".rung").querySelector(".tier-mark circle").setAttribute("fill", event.target.value);
  }
});
