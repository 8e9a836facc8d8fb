-- What the tests that neovim.sh runs inside a real Neovim share. Each ends with status 0, or 1 after "FAIL ...".
local M = {}

function M.say(line)
  io.stdout:write(line .. "\n")
  io.stdout:flush()
end

function M.fail(what)
  M.say("FAIL " .. what)
  vim.cmd("cquit 1")
end

-- Waits until `holds` gives something, and gives that.
function M.wait_for(what, holds)
  local found
  local came = vim.wait(15000, function()
    found = holds()
    return found ~= nil and found ~= false
  end, 20)
  if not came then
    M.fail(what .. " never came")
  end
  M.say("ok   " .. what)
  return found
end

-- Sets the plugin up as a plugin manager and its user do, and opens the note; `attached` is called with each client that attaches.
function M.open(attached)
  vim.o.swapfile = false
  vim.cmd("filetype on")
  vim.opt.runtimepath:prepend(vim.env.SOURCIER_PLUGIN)
  vim.cmd("runtime plugin/sourcier.lua")
  require("sourcier").setup({ cmd = { vim.env.SOURCIER_PROGRAM, "lsp", "--stdio" }, on_attach = attached })
  vim.cmd("edit " .. vim.fn.fnameescape(vim.env.SOURCIER_NOTE))
  vim.bo.filetype = "markdown"
end

-- Stops a client, and waits until it is gone.
function M.stop(client)
  local id = client.id
  if vim.fn.has("nvim-0.11") == 1 then client:stop() else client.stop() end
  M.wait_for("the server stops", function() return vim.lsp.get_client_by_id(id) == nil end)
end

return M
