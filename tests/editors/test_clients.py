"""Three clients as pytest-lsp knows them, with what each can do: the server as a process, a note on a corpus of its own.

    pip install pytest-lsp && python3 -m pytest -q tests/editors/test_clients.py

The program is target/debug/sourcier, or what SOURCIER_PROGRAM names. What is said is recorded and held against LSP's meta model where
the shared folder is at hand.
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

REPOSITORY = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("SOURCIER_PROGRAM", str(REPOSITORY / "target/debug/sourcier"))
SHARED = Path(os.environ.get("SOURCIER_SHARED", REPOSITORY.parent / "shared"))
TEE = SHARED / "tools/editors/lsp_tee.py"
CLIENTS = ["neovim@v0.11.0", "visual-studio-code", "emacs"]

ARTICLE = """La digue de Kerouzan sera rehaussée
Le Courrier des Grèves, 12 mars 2021

« Nous avons attendu trop longtemps avant de protéger le bas de la ville », a déclaré la maire, Soizic Le Bihan.
"""
NOTE = """# La digue

La maire, Soizic Le Bihan, a déclaré : « Nous avons attendu trop longtemps avant de noyer le bas de la ville ».
"""

pytestmark = pytest.mark.asyncio
COMMAND = [PROGRAM, "lsp"]
WIRE = Path(tempfile.mkdtemp()) / "wire.jsonl"
if TEE.exists():
    os.environ["LSP_TEE"] = str(WIRE)
    COMMAND = [sys.executable, str(TEE), *COMMAND]


@pytest_lsp.fixture(config=ClientServerConfig(server_command=COMMAND), params=CLIENTS)
async def client(request, lsp_client: LanguageClient, tmp_path_factory):
    folder = tmp_path_factory.mktemp("work")
    (folder / "corpus").mkdir()
    (folder / "corpus/digue.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "note.md").write_text(NOTE, encoding="utf-8")
    lsp_client.folder = folder
    # What an editor answers, and the library does not.
    for question in ("client/registerCapability", *(f"workspace/{what}/refresh" for what in ("semanticTokens", "codeLens", "inlayHint"))):
        lsp_client.feature(question)(lambda *_: None)
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities(request.param),
            root_uri=folder.as_uri(),
            workspace_folders=[types.WorkspaceFolder(uri=folder.as_uri(), name="work")],
        )
    )
    yield
    await lsp_client.shutdown_session()


def opened(client):
    uri = (client.folder / "note.md").as_uri()
    document = types.TextDocumentItem(uri=uri, language_id="markdown", version=1, text=NOTE)
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=document))
    return types.TextDocumentIdentifier(uri=uri)


LINE = NOTE.splitlines()[2]


def on(words):
    return types.Position(line=2, character=LINE.index(words) + 1)


async def test_what_is_wrong_is_told(client):
    note = opened(client)
    await client.wait_for_notification("textDocument/publishDiagnostics")
    found = client.diagnostics[note.uri]
    assert [diagnostic.code for diagnostic in found] == ["altered-quote"]


async def test_a_hover_a_jump_and_a_fix(client):
    note = opened(client)
    hover = await client.text_document_hover_async(types.HoverParams(text_document=note, position=on("Soizic")))
    assert "Soizic Le Bihan" in hover.contents.value
    place = await client.text_document_definition_async(
        types.DefinitionParams(text_document=note, position=on("Nous avons"))
    )
    first = place[0] if isinstance(place, list) else place
    assert getattr(first, "uri", None) or first.target_uri
    context = types.CodeActionContext(diagnostics=[], only=["source.fixAll"])
    at = types.Range(start=on("noyer"), end=on("noyer"))
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(text_document=note, range=at, context=context)
    )
    action = actions[0]
    if action.edit is None:
        action = await client.code_action_resolve_async(action)
    assert "protéger" in str(action.edit)


async def test_structure_and_keys(client):
    note = opened(client)
    folds = await client.text_document_folding_range_async(types.FoldingRangeParams(text_document=note))
    assert (folds[0].start_line, folds[0].end_line) == (0, 2)
    grown = await client.text_document_selection_range_async(
        types.SelectionRangeParams(text_document=note, positions=[on("noyer")])
    )
    assert grown[0].parent is not None
    symbols = await client.workspace_symbol_async(types.WorkspaceSymbolParams(query="bihan"))
    assert any("Soizic" in symbol.name for symbol in symbols)


async def test_the_corpus_is_told(client):
    opened(client)
    params = types.ExecuteCommandParams(command="sourcier.corpus", arguments=[])
    corpus = await client.workspace_execute_command_async(params)
    articles = corpus["articles"] if isinstance(corpus, dict) else corpus.articles
    assert len(articles) == 1


async def test_every_message_fits_the_meta_model():
    """Last: what the tests before have recorded."""
    if not WIRE.exists():
        pytest.skip("no shared folder here")
    checker = SHARED / "tools/editors/lsp_metacheck.py"
    model = SHARED / "data/lsp/metaModel.json"
    subprocess.run([sys.executable, str(checker), str(model), str(WIRE)], check=True)
