// Python, away from the page's thread: it loads Pyodide and the package, then answers one question at a time.
// @ts-check
import { lock, scripts, stdlib, wasm, wheel } from "./build.js";
import { forget, keep, kept } from "./started.js";

const FAILED = { fr: "Le calcul a échoué.", en: "The computation failed." };
const nativeFetch = fetch;
let loaded = 0;

/** @param {number} bytes */
function progress(bytes) {
  loaded += bytes;
  postMessage({ loaded });
}

/** @param {string} url */
const here = (url) => new URL(url, import.meta.url).href;

/**
 * A response, reported as it arrives. Its body is left alone: a browser keeps the machine code of a WebAssembly file
 * only if it comes straight from the network.
 * @param {import("./build.js").EngineFile} file
 */
async function fetched(file) {
  const response = await nativeFetch(here(file.url)).catch(() => nativeFetch(`${here(file.url)}?kept`)); // by the service worker
  if (!response.ok) throw new Error(`${file.url}: ${response.status}`);
  report(response.clone(), file);
  return response;
}

/**
 * @param {Response} copy
 * @param {import("./build.js").EngineFile} file
 */
async function report(copy, { bytes, transfer }) {
  for await (const chunk of /** @type {any} */ (copy.body)) progress((chunk.length * transfer) / bytes);
}

/**
 * What an archive holds: its files one after the other, after a line that gives the size of each.
 * @param {import("./build.js").EngineFile} file
 */
async function unzipped(file) {
  const body = (await fetched(file)).body;
  return new Uint8Array(await new Response(body?.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}

/** Python as it was after a first answer, if this browser has kept it. */
const before = kept();

async function load() {
  // Everything is asked for at once, the scripts first; Pyodide, which would ask later and one by one, is handed what came.
  const indexURL = here(wasm.url.replace(/[^/]*$/, ""));
  /** @type {Promise<[typeof import("pyodide"), {default: import("pyodide").PyodideConfig["createPyodideModule"]}]>} */
  const modules = Promise.all([import(`${indexURL}pyodide.mjs`), import(`${indexURL}pyodide.asm.mjs`)]);
  const compiled = fetched(wasm).then((response) => WebAssembly.compileStreaming(response));
  const archives = [unzipped(stdlib), unzipped(wheel)];
  const [{ loadPyodide }, { default: createPyodideModule }] = await modules;
  progress(scripts.transfer);
  const given = [here(wasm.url), here(stdlib.url)];
  self.fetch = async (resource, options) => (given.includes(String(resource)) ? new Response() : nativeFetch(resource, options));
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await compiled;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  const library = `/lib/python${lock.info.python.split(".", 2).join(".")}`;
  const settings = {
    createPyodideModule,
    lockFileContents: lock,
    indexURL,
    packageBaseUrl: indexURL,
    stdLibURL: here(stdlib.url),
    env: { PYTHONPATH: library },
    /** @type {import("pyodide").PyodideConfig["fsInit"]} */
    fsInit: async (files, { sitePackages }) => {
      unpack(files, library, await archives[0]);
      unpack(files, sitePackages, await archives[1]);
    },
  };
  const memory = await before;
  if (memory) {
    try {
      const python = await loadPyodide({ ...settings, _loadSnapshot: memory });
      python.pyimport("random").seed(); // or each visit would draw the same
      return { python, fresh: false };
    } catch {
      await forget(); // damaged, or cut short
    }
  }
  return { python: await loadPyodide({ ...settings, _makeSnapshot: true }), fresh: true };
}

/**
 * Write files where Python looks for them: it reads them sooner there than in an archive.
 * @param {import("pyodide").PyodideAPI["FS"]} files
 * @param {string} folder
 * @param {Uint8Array} archive
 */
function unpack(files, folder, archive) {
  const end = archive.indexOf("\n".charCodeAt(0));
  let place = end + 1;
  for (const [name, size] of Object.entries(JSON.parse(new TextDecoder().decode(archive.subarray(0, end))))) {
    const path = `${folder}/${name}`;
    files.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    files.writeFile(path, archive.subarray(place, (place += size)), { canOwn: true });
  }
}

/**
 * Answer from now on. Where Python was started from nothing, what it is after its first answer is kept for the next visit, unless a reader's
 * cell, which may change anything, was run before.
 * @param {{python: import("pyodide").PyodideAPI, fresh: boolean}} started
 */
function serve({ python, fresh }) {
  /** @type {(command: string, payload: string) => string} */
  const ask = python.pyimport("convention_sim.live").ask_json;
  /** @param {MessageEvent<{id: number, command: string, payload: string}>} event */
  self.onmessage = ({ data: { id, command, payload } }) => {
    if (!id) return; // told to load once more
    try {
      postMessage({ id, found: ask(command, payload) });
      if (fresh && command !== "run") keep(python);
      fresh = false;
    } catch (error) {
      if (error instanceof Error && error.name === "PythonError") postMessage({ id, refusal: { message: FAILED, details: error.message } });
      else postMessage({ crashed: true }); // Python itself is broken
    }
  };
  postMessage({ ready: [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)] });
}

/** @type {Promise<void> | undefined} */
let loading;
const begin = () => (loading ??= load().then(serve).catch((error) => postMessage({ failed: String(error) })));

self.onmessage = begin;
// What a visit before has fetched is still there most of the time: the first answer need not wait for a question.
// @ts-ignore: known to some browsers only
before.then((memory) => memory && !navigator.connection?.saveData && begin());
