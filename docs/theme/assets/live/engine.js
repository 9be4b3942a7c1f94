// The package in the page: Python in a worker, started when first needed. JSON in, JSON out; nothing blocks the page.
// @ts-check
import { scripts, stdlib, wasm, wheel } from "./build.js";

/** @typedef {{fr: string, en: string}} Message */
/** @typedef {{message: Message, details?: string}} Refusal */
/** @typedef {(loaded: number, total: number) => void} OnProgress */
/** @typedef {{resolve: (found: any) => void, reject: (refusal: Refusal) => void}} Question */

const TOTAL = [wasm, scripts, stdlib, wheel].reduce((sum, file) => sum + file.transfer, 0);
const UNREACHABLE = {
  fr: "Le moteur de calcul n’a pas pu être chargé. Vérifiez la connexion, puis essayez de nouveau.",
  en: "The engine could not be loaded. Check the connection, then try again.",
};
const STOPPED = { fr: "Calcul arrêté.", en: "Stopped." };
const CRASHED = {
  fr: "Le calcul a dépassé ce que le navigateur permet. Le moteur a redémarré.",
  en: "The computation went beyond what the browser allows. The engine has restarted.",
};

/** @type {Worker | null} */
let worker = null;
/** @type {Promise<void> | null} */
let ready = null;
let running = false;
let next = 0;
/** @type {Map<number, Question>} */
const questions = new Map();
/** @type {Set<OnProgress>} */
const watchers = new Set();

/** Bytes to download before the first answer; none once Python has started. */
export function size() {
  return running ? 0 : TOTAL;
}

/** Have a worker wait, with its own script and nothing of Python yet: the first answer comes a fifth of a second sooner. */
export function prepare() {
  if (worker) return;
  worker = spawned();
  worker.onerror = () => (worker = null); // the start makes another, and tells if that fails
}

/**
 * Start Python, once.
 * @param {OnProgress} [onProgress]
 * @returns {Promise<void>}
 */
export function start(onProgress) {
  if (onProgress) watchers.add(onProgress);
  ready ??= launch().finally(() => watchers.clear());
  return ready;
}

/**
 * Ask the package: a command of convention_sim.live and its arguments.
 * @param {string} command
 * @param {object} payload
 * @returns {Promise<any>} rejects with a Refusal
 */
export async function ask(command, payload) {
  await start();
  return new Promise((resolve, reject) => {
    questions.set(++next, { resolve, reject });
    worker?.postMessage({ id: next, command, payload: JSON.stringify(payload) });
  });
}

/** Interrupt what is being computed; Python starts afresh. */
export function stop() {
  restart(STOPPED);
}

const spawned = () => new Worker(new URL("worker.js", import.meta.url), { type: "module" });

/** @returns {Promise<void>} */
function launch() {
  const started = (worker ??= spawned());
  return new Promise((resolve, reject) => {
    /** @param {string} [details] */
    const fail = (details) => {
      const refusal = { message: UNREACHABLE, details };
      if (worker === started) forget(refusal);
      reject(refusal);
    };
    started.onerror = ({ message }) => fail(message);
    started.onmessage = ({ data }) => {
      if (data.loaded) for (const watch of watchers) watch(Math.min(data.loaded, TOTAL), TOTAL);
      else if (data.ready) resolve(began(data.ready));
      else if (data.failed) fail(data.failed);
      else if (data.crashed) restart(CRASHED);
      else answer(data);
    };
    started.postMessage("load");
  });
}

/** Python runs; a service worker that came too late to see its files is told of them. @param {string[]} files */
function began(files) {
  running = true;
  navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage({ keep: [import.meta.url, ...files] }));
}

/** @param {{id: number, found?: string, refusal?: Refusal}} data */
function answer({ id, found, refusal }) {
  const question = questions.get(id);
  questions.delete(id);
  if (found !== undefined) question?.resolve(JSON.parse(found));
  else if (refusal) question?.reject(refusal);
}

/** @param {Refusal} refusal */
function forget(refusal) {
  worker?.terminate();
  worker = ready = null;
  running = false;
  for (const question of questions.values()) question.reject(refusal);
  questions.clear();
}

/** @param {Message} message */
function restart(message) {
  forget({ message });
  start().catch(() => {}); // the next question tells
}
