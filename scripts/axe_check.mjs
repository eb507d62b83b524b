// Runs the axe rules (WCAG 2.2 A and AA, and best practices) over pages of HTML in headless Chromium, in light and in
// dark, wide and narrow. It is a command of its own, since it needs a browser:
//
//   npm install --no-save axe-core playwright-core
//   node scripts/axe_check.mjs PAGE.html [MORE.html ...]
//
// CHROMIUM names the browser; default: /usr/bin/chromium. NODE_PATH may name where the two packages are.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(process.env.NODE_PATH ? `${process.env.NODE_PATH}/` : import.meta.url);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const pages = process.argv.slice(2);
if (pages.length === 0) {
  console.error("usage: node scripts/axe_check.mjs PAGE.html [MORE.html ...]");
  process.exit(2);
}
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ],
});
let faults = 0;
for (const page of pages) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1200, 390]) {
      // The page forbids every script but its own; only this check steps around that.
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      const tab = await context.newPage();
      const asked = [];
      tab.on("request", (request) => { if (!request.url().startsWith("file:")) asked.push(request.url()); });
      await tab.goto(pathToFileURL(resolve(page)).href, { waitUntil: "load" });
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      await tab.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
      await tab.evaluate(axe);
      const found = await tab.evaluate(() => window.axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        resultTypes: ["violations", "incomplete"],
      }));
      const where = `${page} ${colorScheme} ${width}`;
      for (const one of found.violations) {
        faults += 1;
        console.log(`${where}: ${one.id} (${one.impact}): ${one.help}; ${one.nodes.length} places, first ${one.nodes[0].target}`);
      }
      for (const url of asked) { faults += 1; console.log(`${where}: asks the network for ${url}`); }
      if (wide) { faults += 1; console.log(`${where}: is wider than its window`); }
      console.log(`${where}: ${found.violations.length} faults, ${found.passes.length} rules passed, ${found.incomplete.length} for a person to look at (${found.incomplete.map((one) => one.id).join(", ") || "none"})`);
      await context.close();
    }
  }
}
await browser.close();
process.exit(faults ? 1 : 0);
