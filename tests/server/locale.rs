//! The language in which the server speaks.

use crate::client::{Client, capabilities, uri};
use crate::parts::{Workspace, simple};
use serde_json::{Value, json};
use sourcier::server::{Features, Parts};
use sourcier::wording::Locale;

const ENGLISH: &str = "there is no such day as \"31 juin 2022\": the month ends on 30 June 2022";
const FRENCH: &str = "«\u{202f}31 juin 2022\u{202f}» n’existe pas\u{a0}: dernier jour du mois, 30 juin 2022";

/// What a server says of a day that does not exist, and offers, to a client that speaks so.
fn said(asked: Option<Locale>, client: &Value, otherwise: Locale) -> (String, String) {
    let workspace = Workspace::new();
    let parts = Parts { locale: asked, otherwise, features: Features::default(), ..simple() };
    let mut server = Client::connect(parts);
    server.initialize(json!({
        "processId": std::process::id(),
        "rootUri": uri(workspace.path()),
        "capabilities": capabilities(),
        "locale": client,
    }));
    let note = uri(&workspace.note("a.md"));
    server.open(&note, "Rendre le dossier avant le 31 juin 2022.\n");
    let message = server.pushed(&note, 1)[0]["message"].as_str().expect("a message").to_owned();
    let place = json!({"line": 0, "character": 30});
    let asked =
        json!({"textDocument": {"uri": note}, "range": {"start": place, "end": place}, "context": {"diagnostics": []}});
    let actions = server.request("textDocument/codeAction", asked);
    (message, actions[0]["title"].as_str().expect("a title").to_owned())
}

#[test]
fn the_option_comes_before_the_client_and_the_client_before_the_environment() {
    for (asked, client, otherwise, french) in [
        (None, json!("fr-FR"), Locale::En, true),
        (None, json!("en"), Locale::Fr, false),
        (Some(Locale::En), json!("fr"), Locale::Fr, false),
        (Some(Locale::Fr), json!("en"), Locale::En, true),
        // Of a client that says nothing, or a language without messages, the environment decides.
        (None, Value::Null, Locale::Fr, true),
        (None, json!("de"), Locale::Fr, true),
        (None, Value::Null, Locale::En, false),
    ] {
        let (message, title) = said(asked, &client, otherwise);
        let (wanted, offered) = if french {
            (FRENCH, "Remplacer par «\u{202f}30 juin 2022\u{202f}»")
        } else {
            (ENGLISH, "Change to \"30 juin 2022\"")
        };
        assert_eq!((message.as_str(), title.as_str()), (wanted, offered), "{asked:?} {client} {otherwise:?}");
    }
}
