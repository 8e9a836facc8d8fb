-- What the commands do: each asks the server and shows its answer.
local page = require("sourcier.page")
local words = require("sourcier.words")
local t = words.t
local M = {}

-- The running server: that of the current buffer before any other. Beside it, the address of the buffer where the server knows it.
local function server()
  local buffer = vim.api.nvim_get_current_buf()
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  local client, note
  for _, running in ipairs(get()) do
    if running.name == "sourcier" then
      local attached = vim.lsp.buf_is_attached(buffer, running.id)
      if attached or not client then
        client, note = running, attached and vim.uri_from_bufnr(buffer) or nil
      end
    end
  end
  if not client then
    words.say(t("open_note"), vim.log.levels.WARN)
  end
  return client, note
end

local function request(client, method, params, answer)
  local function handler(failed, result)
    if failed then
      words.say(failed.message or vim.inspect(failed), vim.log.levels.WARN)
    else
      answer(result)
    end
  end
  if vim.fn.has("nvim-0.11") == 1 then
    client:request(method, params, handler)
  else
    client.request(method, params, handler)
  end
end

-- Has the server execute a command.
local function ask(client, command, arguments, answer)
  request(client, "workspace/executeCommand", { command = command, arguments = arguments }, answer)
end

local function show_page(told)
  if type(told) == "string" then
    page.show(told)
  else
    words.say(t("no_corpus"), vim.log.levels.WARN)
  end
end

-- The word under the cursor, where no name is given.
local function name_or_word(name)
  return name and name ~= "" and name or vim.fn.expand("<cword>")
end

-- What happened when, as the articles date it: of whom `name` means, or of all.
function M.timeline(name)
  local client, note = server()
  if client then
    ask(client, "sourcier.timeline", { name or "", note }, show_page)
  end
end

-- All that the articles tell of a name; without one, of the word under the cursor.
function M.dossier(name)
  local client, note = server()
  if client then
    ask(client, "sourcier.dossier", { name_or_word(name), note }, show_page)
  end
end

-- What stands behind the words under the cursor, as lines.
local function evidence_lines(told)
  local lines = { "# " .. told.message, "" }
  if told.rule ~= nil and told.rule ~= vim.NIL then
    lines[1] = "# " .. told.rule .. ": " .. told.message
  end
  for _, passage in ipairs(told.passages) do
    local facts = { passage.title }
    for _, fact in ipairs({ passage.publisher, passage.date }) do
      if fact ~= vim.NIL then
        table.insert(facts, fact)
      end
    end
    table.insert(lines, "> " .. passage.text)
    table.insert(lines, (">\n> %s [%s](%s#L%d)"):format(table.concat(facts, " · "), t("line", passage.line), passage.uri, passage.line))
    table.insert(lines, "")
  end
  return table.concat(lines, "\n")
end

-- Has the server execute a command about the place of the cursor.
local function ask_here(command, answer)
  local client, note = server()
  if client and note then
    local params = vim.lsp.util.make_position_params(0, client.offset_encoding or "utf-16")
    ask(client, command, { note, params.position }, answer)
  end
end

-- The verdict on the words under the cursor, and the passages that it rests on.
function M.evidence()
  ask_here("sourcier.evidence", function(told)
    if type(told) == "table" then
      page.show(evidence_lines(told))
    else
      words.say(t("nothing_here"))
    end
  end)
end

-- Has the server write a table of the evidence under the section that the cursor stands in.
function M.evidence_table()
  ask_here("sourcier.evidenceTable", function(written)
    if written ~= true then
      words.say(t("nothing_of_section"))
    end
  end)
end

-- Names and articles that fit `query`, through vim.ui.select; the one that is chosen opens where the articles introduce it.
function M.pick(query)
  local client = server()
  if not client then
    return
  end
  request(client, "workspace/symbol", { query = query or "" }, function(symbols)
    if not symbols or #symbols == 0 then
      words.say(t("no_match"))
      return
    end
    local function shown(symbol)
      return symbol.name .. "  (" .. (symbol.containerName or "") .. ")"
    end
    vim.ui.select(symbols, { prompt = t("pick_prompt"), kind = "sourcier", format_item = shown }, function(chosen)
      if not chosen then
        return
      end
      local location = chosen.location
      if location.range then
        page.open(location.uri, location.range.start)
        return
      end
      request(client, "workspaceSymbol/resolve", chosen, function(resolved)
        local range = resolved.location.range
        page.open(resolved.location.uri, range and range.start)
      end)
    end)
  end)
end

-- Reads the corpus anew.
function M.reindex()
  local client = server()
  if client then
    ask(client, "sourcier.reindex", {}, function()
      words.say(t("reindexing"))
    end)
  end
end

-- Calls `told` with what the server says of its corpora.
function M.status(told)
  local client = server()
  if client then
    ask(client, "sourcier.status", {}, told or function(status)
      local lines = { "sourcier " .. status.version }
      for _, corpus in ipairs(status.corpora) do
        local known = corpus.articles ~= vim.NIL and words.count("articles", corpus.articles) or "…"
        table.insert(lines, t("of_corpus", corpus.root, known) .. (corpus.reading ~= vim.NIL and ", " .. t("being_read") or ""))
      end
      vim.notify(table.concat(lines, "\n"))
    end)
  end
end

-- Mends all that is certain in the note.
function M.fix_all()
  local client, note = server()
  if not client or not note then
    return
  end
  local last = vim.api.nvim_buf_line_count(0)
  local range = { start = { line = 0, character = 0 }, ["end"] = { line = last, character = 0 } }
  local context = { diagnostics = {}, only = { "source.fixAll.sourcier" } }
  local params = { textDocument = { uri = note }, range = range, context = context }
  request(client, "textDocument/codeAction", params, function(actions)
    local action = actions and actions[1]
    if not action then
      words.say(t("nothing_certain"))
      return
    end
    local encoding = client.offset_encoding or "utf-16"
    if action.edit then
      vim.lsp.util.apply_workspace_edit(action.edit, encoding)
      return
    end
    request(client, "codeAction/resolve", action, function(resolved)
      vim.lsp.util.apply_workspace_edit(resolved.edit, encoding)
    end)
  end)
end

return M
