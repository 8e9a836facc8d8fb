-- Pages that the server writes, in a window beside the note, and what their links open.
local t = require("sourcier.words").t
local M = {}

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
function M.show(page)
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
    vim.keymap.set("n", key, open_linked, { buffer = buffer, desc = t("open_article") })
  end
end

-- Opens a place as the protocol has it.
function M.open(uri, position)
  vim.cmd("edit " .. vim.fn.fnameescape(vim.uri_to_fname(uri)))
  if position then
    local line = math.min(position.line + 1, vim.api.nvim_buf_line_count(0))
    vim.api.nvim_win_set_cursor(0, { line, 0 })
  end
end

return M
