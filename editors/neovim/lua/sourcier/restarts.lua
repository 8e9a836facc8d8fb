-- What becomes of a server that ends unasked: it is started again, five times at most; that is said once, and once more at the end.
local words = require("sourcier.words")
local M = {}

M.most = 5

-- Neovim forgets the one that ended before this is over, in milliseconds.
local SETTLE = 100

local times = 0

-- What Neovim calls when the server has ended; `start` starts it for the notes that are open.
function M.on_exit(start)
  return function(code, signal)
    -- Status 0 was asked for, SIGTERM is how Neovim itself ends one by force.
    if (code == 0 and signal == 0) or signal == 15 then
      return
    end
    vim.defer_fn(function()
      if vim.v.exiting ~= vim.NIL then
        return
      end
      times = times + 1
      if times > M.most then
        words.say(words.t("given_up", times), vim.log.levels.ERROR)
        return
      end
      if times == 1 then
        words.say(words.t("started_again"), vim.log.levels.WARN)
      end
      start()
    end, SETTLE)
  end
end

return M
