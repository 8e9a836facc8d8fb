// A real VS Code (code-server) in a headless browser: starts both, and drives what a person would.
// Needs: a folder with code-server (see vscode.sh), playwright-core, Chromium.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

/** What a person would not be asked about at the first start of a test. */
const QUIET = {
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "chat.commandCenter.enabled": false,
  "editor.minimap.enabled": false,
  "git.enabled": false,
  "files.autoSave": "off",
  "window.commandCenter": false,
};

/**
 * Starts VS Code on a folder with a packaged extension, in a fresh profile, with a `file` of it open where one is given. `settings` are added to those of the test; `locale` is the
 * language that it speaks: its own words stay English, extensions are told of it.
 */
export async function start({ tools, vsix, folder, file, port, settings = {}, env = {}, locale, size = { width: 1200, height: 960 }, say }) {
  const { chromium } = createRequire(path.resolve(tools, "playwright") + "/")("playwright-core");
  const scratch = mkdtempSync(path.join(tmpdir(), "sourcier-vscode-"));
  mkdirSync(`${scratch}/data/User`, { recursive: true });
  writeFileSync(`${scratch}/config.yaml`, "auth: none\n");
  writeFileSync(`${scratch}/data/User/settings.json`, JSON.stringify({ ...QUIET, ...settings }));
  const program = path.resolve(tools, "code-server/node_modules/.bin/code-server");
  const base = ["--config", `${scratch}/config.yaml`, "--user-data-dir", `${scratch}/data`, "--extensions-dir", `${scratch}/ext`];
  const environment = { ...process.env, ...env };
  const installed = spawnSync(program, [...base, "--install-extension", path.resolve(vsix)], { env: environment, encoding: "utf8" });
  if (installed.status !== 0) {
    throw new Error(`the package was not installed: ${installed.stdout}${installed.stderr}`);
  }
  if (locale !== undefined) {
    languagePack(scratch, locale);
  }
  say("the package is installed");
  const server = spawn(
    program,
    [...base, "--auth", "none", "--bind-addr", `127.0.0.1:${port}`, "--disable-telemetry", "--disable-update-check",
      "--disable-workspace-trust", "--disable-getting-started-override", ...(locale === undefined ? [] : ["--locale", locale]), folder],
    { env: environment, stdio: ["ignore", "pipe", "pipe"] },
  );
  let log = "";
  server.stdout.on("data", (data) => (log += data));
  server.stderr.on("data", (data) => (log += data));
  let browser;
  const stop = async () => {
    await browser?.close();
    server.kill("SIGTERM");
    await new Promise((done) => {
      if (server.exitCode !== null) {
        done();
      }
      server.once("exit", done);
      setTimeout(done, 5000);
    });
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await up(`http://127.0.0.1:${port}/healthz`);
    browser = await chromium.launchPersistentContext(`${scratch}/browser`, {
      executablePath: process.env.CHROMIUM || spawnSync("which", ["chromium"], { encoding: "utf8" }).stdout.trim(),
      headless: true,
      viewport: size,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync"],
    });
    const page = await browser.newPage();
    page.on("pageerror", (error) => say(`the page says: ${error.message.slice(0, 160)}`));
    const opened = file === undefined ? [] : [["openFile", `vscode-remote://127.0.0.1:${port}${path.resolve(folder, file)}`]];
    await page.goto(`http://127.0.0.1:${port}/?${new URLSearchParams({ folder, payload: JSON.stringify(opened) })}`);
    await page.waitForSelector(".monaco-workbench", { timeout: 90_000 });
    // Those of the machine that the server runs on: a folder, or a browser, cannot set them.
    const change = (more) => {
      mkdirSync(`${scratch}/data/Machine`, { recursive: true });
      writeFileSync(`${scratch}/data/Machine/settings.json`, JSON.stringify(more));
    };
    return { page, stop, log: () => log, pid: server.pid, settings: change };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A language pack that translates nothing: VS Code speaks no language that it has no pack for. */
function languagePack(scratch, locale) {
  const folder = `${scratch}/ext/pack-${locale}`;
  const words = `${folder}/main.i18n.json`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(words, JSON.stringify({ version: "1.0.0", contents: {} }));
  const localization = { languageId: locale, translations: [{ id: "vscode", path: "./main.i18n.json" }] };
  const about = { name: `pack-${locale}`, publisher: "test", version: "1.0.0", engines: { vscode: "*" }, contributes: { localizations: [localization] } };
  writeFileSync(`${folder}/package.json`, JSON.stringify(about));
  const pack = { hash: locale, extensions: [{ extensionIdentifier: { id: `test.pack-${locale}` }, version: "1.0.0" }], translations: { vscode: words }, label: locale };
  writeFileSync(`${scratch}/data/languagepacks.json`, JSON.stringify({ [locale]: pack }));
}

async function up(address) {
  for (let tries = 0; tries < 300; tries += 1) {
    try {
      if ((await fetch(address)).ok) {
        return;
      }
    } catch {
      // Not yet.
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("code-server never answered");
}

/** What a person does in a window. */
export class Window {
  constructor(page, out) {
    this.page = page;
    this.out = out;
  }

  /** Opens a file by its name. A row that is drawn anew under the pointer is not taken: then it is asked for again. */
  async open(name) {
    for (let tries = 0; ; tries += 1) {
      await this.pick("Control+P", name, name);
      try {
        await this.page.waitForSelector(`.tab.active[aria-label*="${name}"]`, { timeout: 10_000 });
        break;
      } catch (error) {
        if (tries === 2) {
          throw error;
        }
        await this.page.keyboard.press("Escape");
      }
    }
    await this.page.waitForSelector(".editor-instance .view-lines .view-line", { timeout: 30_000 });
  }

  /** Runs a command by its title. */
  async command(title) {
    await this.pick("F1", title, title);
  }

  /** Types into what a key opens, and takes the row that has these words. A key that is pressed while the window is busy is lost. */
  async pick(key, typed, row) {
    for (let tries = 0; ; tries += 1) {
      try {
        await this.page.keyboard.press(key);
        await this.page.waitForSelector(".quick-input-widget input", { state: "visible", timeout: 5000 });
        await this.page.keyboard.type(typed);
        // The best row need not be the first.
        await this.page.click(`.quick-input-list .monaco-list-row[aria-label*="${row}"]`, { timeout: 10_000 });
        return;
      } catch (error) {
        if (tries === 3) {
          throw error;
        }
        await this.page.keyboard.press("Escape");
      }
    }
  }

  /** The frame of a view of ours, once `selector` is in it. */
  async frameWith(selector) {
    for (let tries = 0; tries < 150; tries += 1) {
      for (const frame of this.page.frames()) {
        if ((await frame.$(selector).catch(() => null)) !== null) {
          return frame;
        }
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error(`no view shows ${selector}`);
  }

  /** Where words stand on the screen, in the editor that is active. VS Code draws blanks as U+00A0. */
  at(words, nth = 0) {
    return this.page.evaluate(([words, nth]) => {
      const editor = document.querySelector(".editor-group-container.active .editor-instance .view-lines")
        ?? document.querySelector(".editor-instance .view-lines");
      const hits = [];
      const lines = [...editor.querySelectorAll(".view-line")];
      for (const line of lines) {
        const nodes = [];
        const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node; (node = walk.nextNode());) nodes.push(node);
        const text = nodes.map((node) => node.data).join("").replace(/\u00a0/g, " ");
        const place = (offset) => {
          for (const node of nodes) {
            if (offset <= node.data.length) return [node, offset];
            offset -= node.data.length;
          }
          return [nodes.at(-1), nodes.at(-1).data.length];
        };
        for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
          const range = document.createRange();
          range.setStart(...place(at));
          range.setEnd(...place(at + words.length));
          const box = range.getBoundingClientRect();
          hits.push({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
        }
      }
      hits.sort((a, b) => a.y - b.y);
      return hits[nth] ?? null;
    }, [words, nth]);
  }

  /** Waits for words, then puts the cursor into them. */
  async click(words, nth = 0) {
    const place = await this.find(words, nth);
    await this.page.mouse.click(place.x, place.y);
    return place;
  }

  async find(words, nth = 0) {
    for (let tries = 0; tries < 100; tries += 1) {
      const place = await this.at(words, nth);
      if (place) {
        return place;
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error(`not on the screen: ${words}`);
  }

  /** A closed hover keeps its text in the page: it counts only where it is really seen. */
  seesHover(words, timeout = 10_000) {
    return this.page.waitForFunction((words) =>
      [...document.querySelectorAll(".monaco-hover")].some((hover) => {
        if (!hover.innerText.replace(/\u00a0/g, " ").includes(words)) return false;
        const box = hover.getBoundingClientRect();
        if (box.width < 5 || box.height < 5 || getComputedStyle(hover).visibility !== "visible") return false;
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return top && hover.contains(top);
      }), words, { timeout });
  }

  /** Rests the pointer on words until a hover tells `wanted`. It opens only after a move that ends there. */
  async hover(words, wanted, nth = 0) {
    for (let tries = 0; ; tries += 1) {
      // Lenses may have come above the line meanwhile; and beside the text no other hover opens in the way.
      const place = await this.find(words, nth);
      await this.page.mouse.move(100, 600);
      await this.page.waitForTimeout(500);
      await this.page.mouse.move(place.x - 4, place.y, { steps: 4 });
      await this.page.mouse.move(place.x, place.y, { steps: 4 });
      try {
        await this.seesHover(wanted, 5000);
        break;
      } catch (error) {
        if (tries === 3) {
          throw new Error(`no hover on “${words}” tells: ${wanted}`, { cause: error });
        }
      }
    }
    await this.page.waitForTimeout(300);
    await this.seesHover(wanted);
  }

  picture(name, clip) {
    return this.out === undefined ? undefined : this.page.screenshot({ path: path.join(this.out, `${name}.png`), clip });
  }
}
