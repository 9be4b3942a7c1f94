// Python, away from the page's thread: it loads Pyodide and the package, then answers one question at a time.
// @ts-check
import { lock, scripts, stdlib, wasm, wheel } from "./build.js";

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

/** @param {import("./build.js").EngineFile} file */
async function unzipped(file) {
  const body = (await fetched(file)).body;
  return new Response(body?.pipeThrough(new DecompressionStream("gzip")));
}

async function load() {
  // Everything is asked for at once; Pyodide, which would ask later and one by one, is handed what came.
  const compiled = fetched(wasm).then((response) => WebAssembly.compileStreaming(response));
  const library = unzipped(stdlib);
  const archive = unzipped(wheel).then((response) => response.arrayBuffer());
  const { createPyodideModule, loadPyodide } = await import("./pyodide.js");
  progress(scripts.transfer);
  const asked = new Map([[here(wasm.url), Promise.resolve(new Response())], [here(stdlib.url), library]]);
  self.fetch = (resource, options) => asked.get(String(resource)) ?? nativeFetch(resource, options);
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await compiled;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  const indexURL = here(wasm.url.replace(/[^/]*$/, ""));
  const places = { indexURL, packageBaseUrl: indexURL, stdLibURL: here(stdlib.url) };
  const python = await loadPyodide({ createPyodideModule, lockFileContents: lock, ...places });
  unpack(python, new Uint8Array(await archive));
  return python.pyimport("convention_sim.live").ask_json;
}

/**
 * Write the files of the package where Python looks for them. They come one after the other, after a line that gives the size of each.
 * @param {import("pyodide").PyodideAPI} python
 * @param {Uint8Array} archive
 */
function unpack(python, archive) {
  const folder = `/lib/python${lock.info.python.split(".", 2).join(".")}/site-packages`;
  const end = archive.indexOf("\n".charCodeAt(0));
  let place = end + 1;
  for (const [name, size] of Object.entries(JSON.parse(new TextDecoder().decode(archive.subarray(0, end))))) {
    const path = `${folder}/${name}`;
    python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    python.FS.writeFile(path, archive.subarray(place, (place += size)), { canOwn: true });
  }
  python.pyimport("sys").path_importer_cache.clear();
}

/** @param {(command: string, payload: string) => string} ask */
function serve(ask) {
  /** @param {MessageEvent<{id: number, command: string, payload: string}>} event */
  self.onmessage = ({ data: { id, command, payload } }) => {
    try {
      postMessage({ id, found: ask(command, payload) });
    } catch (error) {
      if (error instanceof Error && error.name === "PythonError") postMessage({ id, refusal: { message: FAILED, details: error.message } });
      else postMessage({ crashed: true }); // Python itself is broken
    }
  };
  postMessage({ ready: [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)] });
}

load().then(serve, (error) => postMessage({ failed: String(error) }));
