-- Run by neovim.sh: a server that is killed is started again, five times, and that is said once. Ends with status 0, or 1 after "FAIL ...".
local function must(what, holds)
  local came = vim.wait(15000, holds, 20)
  io.stdout:write((came and "ok   " or "FAIL ") .. what .. "\n")
  if not came then
    vim.cmd("cquit 1")
  end
end

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
    io.stdout:write("skipped: this system does not tell of processes\n")
    vim.cmd("qall!")
    return
  end
  local said = {}
  vim.notify = function(words)
    table.insert(said, words)
  end
  vim.o.swapfile = false
  vim.opt.runtimepath:prepend(vim.env.SOURCIER_PLUGIN)
  local attached
  require("sourcier").setup({
    cmd = { vim.env.SOURCIER_PROGRAM, "lsp" },
    on_attach = function(client)
      attached = client.id
    end,
  })
  vim.cmd("edit " .. vim.fn.fnameescape(vim.env.SOURCIER_NOTE))
  vim.cmd("setfiletype markdown")
  must("the server attaches", function() return attached end)
  for _ = 1, 5 do
    local before = attached
    vim.loop.kill(server(), 9)
    must("another one attaches", function() return attached ~= before end)
  end
  must("it says what is wrong", function() return vim.diagnostic.get(0)[1] end)
  vim.loop.kill(server(), 9)
  must("it is given up", function()
    return vim.tbl_contains(said, "Sourcier: the server ended 6 times, and is not started again")
  end)
  vim.wait(500)
  must("none runs any more", function() return server() == nil end)
  must("that it was started again is said once", function()
    local again = vim.tbl_filter(function(words) return words:find("started again", 1, true) and not words:find("not started", 1, true) end, said)
    return #again == 1
  end)
  vim.cmd("qall!")
end

-- As for a person: Neovim has started, and waits.
vim.api.nvim_create_autocmd("VimEnter", { callback = vim.schedule_wrap(main) })
