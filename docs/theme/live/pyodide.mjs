// Run a Python script in Pyodide, under Node: node pyodide.mjs MODULES SCRIPT FOLDER…
// MODULES is the folder of the npm packages; the script sees each FOLDER at its own path, as argument.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modules, script, ...folders] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${modules}/pyodide/pyodide.mjs`).href);
const python = await loadPyodide({ args: ["-c", "", ...folders], env: { PYTHONNODEBUGRANGES: "1" } });
for (const folder of folders) {
  python.FS.mkdirTree(folder);
  python.mountNodeFS(folder, folder);
}
python.runPython(readFileSync(script, "utf8"));
