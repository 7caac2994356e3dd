/**
 * The service worker of the pages: where the server does not answer, it shows a page that says so, in the place of the
 * browser's. Nothing else is kept: all other pages come from the server as they are.
 */

const KEPT = "oriel-offline-3";
const PAGE = "offline.html";
const LANGUAGES = ["de", "en", "es", "fr", "ru", "zh"];
const MODULES = ["offline.js", "client/language.js", "page/writing.js", "page/dom.js"];
const TEXTS = LANGUAGES.map((tag) => `text/${tag}.js`);
const PARTS = [PAGE, ...MODULES, ...TEXTS, "style/base.css", "style/offline.css", "oriel.svg"];

self.addEventListener("install", (event) => {
  const fresh = PARTS.map((part) => new Request(part, { cache: "reload" }));
  const keep = async () => (await caches.open(KEPT)).addAll(fresh);
  event.waitUntil(keep().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const forget = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith("oriel-offline-") && name !== KEPT);
    await Promise.all(old.map((name) => caches.delete(name)));
  };
  event.waitUntil(forget());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const part = PARTS.find((name) => new URL(name, self.location).href === request.url);
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(PAGE)));
  } else if (part) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(part)) ?? Response.error()));
  }
});
