-- To a reader of French findings, health and commands are told in French.
local common = dofile(vim.env.SOURCIER_TESTS .. "/common.lua")
local wait_for = common.wait_for

local attached
common.open(function(client)
  attached = client
end)

wait_for("French findings", function()
  local found = vim.diagnostic.get(0)[1]
  return found and found.message:find("citation", 1, true) == 1
end)
vim.cmd("checkhealth sourcier")
wait_for("French health", function()
  local told = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  return told:find("le serveur tourne pour", 1, true) and told:find("1 article, ", 1, true)
end)
wait_for("French commands", function()
  return vim.api.nvim_get_commands({}).SourcierReindex.definition == "Relire le corpus"
end)
-- What was asked meanwhile is answered before the end.
vim.wait(300)
common.stop(attached)
vim.cmd("qall!")
