// Lets the page be installed and open without a network. The page works without this.
"use strict";

if ("serviceWorker" in navigator) {
  const home = document.querySelector('link[rel="manifest"]')?.getAttribute("href").replace(/\/manifest\.webmanifest$/, "");
  if (home) {
    navigator.serviceWorker.register(home + "/sw.js", { scope: home }).catch(() => {});
  }
}

// Copies a code. Without this, the button is not shown.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button && navigator.clipboard) {
    navigator.clipboard.writeText(button.dataset.copy).then(() => {
      button.textContent = button.dataset.done;
    }).catch(() => {});
  }
});
