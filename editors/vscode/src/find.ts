// Where the server's program is. Nothing here knows of VS Code, so that it is tested without it.

import * as path from "node:path";

/** What the search needs to know of the machine. */
export interface Machine {
  /** `process.platform`. */
  platform: NodeJS.Platform;
  /** The user's home folder. */
  home: string;
  /** The `PATH` variable. */
  searchPath: string;
  /** Whether a file stands there that may be run. */
  isProgram(file: string): boolean;
}

/** Words in the reader's language; `{0}` is what follows. */
export type Words = (message: string, ...given: (string | number)[]) => string;

/** The program, or why there is none, in words for the user. */
export type Found = { program: string } | { missing: string };

/**
 * The server's program: the configured one, else the one that came with the extension, else the first on the `PATH`.
 * A configured path that leads nowhere is told, never silently replaced by another program.
 */
export function findServer(configured: string, extensionFolder: string, machine: Machine, t: Words): Found {
  const paths = machine.platform === "win32" ? path.win32 : path.posix;
  const name = machine.platform === "win32" ? "sourcier.exe" : "sourcier";

  const wanted = configured.trim();
  if (wanted !== "") {
    const program = /^~[/\\]/.test(wanted) ? paths.join(machine.home, wanted.slice(2)) : wanted;
    if (paths.isAbsolute(program)) {
      return machine.isProgram(program)
        ? { program }
        : { missing: t("Sourcier: there is no program at “{0}”, where the setting “sourcier.server.path” points.", program) };
    }
    return { missing: t("Sourcier: the setting “sourcier.server.path” wants an absolute path, not “{0}”.", wanted) };
  }

  const bundled = paths.join(extensionFolder, "server", name);
  if (machine.isProgram(bundled)) {
    return { program: bundled };
  }
  const program = machine.searchPath
    .split(paths.delimiter)
    // A relative entry would run whatever lies in the folder that was opened.
    .filter((folder) => paths.isAbsolute(folder))
    .map((folder) => paths.join(folder, name))
    .find((file) => machine.isProgram(file));
  return program === undefined
    ? {
        missing: t(
          "Sourcier: the program “sourcier” was not found. None came with this extension and there is none on the PATH. Install it (cargo install), or say where it is in the setting “sourcier.server.path”.",
        ),
      }
    : { program };
}
