-- Sourcier in Neovim, 0.7 or newer: starts the server for Markdown. In your init.lua:
--
--   require("sourcier").setup()
--
-- Options, all of them optional; `:help sourcier` tells more:
--
--   require("sourcier").setup({
--     cmd = { "sourcier", "lsp" },              -- the server
--     settings = { corpus = { paths = { "corpus" } } },   -- the keys of sourcier.toml; the file wins
--     on_attach = function(client, buffer) end, -- your key maps
--   })
local restarts = require("sourcier.restarts")
local words = require("sourcier.words")
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
    before_init = words.tell,
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

-- The program that setup() was given, for :checkhealth.
M.cmd = { "sourcier", "lsp" }

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
  M.cmd = config.cmd
  vim.api.nvim_create_autocmd({ "BufReadPost", "BufNewFile" }, {
    group = vim.api.nvim_create_augroup("sourcier-beside", { clear = true }),
    pattern = { "sourcier.toml", "*.txt" },
    callback = function(event)
      vim.schedule(function()
        follow(event.buf)
      end)
    end,
  })
  if vim.lsp.config and vim.lsp.enable then
    -- Neovim 0.11: the configuration is data, and Neovim does the rest, for notes that are open too.
    config.name = nil
    config.root_markers = markers
    vim.lsp.config("sourcier", config)
    vim.lsp.enable("sourcier")
    return
  end
  config.filetypes = nil
  local attach = vim.lsp.start and start or start_by_hand
  local function attach_open_notes()
    for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
      if vim.api.nvim_buf_is_loaded(buffer) and vim.bo[buffer].filetype == "markdown" then
        attach(config, buffer)
      end
    end
  end
  config.on_exit = restarts.on_exit(attach_open_notes)
  vim.api.nvim_create_autocmd("FileType", {
    group = vim.api.nvim_create_augroup("sourcier", { clear = true }),
    pattern = "markdown",
    callback = function(event)
      attach(config, event.buf)
    end,
  })
  attach_open_notes()
end

return M
