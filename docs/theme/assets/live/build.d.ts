// What the build writes beside these modules, as build.js.

/** A file of the engine: its address from here, its bytes, and those that a compressed transfer takes. */
export interface EngineFile {
  url: string;
  bytes: number;
  transfer: number;
}

/** Python itself, its standard library and the package. */
export const wasm: EngineFile, stdlib: EngineFile, wheel: EngineFile;
/** The scripts that load Python. */
export const scripts: EngineFile;
/** What Pyodide asks to know of itself; it loads no other package. */
export const lock: import("pyodide").Lockfile;
