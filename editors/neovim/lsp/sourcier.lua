-- For Neovim 0.11 and newer: `vim.lsp.enable("sourcier")` needs nothing else.
return {
  cmd = { "sourcier", "lsp" },
  filetypes = { "markdown" },
  root_markers = { "sourcier.toml", "corpus", ".git" },
  before_init = require("sourcier.words").tell,
  on_exit = require("sourcier.restarts").on_exit(function()
    vim.lsp.enable("sourcier")
  end),
}
