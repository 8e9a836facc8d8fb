-- Run by neovim.sh inside a real Neovim: the plugin is set up as a user does it, then what must show is waited for.
-- Ends with status 0 after "all well", or 1 after "FAIL ...".

local common = dofile(vim.env.SOURCIER_TESTS .. "/common.lua")
local say, fail, wait_for = common.say, common.fail, common.wait_for

-- The text of the floating window, if one is open.
local function float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
      return table.concat(lines, "\n")
    end
  end
end

-- Puts the cursor on the first letter of `words` in the buffer.
local function go_to(words)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local at = line:find(words, 1, true)
    if at then
      vim.api.nvim_win_set_cursor(0, { number, at - 1 })
      return
    end
  end
  fail("the note does not hold: " .. words)
end

local function main()
  vim.o.hidden = true
  local attached
  common.open(function(client)
    attached = client
  end)
  local note = vim.api.nvim_get_current_buf()
  wait_for("the server attaches", function() return attached end)

  -- A diagnostic: the altered quotation, where it was altered.
  local diagnostic = wait_for("a diagnostic", function() return vim.diagnostic.get(note)[1] end)
  local line = vim.api.nvim_buf_get_lines(note, diagnostic.lnum, diagnostic.lnum + 1, false)[1]
  say(("     %d:%d-%d %s: %s"):format(diagnostic.lnum + 1, diagnostic.col, diagnostic.end_col, diagnostic.source, diagnostic.message))
  local noyer = line:find("noyer", 1, true)
  if not (noyer and diagnostic.lnum == 2 and diagnostic.col <= noyer - 1 and noyer - 1 < diagnostic.end_col) then
    fail("the diagnostic does not stand on the altered word")
  end
  if diagnostic.source ~= "sourcier" then
    fail("the diagnostic's source is " .. tostring(diagnostic.source))
  end
  if #vim.diagnostic.get(note) ~= 1 then
    fail("there is more than one diagnostic: " .. vim.inspect(vim.diagnostic.get(note)))
  end

  -- A hover: who said it.
  go_to("trop longtemps avant de protéger")
  vim.lsp.buf.hover()
  local card = wait_for("a hover on the quotation", float)
  say("     " .. card:gsub("\n", " | "):sub(1, 160))
  if not card:find("digue", 1, true) and not card:find("Le Bihan", 1, true) then
    fail("the hover names neither the article nor the speaker")
  end

  if not card:find("word for word", 1, true) or not card:find("12 March 2021", 1, true) then
    fail("the hover does not tell how the quotation stands, and when it was said")
  end

  -- A jump: to the very words in their article, behind the mark.
  vim.lsp.buf.definition()
  wait_for("the jump", function()
    local at = vim.api.nvim_win_get_cursor(0)
    return vim.fn.expand("%:t") == "digue.txt" and at[1] == 6 and at[2] == #"« "
  end)

  -- In the article the quotation is told of too.
  go_to("attendu trop longtemps")
  wait_for("a hover in the article", function()
    vim.lsp.buf.hover()
    vim.wait(200)
    local said = float()
    return said and said:find("said here", 1, true)
  end)
  vim.lsp.buf.references()
  local quoted = wait_for("the references to the quotation", function()
    local list = vim.fn.getqflist()
    return #list > 0 and list
  end)
  if #quoted ~= 3 then
    fail("the references to the quotation are " .. vim.inspect(quoted))
  end
  vim.fn.setqflist({})
  vim.cmd("cclose")

  -- The timeline: a page of its own, whose lines lead to the article.
  vim.cmd("buffer " .. note)
  vim.cmd("SourcierTimeline Soizic Le Bihan")
  local page = wait_for("the timeline", function()
    return vim.bo.buftype == "nofile" and table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  end)
  say("     " .. page:gsub("\n", " | "):sub(1, 200))
  if not page:find("Timeline: Soizic Le Bihan", 1, true) or page:find("2021-09", 1, true) then
    fail("the timeline is not hers")
  end
  vim.cmd("SourcierTimeline")
  wait_for("the whole timeline", function()
    return vim.fn.search("septembre 2021", "w") > 0
  end)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes("<CR>", true, false, true), "x", false)
  wait_for("the jump from the timeline", function()
    return vim.fn.expand("%:t") == "digue.txt" and vim.api.nvim_win_get_cursor(0)[1] == 9
  end)

  -- What stands behind the altered quotation, and a dossier.
  local function page_text()
    return vim.bo.buftype == "nofile" and table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") or ""
  end
  vim.cmd("buffer " .. note)
  go_to("noyer")
  vim.cmd("SourcierEvidence")
  wait_for("the evidence", function()
    return page_text():find("altered%-quote: ") and page_text():find("protéger le bas de la ville", 1, true)
  end)
  vim.cmd("buffer " .. note)
  vim.cmd("SourcierDossier Soizic Le Bihan")
  wait_for("the dossier", function()
    return page_text():find("## Mentions", 1, true)
  end)

  -- The picker: a name by some of its letters, chosen, opens where the articles introduce it.
  vim.cmd("buffer " .. note)
  vim.ui.select = function(items, options, choose)
    for _, item in ipairs(items) do
      if options.format_item(item):find("Soizic Le Bihan  (person", 1, true) then
        return choose(item)
      end
    end
    fail("the picker does not have her: " .. vim.inspect(items))
  end
  vim.cmd("SourcierPick bihan")
  wait_for("the jump from the picker", function()
    return vim.fn.expand("%:t") == "digue.txt" and vim.api.nvim_win_get_cursor(0)[1] == 6
  end)

  -- The plugin speaks as the reader does.
  vim.cmd("buffer " .. note)
  local words = dofile(vim.env.SOURCIER_TESTS .. "/words.lua")
  local fault = words.fault(vim.env.SOURCIER_PLUGIN)
  if fault then
    fail(fault)
  end
  for language, wanted in pairs({ C = "Sourcier: no name and no article fits", ["fr_FR.UTF-8"] = "Sourcier\194\160: aucun nom ni article ne correspond" }) do
    local told_so = words.said_in(language, function()
      vim.cmd("SourcierPick zzzzqqqq")
    end)
    if told_so ~= wanted then
      fail("in " .. language .. " it says: " .. tostring(told_so))
    end
  end
  say("ok   the plugin speaks the reader's language")

  -- What is certain is mended at once, and undone again for what follows.
  vim.cmd("buffer " .. note)
  vim.cmd("SourcierFixAll")
  wait_for("the mended quotation", function()
    return vim.fn.search("noyer", "nw") == 0
  end)
  vim.cmd("undo")

  -- The health of it all.
  vim.cmd("checkhealth sourcier")
  wait_for("the health", function()
    local told = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
    return told:find("1 article,", 1, true) and told:find("OK", 1, true) and not told:find("ERROR", 1, true)
  end)
  vim.cmd("bwipeout!")
  vim.cmd("buffer " .. note)
  if vim.fn.exists(":helptags") == 2 then
    vim.cmd("helptags " .. vim.fn.fnameescape(vim.env.SOURCIER_HELP))
  end

  -- The names: all mentions of one person, whatever the spelling, in notes and articles.
  vim.cmd("buffer " .. note)
  go_to("Soizic Le Bihan a aussi")
  vim.lsp.buf.references()
  local mentions = wait_for("the references", function()
    local list = vim.fn.getqflist()
    return #list > 0 and list
  end)
  local files = {}
  for _, mention in ipairs(mentions) do
    local file = vim.fn.fnamemodify(vim.fn.bufname(mention.bufnr), ":t")
    files[file] = (files[file] or 0) + 1
  end
  if files["note.md"] ~= 2 or files["other.md"] ~= 2 or files["digue.txt"] ~= 1 then
    fail("the references are " .. vim.inspect(files))
  end
  vim.cmd("cclose")

  -- A half-typed name becomes the name, and tells who it is.
  vim.cmd("buffer " .. note)
  local last = vim.api.nvim_buf_line_count(0)
  vim.api.nvim_buf_set_lines(0, last, last, false, { "", "Selon Soiz" })
  vim.api.nvim_win_set_cursor(0, { last + 2, 9 })
  local place = {
    textDocument = { uri = vim.uri_from_bufnr(0) },
    position = { line = last + 1, character = 10 },
  }
  local function ask(method, params)
    for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 5000) or {}) do
      if answer.result then
        return answer.result
      end
    end
    fail("no answer to " .. method)
  end
  local item = ask("textDocument/completion", place).items[1]
  vim.lsp.util.apply_text_edits({ item.textEdit }, note, attached.offset_encoding)
  local completed = vim.api.nvim_buf_get_lines(0, last + 1, last + 2, false)[1]
  if completed ~= "Selon Soizic Le Bihan" then
    fail("completed is: " .. completed)
  end
  local told = ask("completionItem/resolve", item)
  if told.detail ~= "maire" or not told.documentation.value:find("digue", 1, true) then
    fail("told of the completion is " .. vim.inspect(told))
  end
  say("ok   a completion: " .. told.label .. ", " .. told.detail)

  -- Half a quotation becomes the whole, closed as it was opened, with its source.
  vim.api.nvim_buf_set_lines(note, -1, -1, false, { "", "Elle l'a dit : « nous avons attendu" })
  last = vim.api.nvim_buf_line_count(0) - 1
  local typed = vim.api.nvim_buf_get_lines(note, last, last + 1, false)[1]
  -- « is one unit of UTF-16 and two bytes; newer Neovims agree on UTF-8.
  place.position = { line = last, character = attached.offset_encoding == "utf-8" and #typed or #typed - 1 }
  item = ask("textDocument/completion", place).items[1]
  vim.lsp.util.apply_text_edits({ item.textEdit }, note, attached.offset_encoding)
  completed = vim.api.nvim_buf_get_lines(note, last, last + 1, false)[1]
  if completed ~= "Elle l'a dit : « Nous avons attendu trop longtemps avant de protéger le bas de la ville » [@digue]" then
    fail("the quotation became: " .. completed)
  end
  told = ask("completionItem/resolve", item)
  if not told.detail:find("Soizic Le Bihan, maire", 1, true) then
    fail("told of the quotation is " .. vim.inspect(told))
  end
  say("ok   a quotation completed: " .. told.detail)
  vim.api.nvim_buf_set_lines(note, -3, -1, false, {})

  -- A block quote is told of above it.
  vim.api.nvim_buf_set_lines(note, -1, -1, false, { "", "> Nous avons attendu trop longtemps" })
  local enable = vim.lsp.codelens.enable
  if enable then
    -- Neovim 0.12 keeps them up to date, and resolves those that it draws: without a screen, none.
    enable(true, { bufnr = note })
  end
  wait_for("a lens", function()
    if not enable then
      vim.lsp.codelens.refresh()
    end
    vim.wait(200)
    for _, lens in ipairs(vim.lsp.codelens.get(enable and { bufnr = note } or note)) do
      lens = enable and ask("codeLens/resolve", lens.lens) or lens
      if lens.command and lens.command.title == "Soizic Le Bihan · 12 March 2021 · digue, line 6" then
        return true
      end
    end
  end)
  vim.api.nvim_buf_set_lines(note, -3, -1, false, {})

  -- Two decisions on names, the second before the first is saved: both stand in the configuration, under one heading.
  vim.ui.select = function(items, _, choose)
    for _, item in ipairs(items) do
      local action = item.action or item[2]
      if action.title:find("is the same as", 1, true) then
        return choose(item)
      end
    end
    fail("no decision among " .. vim.inspect(items))
  end
  for _, misspelt in ipairs({ "Soizic Le Bian", "Soizic Le Bihann" }) do
    vim.api.nvim_buf_set_lines(note, -1, -1, false, { "", misspelt .. " parle." })
    go_to(misspelt .. " parle")
    vim.lsp.buf.code_action()
    wait_for("a decision on " .. misspelt, function()
      local file = vim.fn.bufnr(vim.fn.fnamemodify(vim.env.SOURCIER_NOTE, ":h") .. "/sourcier.toml")
      local lines = file > 0 and vim.api.nvim_buf_get_lines(file, 0, -1, false) or {}
      local text = table.concat(lines, "\n")
      local _, headings = text:gsub("%[names%]", "")
      local _, names = text:gsub('"Soizic Le Bihan" = ', "")
      return text:find('"' .. misspelt .. '"', 1, true) and headings == 1 and names == 1
    end)
  end
  vim.api.nvim_buf_set_lines(note, -5, -1, false, {})
  vim.cmd("silent wall")

  -- A rename: every mention of hers in every note, in no article, and in no quotation.
  go_to("Soizic Le Bihan a aussi")
  vim.lsp.buf.rename("Soizic Le Goff")
  wait_for("the rename", function()
    return table.concat(vim.api.nvim_buf_get_lines(note, 0, -1, false), "\n"):find("maire, Soizic Le Goff, a", 1, true)
  end)
  local other = table.concat(vim.api.nvim_buf_get_lines(vim.fn.bufadd(vim.fn.fnamemodify(vim.env.SOURCIER_NOTE, ":h") .. "/other.md"), 0, -1, false), "\n")
  if other ~= "Soizic Le Goff préside. « Soizic Le Bihan est maire », dit-on." then
    fail("the other note is: " .. other)
  end
  vim.cmd("buffer " .. note)
  if vim.fn.search("Le Bihan", "nw") ~= 0 then
    fail("a mention was left: " .. table.concat(vim.api.nvim_buf_get_lines(note, 0, -1, false), "\n"))
  end

  -- A clean end.
  common.stop(attached)
  local errors = vim.v.errmsg
  if errors ~= "" then
    fail("Neovim says: " .. errors)
  end
  say("all well: Neovim " .. tostring(vim.version().major) .. "." .. vim.version().minor .. "." .. vim.version().patch)
  vim.cmd("qall!")
end

local ok, trouble = xpcall(main, debug.traceback)
if not ok then
  fail("lua: " .. tostring(trouble))
end
