// What the build writes before sw.js.

declare const VERSION: string;
declare const LIVE: string[], DOORS: string[];
