-- The commands. What they do is loaded when one is first used.
if vim.g.loaded_sourcier or vim.fn.has("nvim-0.7") == 0 then
  return
end
vim.g.loaded_sourcier = true

local t = require("sourcier.words").t

local function command(name, does, options)
  vim.api.nvim_create_user_command(name, function(given)
    does(require("sourcier.commands"), given.args)
  end, options)
end

command("SourcierTimeline", function(commands, name)
  commands.timeline(name)
end, { nargs = "*", desc = t("timeline_does") })
command("SourcierDossier", function(commands, name)
  commands.dossier(name)
end, { nargs = "*", desc = t("dossier_does") })
command("SourcierEvidence", function(commands)
  commands.evidence()
end, { desc = t("evidence_does") })
command("SourcierEvidenceTable", function(commands)
  commands.evidence_table()
end, { desc = t("table_does") })
command("SourcierPick", function(commands, query)
  commands.pick(query)
end, { nargs = "*", desc = t("pick_does") })
command("SourcierFixAll", function(commands)
  commands.fix_all()
end, { desc = t("fix_all_does") })
command("SourcierReindex", function(commands)
  commands.reindex()
end, { desc = t("reindex_does") })
command("SourcierStatus", function(commands)
  commands.status()
end, { desc = t("status_does") })
