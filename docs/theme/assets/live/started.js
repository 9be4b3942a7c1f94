// The memory of Python once started, kept by the browser: a later visit begins where Python was, in half the time. Where the browser keeps
// nothing, or a copy is damaged, Python starts from nothing.
// @ts-check

const PLACE = new URL("started.bin", import.meta.url).href; // changes with the package and with Python
const CACHE = `${new URL("..", import.meta.url).href} started`;

/** @returns {Promise<Uint8Array | null>} */
export async function kept() {
  try {
    const found = await (await caches.open(CACHE)).match(PLACE);
    return found ? new Uint8Array(await found.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

/** In the place of any other. @param {import("pyodide").PyodideAPI} python */
export async function keep(python) {
  try {
    const memory = python.makeMemorySnapshot();
    let end = memory.length;
    while (!memory[end - 1]) end -= 1; // a quarter is not used yet
    await forget();
    await (await caches.open(CACHE)).put(PLACE, new Response(memory.slice(0, end)));
  } catch {
    // The next visit starts from nothing.
  }
}

export async function forget() {
  await caches.delete(CACHE);
}
