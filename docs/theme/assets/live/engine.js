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
const LOAD = "load"; // what tells the worker to fetch Python
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
/** What a service worker that came too late to see them is yet to be told of. @type {string[]} */
let untold = [];
/** @type {Map<number, Question>} */
const questions = new Map();
/** @type {Set<OnProgress>} */
const watchers = new Set();

/** Bytes to download before the first answer; none once Python has started. */
export function size() {
  return running ? 0 : TOTAL;
}

/** Have a worker wait: for the word where Python is yet to be fetched, with Python started where a visit before has kept it. */
export function prepare() {
  if (!worker) spawn();
}

/**
 * Start Python, once.
 * @param {OnProgress} [onProgress]
 * @returns {Promise<void>}
 */
export async function start(onProgress) {
  if (running) return;
  if (onProgress) watchers.add(onProgress);
  prepare();
  worker?.postMessage(LOAD);
  await ready;
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

function spawn() {
  const started = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  worker = started;
  ready = new Promise((resolve, reject) => {
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
  });
  ready.catch(() => {}); // told to who asks
}

/** Python runs. @param {string[]} files that it came from */
function began(files) {
  running = true;
  watchers.clear();
  untold = [import.meta.url, ...files];
}

/** Keeping the engine waits for the first answer, which it would delay. */
function tell() {
  const keep = untold;
  untold = [];
  if (keep.length) navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage({ keep }));
}

/** @param {{id: number, found?: string, refusal?: Refusal}} data */
function answer({ id, found, refusal }) {
  const question = questions.get(id);
  questions.delete(id);
  if (found !== undefined) question?.resolve(JSON.parse(found));
  else if (refusal) question?.reject(refusal);
  tell();
}

/** @param {Refusal} refusal */
function forget(refusal) {
  worker?.terminate();
  worker = ready = null;
  running = false;
  watchers.clear();
  for (const question of questions.values()) question.reject(refusal);
  questions.clear();
}

/** @param {Message} message */
function restart(message) {
  forget({ message });
  start().catch(() => {}); // the next question tells
}
