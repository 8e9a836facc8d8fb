-- What the plugin itself says, in the reader's language: one file of words each, in words/.
local M = {}

M.languages = { "en", "fr" }

-- As the server chooses it: the first of POSIX's three variables that is set decides (`:language` sets them too); where none is, the
-- language that Neovim speaks. English for a language without words.
function M.language()
  local wanted = vim.v.lang
  for _, variable in ipairs({ "LC_ALL", "LC_MESSAGES", "LANG" }) do
    local value = vim.env[variable]
    if value and value ~= "" then
      wanted = value
      break
    end
  end
  local language = wanted:match("^%a+")
  return language and vim.tbl_contains(M.languages, language:lower()) and language:lower() or "en"
end

-- Has the server speak the same.
function M.tell(params)
  params.locale = M.language()
end

-- The words of that name, with what is put into them.
function M.t(name, ...)
  return require("sourcier.words." .. M.language())[name]:format(...)
end

-- So many of something, whose words are NAME_one and NAME_many.
function M.count(name, number)
  -- Nothing is many in English, and one in French.
  local one = number == 1 or (number == 0 and M.language() == "fr")
  return M.t(name .. (one and "_one" or "_many"), number)
end

-- Says something of Sourcier's to the reader.
function M.say(words, level)
  vim.notify("Sourcier" .. (M.language() == "fr" and "\194\160: " or ": ") .. words, level)
end

return M
