// @ts-check
/**
 * The service worker: keeps what was read, so that it can be read again without a network. What is published always comes first: a kept
 * copy is shown only where the network fails. Files under live/ never change at their address, so that a kept one is as good as any.
 *
 * The build writes three constants before this: VERSION, the name of all that is published; LIVE, the files under live/; DOORS, the scripts
 * that lead to the engine, a line each, so that either edition finds an engine that the other one loaded.
 */
const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const ROOT = scope.registration.scope;
// The caches of this site; others may share its origin.
const PUBLISHED = `${ROOT} ${VERSION}`;
const ENGINE = `${ROOT} live`;
const NAMED_BY_CONTENT = /\.[0-9a-f]{8}\.[^/]*$/;
const ABSENT = `<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Hors connexion · Offline</title>
<p>Cette page n’a pas encore été lue ici : elle demande une connexion. <a href="${ROOT}">Accueil</a></p>
<p lang="en">This page was not read here yet: it needs a connection. <a href="${ROOT}en/">Home</a></p>`;

/** @param {string} url */
const isLive = (url) => url.startsWith(`${ROOT}live/`);

/** @param {string} url */
const cacheOf = (url) => caches.open(isLive(url) ? ENGINE : PUBLISHED);

/** @param {string | Request} request */
const kept = (request) => caches.match(request, { ignoreSearch: true, ignoreVary: true });

scope.addEventListener("install", (event) => {
  scope.skipWaiting();
  event.waitUntil(Promise.all(DOORS.map((/** @type {string} */ path) => keepPublished(ROOT + path))));
});

scope.addEventListener("activate", (event) => event.waitUntil(renew().then(() => scope.clients.claim())));

scope.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(ROOT) && !passes(url)) event.respondWith(isLive(url) ? keptFirst(event) : publishedFirst(event));
});

/**
 * What goes straight to the network. A browser keeps the machine code of a WebAssembly file only where no worker stands between; pages ask
 * with "?kept" where that fails. Python's other files wait for nothing either the first time: pages tell of them once Python runs.
 * @param {string} url
 */
const passes = (url) => isLive(url) && (url.endsWith(".wasm") || Boolean(/\.(mjs|bin)$/.test(url) && engine && !engine.has(url)));

scope.addEventListener("message", (event) => {
  const urls = /** @type {{keep: string[]}} */ (event.data).keep;
  event.waitUntil(Promise.all(urls.map(keepMissing)));
});

/** @param {FetchEvent} event */
async function publishedFirst(event) {
  const { request } = event;
  // A browser may hold a copy for as long as the host says: ask the host, but for names that change with what they hold.
  const cache = NAMED_BY_CONTENT.test(request.url) ? "default" : "no-cache";
  try {
    const response = await fetch(request, { cache });
    event.waitUntil(keep(request.url, response.clone()));
    return response;
  } catch {
    return (await kept(request)) ?? absent(request);
  }
}

/** @param {FetchEvent} event */
async function keptFirst(event) {
  const found = await kept(event.request);
  if (found) return found;
  const response = await fetch(event.request);
  event.waitUntil(keep(event.request.url, response.clone()));
  return response;
}

/** @param {Request} request */
function absent({ mode }) {
  return mode === "navigate" ? new Response(ABSENT, { status: 503, headers: { "Content-Type": "text/html" } }) : Response.error();
}

/** @param {string} url @param {Response} response */
async function keep(url, response) {
  if (!response.ok || response.redirected) return;
  const place = url.replace(/[?#].*/, "");
  await (await cacheOf(url)).put(place, response);
  if (isLive(url)) engine?.add(place);
}

/** What a page had before this worker was there, most likely still in the browser's own cache. @param {string} url */
async function keepMissing(url) {
  if (url.startsWith(ROOT) && !(await kept(url))) await keep(url, await fetch(url));
}

/** A new version: what the reader had is fetched as it is published now, and the old copies go. */
async function renew() {
  const old = (await caches.keys()).filter((name) => name.startsWith(`${ROOT} `) && ![PUBLISHED, ENGINE].includes(name));
  const urls = (await Promise.all(old.map(addresses))).flat();
  await Promise.allSettled([...urls.map(keepPublished), renewEngine()]);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** @param {string} name */
const addresses = async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url);

/** @param {string} url */
async function keepPublished(url) {
  const before = await kept(url);
  const now = await fetch(url, { cache: "no-cache" }).catch(() => before);
  if (now) await keep(url, now);
}

/** Of the engine, files that the site has no more give way to those of the same name. */
async function renewEngine() {
  const had = await addresses(ENGINE);
  const now = LIVE.map((/** @type {string} */ path) => ROOT + path);
  const names = new Set(had.map(fileOf));
  await Promise.allSettled(now.filter((/** @type {string} */ url) => names.has(fileOf(url))).map(keepMissing));
  const cache = await caches.open(ENGINE);
  await Promise.all(had.filter((url) => !now.includes(url)).map((url) => cache.delete(url)));
  await know();
}

/** The files under live/ that are kept, once this worker knows. @type {Set<string> | undefined} */
let engine;

async function know() {
  engine = new Set(await addresses(ENGINE));
}

/** @param {string} url */
const fileOf = (url) => url.slice(url.lastIndexOf("/") + 1);

know();
