// Run by vscode.sh: a VS Code that speaks French, in the dark. Ends with status 0 after "all well", or 1 after "FAIL …".
import { start, Window } from "./browser.mjs";

const arg = (name) => process.argv[process.argv.indexOf(`--${name}`) + 1];
const [tools, vsix, folder, out] = ["tools", "vsix", "folder", "out"].map(arg);
const say = (words) => console.log(`         ${words}`);
const port = 19_000 + (process.pid % 1000);
const settings = { "workbench.colorTheme": "Default Dark Modern" };
const { page, stop, log } = await start({ tools, vsix, folder, port, settings, locale: "fr", say });
const window = new Window(page, out);

let failed = 1;
try {
  await page.waitForSelector(".explorer-folders-view .monaco-list-row", { timeout: 90_000 });
  // The folder has a corpus: it is read before any note is opened.
  await page.waitForFunction(() => document.querySelector(".statusbar")?.innerText.replace(/\u00a0/g, " ").includes("15 articles"), null, { timeout: 30_000 });
  say("ok  the corpus is read before a note is opened");
  await window.open("greve-valmer.md");
  await page.waitForSelector(".squiggly-warning, .squiggly-error", { timeout: 60_000 });
  await window.hover("Hélène Castérac", "derniers propos");
  say("ok  a hover is told in French");
  await window.command("Montrer le volet des preuves");
  const panel = await window.frameWith("main header, main .none");
  await window.click("Le 12 mars");
  await panel.waitForFunction(() => document.querySelector("header")?.textContent.includes("Avertissement"), null, { timeout: 15_000 });
  await panel.waitForFunction(() => document.querySelector(".source")?.textContent.includes("14 mars 2024"), null, { timeout: 15_000 });
  await window.picture("french-evidence");
  say("ok  so are the commands and the evidence panel");
  await window.pick("F1", "Open Walkthrough", "Open Walkthrough");
  await page.waitForSelector('.quick-input-list .monaco-list-row[aria-label*="Confrontez"]', { timeout: 15_000 });
  await page.click('.quick-input-list .monaco-list-row[aria-label*="Confrontez"]');
  await page.waitForFunction(() => document.querySelector(".gettingStartedContainer")?.innerText.includes("Mettez vos articles"), null, { timeout: 20_000 });
  await window.frameWith("pre, code");
  let page_in_french = false;
  for (let tries = 0; tries < 100 && !page_in_french; tries += 1) {
    for (const frame of page.frames()) {
      page_in_french ||= ((await frame.textContent("body").catch(() => "")) ?? "").includes("mon-enquete");
    }
    await page.waitForTimeout(100);
  }
  if (!page_in_french) {
    throw new Error("the walkthrough's page is not French");
  }
  say("ok  and the walkthrough with its pages");
  failed = 0;
} catch (error) {
  console.error(`FAIL ${error.message}`);
  console.error(log().slice(-1500));
  await window.picture("french-fail").catch(() => undefined);
} finally {
  await stop();
}
process.exit(failed);
