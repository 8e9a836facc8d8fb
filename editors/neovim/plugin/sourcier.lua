-- The commands. What they do is loaded when one is first used.
if vim.g.loaded_sourcier or vim.fn.has("nvim-0.7") == 0 then
  return
end
vim.g.loaded_sourcier = true

local function command(name, does, options)
  vim.api.nvim_create_user_command(name, function(given)
    does(require("sourcier.commands"), given.args)
  end, options)
end

command("SourcierTimeline", function(commands, name)
  commands.timeline(name)
end, { nargs = "*", desc = "What happened when, as the articles date it" })
command("SourcierDossier", function(commands, name)
  commands.dossier(name)
end, { nargs = "*", desc = "All that the articles tell of a name" })
command("SourcierEvidence", function(commands)
  commands.evidence()
end, { desc = "What stands behind the words under the cursor" })
command("SourcierEvidenceTable", function(commands)
  commands.evidence_table()
end, { desc = "Write a table of the evidence under the section" })
command("SourcierPick", function(commands, query)
  commands.pick(query)
end, { nargs = "*", desc = "Names and articles of the corpus" })
command("SourcierFixAll", function(commands)
  commands.fix_all()
end, { desc = "Mend all that is certain in the note" })
command("SourcierReindex", function(commands)
  commands.reindex()
end, { desc = "Read the corpus anew" })
command("SourcierStatus", function(commands)
  commands.status()
end, { desc = "The corpora, and what is done with them" })
