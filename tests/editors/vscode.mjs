// Run by vscode.sh. Ends with status 0 after "all well", or 1 after "FAIL …".
import { cpus, loadavg } from "node:os";
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { start, Window } from "./browser.mjs";

const arg = (name) => process.argv[process.argv.indexOf(`--${name}`) + 1];
const [tools, vsix, folder, program, recorded, out] = ["tools", "vsix", "folder", "program", "recorded", "out"].map(arg);
mkdirSync(out, { recursive: true });
const begun = Date.now();
const say = (words) => console.log(`${((Date.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${words}`);
/** From the package to the first squiggle, the first index included, in milliseconds: of the program as users have it, where nothing else runs. */
const FIRST_SQUIGGLE = 15_000;
/** Of one that is not optimised, or where others are at work. */
const BUSY = 60_000;
const measured = program.includes("/release/") && loadavg()[0] < cpus().length;

function must(holds, what) {
  if (!holds) {
    throw new Error(what);
  }
  say(`ok  ${what}`);
}

const port = 18_000 + (process.pid % 1000);
const { page, stop, log, pid, settings } = await start({ tools, vsix, folder, file: "notes/greve-valmer.md", port, say });
const window = new Window(page, out);
const status = (wanted) =>
  page.waitForFunction((wanted) => document.querySelector(".statusbar")?.innerText.replace(/\u00a0/g, " ").includes(wanted), wanted, { timeout: 20_000 });
const tab = (name) => page.waitForSelector(`.tab.active[aria-label*="${name}"]`, { timeout: 20_000 });

/** The processes that descend from one, with their command lines. */
function descendants(parent) {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const about = readFileSync(`/proc/${name}/stat`, "utf8");
      const up = Number(about.slice(about.lastIndexOf(")") + 2).split(" ")[1]);
      return [{ id: Number(name), up, line: readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0").join(" ") }];
    } catch {
      return []; // It ended meanwhile.
    }
  });
  const below = (id) => all.filter(({ up }) => up === id).flatMap((child) => [child, ...below(child.id)]);
  return below(parent);
}
/** The servers themselves, not what records their talk. */
const servers = () => descendants(pid).filter(({ line }) => /^\S*\/sourcier lsp\b/.test(line));

/** Waits until nothing has been said for a second, so that a server which is ended then owes no answer. */
async function quiet() {
  const said = () => statSync(path.join(path.dirname(recorded), "wire.jsonl"), { throwIfNoEntry: false })?.size;
  for (let before = -1, tries = 0; before !== said() && tries < 20; tries += 1) {
    before = said();
    await page.waitForTimeout(1000);
  }
}

/** A program that is this server, but for its version. */
function older(program, folder) {
  const file = path.join(folder, "sourcier-of-old");
  const script = `#!/usr/bin/env node
const server = require("node:child_process").spawn(${JSON.stringify(program)}, process.argv.slice(2), { stdio: ["inherit", "pipe", "inherit"] });
server.stdout.on("data", (data) => process.stdout.write(data.toString("latin1").replace(/"version":"\\d\\.\\d\\.\\d"/, '"version":"0.0.1"'), "latin1"));
server.on("exit", (code) => process.exit(code ?? 1));
`;
  writeFileSync(file, script, { mode: 0o755 });
  return file;
}

