-- Used by neovim.lua: what the plugin says is said in every language, all of it is used, and a French reader is spoken to in French.
local M = {}

local function places(words)
  local all = {}
  for place in words:gmatch("%%%a") do
    table.insert(all, place)
  end
  return table.concat(all)
end

-- The names of words that the plugin's files ask for.
local function asked(plugin)
  local names = {}
  for _, file in ipairs(vim.fn.glob(plugin .. "/**/*.lua", false, true)) do
    local code = table.concat(vim.fn.readfile(file), "\n")
    for name in code:gmatch('%f[%w]t%("([%w_]+)"') do
      names[name] = true
    end
    for name in code:gmatch('words%.count%("([%w_]+)"') do
      names[name .. "_one"], names[name .. "_many"] = true, true
    end
  end
  return names
end

-- What is wrong with the words, if anything.
function M.fault(plugin)
  local names = asked(plugin)
  for _, language in ipairs(require("sourcier.words").languages) do
    local words = require("sourcier.words." .. language)
    for name, english in pairs(require("sourcier.words.en")) do
      if not words[name] or places(words[name]) ~= places(english) then
        return language .. " has not, or with other places: " .. name
      elseif not names[name] then
        return "nobody says: " .. name
      end
    end
    for name in pairs(vim.tbl_extend("keep", words, names)) do
      if not words[name] or not require("sourcier.words.en")[name] then
        return language .. " or English has not: " .. name
      end
    end
  end
  for name, french in pairs(require("sourcier.words.fr")) do
    -- A plain blank where French has one that does not break; a colon before a command of Vim's stands free.
    if french:find("« ") or french:find(" »") or french:find(" [;?!]") or french:find(" : ") then
      return "a plain blank in: " .. name
    end
  end
end

-- What is said while `does` runs, to a reader of `language`.
function M.said_in(language, does)
  local before, notify, said = vim.env.LC_ALL, vim.notify, nil
  vim.env.LC_ALL = language
  vim.notify = function(words)
    said = words
  end
  does()
  vim.wait(5000, function()
    return said ~= nil
  end, 20)
  vim.env.LC_ALL, vim.notify = before, notify
  return said
end

return M
