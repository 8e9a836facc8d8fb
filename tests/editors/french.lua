-- Run by neovim.sh, to a reader of French: findings and health are told in French. Ends with status 0, or 1 after "FAIL ...".
local function must(what, holds)
  local came = vim.wait(15000, holds, 20)
  io.stdout:write((came and "ok   " or "FAIL ") .. what .. "\n")
  if not came then
    vim.cmd("cquit 1")
  end
end

vim.o.swapfile = false
vim.opt.runtimepath:prepend(vim.env.SOURCIER_PLUGIN)
vim.cmd("runtime plugin/sourcier.lua")
local attached
require("sourcier").setup({
  cmd = { vim.env.SOURCIER_PROGRAM, "lsp" },
  on_attach = function(client)
    attached = client
  end,
})
vim.cmd("edit " .. vim.fn.fnameescape(vim.env.SOURCIER_NOTE))
vim.cmd("setfiletype markdown")

must("French findings", function()
  local found = vim.diagnostic.get(0)[1]
  return found and found.message:find("citation", 1, true) == 1
end)
vim.cmd("checkhealth sourcier")
must("French health", function()
  local told = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  return told:find("le serveur tourne pour", 1, true) and told:find("1 article, ", 1, true)
end)
local described = vim.api.nvim_get_commands({}).SourcierReindex
must("French commands", function()
  return described.definition == "Relire le corpus"
end)
-- What was asked meanwhile is answered before the end.
vim.wait(300)
local id = attached.id
if vim.fn.has("nvim-0.11") == 1 then attached:stop() else attached.stop() end
must("the server stops", function()
  return vim.lsp.get_client_by_id(id) == nil
end)
vim.cmd("qall!")
