-- :checkhealth sourcier
local M = {}

-- Neovim renamed what reports in 0.10; in 0.7 it is Vim script.
local function reporter(new, old)
  return (vim.health and (vim.health[new] or vim.health["report_" .. old])) or function(message, advice)
    if advice then
      vim.fn["health#report_" .. old](message, advice)
    else
      vim.fn["health#report_" .. old](message)
    end
  end
end

function M.check()
  local start, ok = reporter("start", "start"), reporter("ok", "ok")
  local warn, bad, info = reporter("warn", "warn"), reporter("error", "error"), reporter("info", "info")
  start("sourcier")

  if vim.fn.has("nvim-0.7") == 1 then
    local version = vim.version()
    ok(("Neovim %d.%d.%d"):format(version.major, version.minor, version.patch))
  else
    bad("Neovim is older than 0.7", { "install a newer Neovim" })
  end

  local cmd = require("sourcier").cmd
  local program = cmd[1]
  if vim.fn.executable(program) == 1 then
    local version = vim.fn.trim(vim.fn.system({ program, "--version" }))
    if vim.v.shell_error == 0 then
      ok(("%s: %s"):format(vim.fn.exepath(program), version))
    else
      bad(program .. " does not run: " .. version)
    end
  else
    bad("no program \"" .. program .. "\" on the PATH", {
      "cargo install --locked --path . in a clone of the repository",
      'or say where it is: require("sourcier").setup({ cmd = { "/where/it/is/sourcier", "lsp" } })',
    })
  end

  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  local running = vim.tbl_filter(function(client)
    return client.name == "sourcier"
  end, get())
  if #running == 0 then
    info("the server does not run: open a Markdown note")
  end
  for _, client in ipairs(running) do
    ok("the server runs for " .. tostring(client.config.root_dir))
    local request = { command = "sourcier.status", arguments = {} }
    local answer
    if vim.fn.has("nvim-0.11") == 1 then
      answer = client:request_sync("workspace/executeCommand", request, 2000)
    else
      answer = client.request_sync("workspace/executeCommand", request, 2000, 0)
    end
    local status = answer and answer.result
    if type(status) ~= "table" then
      warn("it does not tell how it is: an older server, or a busy one")
    elseif #status.corpora == 0 then
      warn("it knows of no corpus", { "put articles into a folder named corpus beside the note, or write a sourcier.toml" })
    end
    for _, corpus in ipairs(type(status) == "table" and status.corpora or {}) do
      if corpus.failed then
        bad(corpus.root .. ": its corpus could not be read", { "the server's log says why: see :help sourcier-log" })
      elseif corpus.articles == vim.NIL or corpus.articles == nil then
        info(corpus.root .. ": its corpus is being read")
      else
        ok(("%s: %d articles, %d names"):format(corpus.root, corpus.articles, corpus.names))
      end
    end
  end
end

return M
