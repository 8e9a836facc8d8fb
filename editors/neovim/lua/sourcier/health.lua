-- :checkhealth sourcier
local words = require("sourcier.words")
local t = words.t
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
    bad(t("old_neovim"), { t("newer_neovim") })
  end

  local cmd = require("sourcier").cmd
  local program = cmd[1]
  if vim.fn.executable(program) == 1 then
    local version = vim.fn.trim(vim.fn.system({ program, "--version" }))
    if vim.v.shell_error == 0 then
      ok(("%s: %s"):format(vim.fn.exepath(program), version))
    else
      bad(t("broken_program", program, version))
    end
  else
    bad(t("no_program", program), { t("to_install"), t("say_where") })
  end

  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  local running = vim.tbl_filter(function(client)
    return client.name == "sourcier"
  end, get())
  if #running == 0 then
    info(t("not_running"))
  end
  for _, client in ipairs(running) do
    ok(t("runs_for", tostring(client.config.root_dir)))
    local request = { command = "sourcier.status", arguments = {} }
    local answer
    if vim.fn.has("nvim-0.11") == 1 then
      answer = client:request_sync("workspace/executeCommand", request, 2000)
    else
      answer = client.request_sync("workspace/executeCommand", request, 2000, 0)
    end
    local status = answer and answer.result
    if type(status) ~= "table" then
      warn(t("silent_server"))
    elseif #status.corpora == 0 then
      warn(t("no_corpus_known"), { t("make_a_corpus") })
    end
    for _, corpus in ipairs(type(status) == "table" and status.corpora or {}) do
      if corpus.failed then
        bad(t("corpus_failed", corpus.root), { t("see_log") })
      elseif corpus.articles == vim.NIL or corpus.articles == nil then
        info(t("corpus_is_read", corpus.root))
      else
        ok(t("of_corpus", corpus.root, words.count("articles", corpus.articles) .. ", " .. words.count("names", corpus.names)))
      end
    end
  end
end

return M
