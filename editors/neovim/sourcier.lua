-- Sourcier in Neovim, 0.7 or newer. Put this file where Neovim finds it, ~/.config/nvim/lua/sourcier.lua, and call
--
--   require("sourcier").setup()
--
-- in your init.lua. Options, all of them optional:
--
--   require("sourcier").setup({
--     cmd = { "sourcier", "lsp" },              -- the server
--     settings = { corpus = { paths = { "corpus" } } },   -- the keys of sourcier.toml; the file wins
--     on_attach = function(client, buffer) end, -- your key maps
--   })
local M = {}

-- The workspace of a note: the folder above it that has one of these, else the note's own.
local markers = { "sourcier.toml", "corpus", ".git" }

-- What Neovim can do: it shows lenses, and has done so for long before it said so.
local function capabilities(given)
  local all = given or vim.lsp.protocol.make_client_capabilities()
  if vim.lsp.codelens and all.textDocument and not all.textDocument.codeLens then
    all.textDocument.codeLens = { dynamicRegistration = false }
  end
  return all
end

local function options(given)
  given = given or {}
  local settings = { sourcier = given.settings or vim.empty_dict() }
  return {
    name = "sourcier",
    cmd = given.cmd or { "sourcier", "lsp" },
    filetypes = { "markdown" },
    settings = settings,
    init_options = settings,
    on_attach = given.on_attach,
    capabilities = capabilities(given.capabilities),
  }
end

-- Neovim 0.7: neither vim.lsp.start nor vim.fs is there yet.
local function root_by_hand(file)
  local folder = vim.fn.fnamemodify(file, ":p:h")
  local start = folder
  while true do
    for _, marker in ipairs(markers) do
      if vim.loop.fs_stat(folder .. "/" .. marker) then
        return folder
      end
    end
    local above = vim.fn.fnamemodify(folder, ":h")
    if above == folder then
      return start
    end
    folder = above
  end
end

-- The file and line of a link to an article, « [key, line 5](file:///…#L5) »: the one under or after the column, else the first.
local function linked(line, column)
  local first
  local from = 1
  while true do
    local start, stop, address, number = line:find("%((file://[^)#]+)#L(%d+)%)", from)
    if not start then
      return first
    end
    local found = { file = vim.uri_to_fname(address), line = tonumber(number) }
    first = first or found
    if stop >= column then
      return found
    end
    from = stop + 1
  end
end

-- Opens the article of the line under the cursor, at the place where it says so.
local function open_linked()
  local found = linked(vim.api.nvim_get_current_line(), vim.api.nvim_win_get_cursor(0)[2] + 1)
  if not found then
    return
  end
  vim.cmd("edit " .. vim.fn.fnameescape(found.file))
  vim.api.nvim_win_set_cursor(0, { math.min(found.line, vim.api.nvim_buf_line_count(0)), 0 })
end

-- Shows a page in a scratch buffer beside the note.
local function show_page(page)
  vim.cmd("vnew")
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].buftype = "nofile"
  vim.bo[buffer].bufhidden = "hide"
  vim.bo[buffer].swapfile = false
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(page, "\n", { plain = true }))
  -- No filetype: that would have the server judge the page as a note.
  vim.bo[buffer].syntax = "markdown"
  vim.bo[buffer].modifiable = false
  for _, key in ipairs({ "<CR>", "gf", "gd" }) do
    vim.keymap.set("n", key, open_linked, { buffer = buffer, desc = "Open the article at its line" })
  end
end

-- What happened when, as the articles date it: of whom `name` means, or of all.
function M.timeline(name)
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
    vim.notify("sourcier: open a note first", vim.log.levels.WARN)
    return
  end
  local arguments = { name or "", note }
  local function answer(failed, page)
    if failed or type(page) ~= "string" then
      vim.notify("sourcier: " .. (failed and failed.message or "there is no corpus here"), vim.log.levels.WARN)
    else
      show_page(page)
    end
  end
  local params = { command = "sourcier.timeline", arguments = arguments }
  if vim.fn.has("nvim-0.11") == 1 then
    client:request("workspace/executeCommand", params, answer)
  else
    client.request("workspace/executeCommand", params, answer)
  end
end

local clients = {}

local function start_by_hand(config, buffer)
  local file = vim.api.nvim_buf_get_name(buffer)
  local root = root_by_hand(file ~= "" and file or vim.fn.getcwd() .. "/untitled.md")
  local id = clients[root]
  if not id or not vim.lsp.get_client_by_id(id) then
    config = vim.tbl_extend("force", config, { root_dir = root, workspace_folders = {
      { uri = vim.uri_from_fname(root), name = root },
    } })
    id = vim.lsp.start_client(config)
    clients[root] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
    -- Later Neovims do so themselves: CTRL-X CTRL-O completes a name.
    vim.bo[buffer].omnifunc = "v:lua.vim.lsp.omnifunc"
  end
end

-- Neovim 0.8 to 0.10.
local function start(config, buffer)
  local file = vim.api.nvim_buf_get_name(buffer)
  local from = file ~= "" and vim.fs.dirname(file) or vim.fn.getcwd()
  local found = vim.fs.find(markers, { path = from, upward = true })[1]
  local root = found and vim.fs.dirname(found) or from
  vim.lsp.start(vim.tbl_extend("force", config, { root_dir = root }), { bufnr = buffer })
end

-- What else the server of a folder has to know once it runs: a sourcier.toml is added to as it stands in the editor, saved or not;
-- and in an article, quotations are told of.
local function follow(buffer)
  if not vim.api.nvim_buf_is_loaded(buffer) then
    return
  end
  local file = vim.api.nvim_buf_get_name(buffer)
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  for _, running in ipairs(get()) do
    local root = running.config.root_dir
    if running.name == "sourcier" and root and vim.startswith(file, root .. "/") then
      vim.lsp.buf_attach_client(buffer, running.id)
    end
  end
end

function M.setup(given)
  local config = options(given)
  vim.api.nvim_create_autocmd({ "BufReadPost", "BufNewFile" }, {
    group = vim.api.nvim_create_augroup("sourcier-beside", { clear = true }),
    pattern = { "sourcier.toml", "*.txt" },
    callback = function(event)
      vim.schedule(function()
        follow(event.buf)
      end)
    end,
  })
  vim.api.nvim_create_user_command("SourcierTimeline", function(command)
    M.timeline(command.args)
  end, { nargs = "*", desc = "What happened when, as the articles date it" })
  if vim.lsp.config and vim.lsp.enable then
    -- Neovim 0.11: the configuration is data, and Neovim does the rest.
    config.name = nil
    config.root_markers = markers
    vim.lsp.config("sourcier", config)
    vim.lsp.enable("sourcier")
    return
  end
  config.filetypes = nil
  local attach = vim.lsp.start and start or start_by_hand
  vim.api.nvim_create_autocmd("FileType", {
    group = vim.api.nvim_create_augroup("sourcier", { clear = true }),
    pattern = "markdown",
    callback = function(event)
      attach(config, event.buf)
    end,
  })
  -- Notes that are open already.
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.bo[buffer].filetype == "markdown" then
      attach(config, buffer)
    end
  end
end

return M
