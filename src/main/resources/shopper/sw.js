// Keeps one page for when there is no network. Everything else is asked for as usual.
"use strict";

const KEPT = "offline-1";
const OFFLINE = self.registration.scope.replace(/\/$/, "") + "/offline";

async function keep() {
  const cache = await caches.open(KEPT);
  const page = await fetch(OFFLINE, { credentials: "omit" });
  const styles = [...(await page.clone().text()).matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((link) => link[1]);
  await cache.put(OFFLINE, page);
  await cache.addAll(styles);
}

self.addEventListener("install", (event) => event.waitUntil(keep()));

self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match(OFFLINE)));
  }
  else if (event.request.destination === "style") {
    event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
  }
});