let failed = 1;
try {
  // As by `code examples examples/notes/greve-valmer.md`.
  await page.waitForSelector('.tab.active[aria-label*="greve-valmer.md"]', { timeout: 90_000 });
  const shown = Date.now();
  say("the window is up, with the note");
  await page.waitForSelector(".squiggly-warning, .squiggly-error", { timeout: 60_000 });
  const now = Date.now();
  must(now - begun < (measured ? FIRST_SQUIGGLE : BUSY), `the first squiggle, ${now - shown} ms after the note, ${now - begun} ms after the package began to be installed`);
  must(servers().some(({ line }) => line.includes("/ext/")), "the server that came with the package runs");
  await status("15 articles");
  say("ok  the status item tells of 15 articles");

  // From here on the talk is recorded; the setting has the server started anew.
  settings({ "sourcier.server.path": recorded });
  const named = () => servers().some(({ line }) => !line.includes("/ext/"));
  for (let tries = 0; tries < 200 && !named(); tries += 1) {
    await page.waitForTimeout(100);
  }
  must(named(), "the server that the settings name takes its place");
  await page.waitForSelector(".squiggly-warning, .squiggly-error", { timeout: 30_000 });

  await window.hover("Hélène Castérac", "secrétaire générale");
  await window.picture("vscode-hover", { x: 348, y: 30, width: 852, height: 460 });
  say("ok  a hover tells who somebody is");

  await window.click("Un port sans dockers");
  await page.keyboard.press("F12");
  await tab("valmer-greve-quais.md");
  say("ok  the definition of a quotation is its article");
  await window.open("greve-valmer.md");

  await window.click("nous refusons qu'on");
  // Under Control, what the pointer rests on turns into a link: it rests on no word.
  const heading = await window.find("Le début");
  await page.mouse.move(heading.x + 300, heading.y);
  await page.keyboard.press("Control+.");
  await page.waitForFunction(() => document.querySelector(".context-view .action-widget, .action-widget")?.innerText.includes("exact words"), null, { timeout: 15_000 });
  await page.waitForTimeout(300);
  await window.picture("vscode-fix", { x: 348, y: 200, width: 852, height: 430 });
  await page.keyboard.press("Enter");
  await window.find("nous les oppose");
  say("ok  a quick fix puts in the exact words");

  await window.command("Show the Evidence Panel");
  const panel = await window.frameWith("main header, main .none");
  await window.click("11 mars 2024");
  await panel.waitForSelector("header.wrong", { timeout: 15_000 });
  await window.click("Le 12 mars");
  await panel.waitForFunction(() => document.querySelector("header code")?.textContent === "misdated-claim", null, { timeout: 15_000 });
  await panel.waitForSelector(".passage mark");
  must((await panel.textContent(".passage mark")).includes("jeudi"), "the evidence panel follows the cursor and marks what decides");
  await page.waitForTimeout(300);
  await window.picture("vscode-evidence");
  const policy = await panel.getAttribute("meta[http-equiv]", "content");
  must(policy.startsWith("default-src 'none'") && !policy.includes("unsafe"), "its page may run one script and nothing else");
  await panel.focus(".passage");
  await page.keyboard.press("Enter");
  await tab("agence-littoral-dockers-mediateur.txt");
  say("ok  Enter on a passage opens the article");
  await window.open("greve-valmer.md");

  await window.command("Sourcier: Timeline");
  await page.waitForFunction(() => document.querySelector(".quick-input-widget")?.innerText.includes("Whose?"), null, { timeout: 10_000 });
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Enter");
  const timeline = await window.frameWith("svg .count");
  const years = await timeline.$$eval(".count", (all) => all.length);
  await timeline.click(".bar button:nth-child(2)");
  await timeline.waitForSelector('svg .count[aria-label^="Mar 2024"]');
  await timeline.focus("svg .count");
  await page.keyboard.press("Enter");
  await timeline.waitForSelector("svg .count.chosen");
  must(years > 0 && (await timeline.$$(".passage")).length > 0, "the timeline is drawn by year and month, and tells what happened");
  await page.waitForTimeout(300);
  await window.picture("vscode-timeline");

  await page.click('.activitybar [aria-label^="Sourcier"]');
  await page.waitForSelector('.monaco-list-row[aria-label^="Articles"]', { timeout: 15_000 });
  await page.waitForSelector('.monaco-list-row[aria-label^="2024"]', { timeout: 15_000 });
  await page.click('.monaco-list-row[aria-label^="Names"]');
  await page.waitForSelector('.monaco-list-row[aria-label^="Valmer"]', { timeout: 15_000 });
  await window.picture("vscode-corpus");
  say("ok  the corpus is shown, articles by year and names");
  await page.click('.monaco-list-row[aria-label^="Tristan Belloc"]');
  const dossier = await window.frameWith('h1:has-text("Tristan Belloc")');
  await dossier.click('a:has-text("line")');
  await page.waitForSelector('.tab.active[aria-label*=".txt"], .tab.active[aria-label*="valmer-greve-quais.md"]', { timeout: 20_000 });
  say("ok  a dossier reads as a page, and its links open the articles");

  const complaints = await page.$$eval(".notifications-toasts .codicon-error", (all) => all.length);
  must(complaints === 0, "nobody complained of anything");

  const seen = (words) => page.waitForSelector(`.notifications-toasts [aria-label*="${words}"], .notification-list-item:has-text("${words}")`, { timeout: 20_000 });
  /** Waits until one server runs, and that is none of these. */
  const another = async (known) => {
    for (let tries = 0; tries < 200; tries += 1) {
      const all = servers();
      if (all.length === 1 && !known.includes(all[0].id)) {
        return all[0].id;
      }
      await page.waitForTimeout(100);
    }
    throw new Error("no server is started");
  };
  await quiet();
  const killed = [servers()[0].id];
  process.kill(killed[0], "SIGKILL");
  await seen("started again");
  say("ok  that a server which is killed is started again is said");
  killed.push(await another(killed));
  // It serves like the first; what it was asked as it started is answered before it goes too.
  await window.open("greve-valmer.md");
  await window.hover("Hélène Castérac", "secrétaire générale");
  await quiet();
  say("ok  it answers like the first");

  // No talk to be recorded any more: what a killed server was asked is never answered. This one says that it is old.
  settings({ "sourcier.server.path": older(program, path.dirname(folder)) });
  await seen("older than this extension");
  say("ok  of a server that is older than the extension it is said");

  settings({ "sourcier.server.path": program });
  killed.push(await another([...killed, ...servers().map(({ id }) => id)]));
  await page.waitForTimeout(1000);
  for (let times = 0; times < 5; times += 1) {
    process.kill(killed.at(-1), "SIGKILL");
    killed.push(await another(killed));
    await page.waitForTimeout(500);
  }
  process.kill(killed.at(-1), "SIGKILL");
  await seen("ended 6 times");
  await page.waitForTimeout(1000);
  must(servers().length === 0, "one that keeps ending is started again five times");
  failed = 0;
  say("all well");
} catch (error) {
  console.error(`FAIL ${error.message}`);
  console.error(log().slice(-1500));
  await window.picture("vscode-fail").catch(() => undefined);
} finally {
  await stop();
}
process.exit(failed);
