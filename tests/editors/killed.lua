-- A server that is killed is started again, five times, and that is said once.
local common = dofile(vim.env.SOURCIER_TESTS .. "/common.lua")
local say, wait_for = common.say, common.wait_for

-- The process of the server: Neovim's child that runs it.
local function server()
  for child in (io.open("/proc/self/task/" .. vim.fn.getpid() .. "/children"):read("*a")):gmatch("%d+") do
    local line = io.open("/proc/" .. child .. "/cmdline")
    if line and line:read("*a"):find("sourcier", 1, true) then
      return tonumber(child)
    end
  end
end

local function main()
  if vim.fn.filereadable("/proc/self/task/" .. vim.fn.getpid() .. "/children") == 0 then
    say("skipped: this system does not tell of processes")
    vim.cmd("qall!")
    return
  end
  local said = {}
  vim.notify = function(words)
    table.insert(said, words)
  end
  local attached
  common.open(function(client)
    attached = client.id
  end)
  wait_for("the server attaches", function() return attached end)
  for _ = 1, 5 do
    local before = attached
    vim.loop.kill(server(), 9)
    wait_for("another one attaches", function() return attached ~= before end)
  end
  wait_for("it says what is wrong", function() return vim.diagnostic.get(0)[1] end)
  vim.loop.kill(server(), 9)
  wait_for("it is given up", function()
    return vim.tbl_contains(said, "Sourcier: the server ended 6 times, and is not started again")
  end)
  vim.wait(500)
  wait_for("none runs any more", function() return server() == nil end)
  wait_for("that it was started again is said once", function()
    local again = vim.tbl_filter(function(words) return words:find("started again", 1, true) and not words:find("not started", 1, true) end, said)
    return #again == 1
  end)
  vim.cmd("qall!")
end

-- As for a person: Neovim has started, and waits.
vim.api.nvim_create_autocmd("VimEnter", { callback = vim.schedule_wrap(main) })
