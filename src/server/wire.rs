//! The wire: serves one client until it leaves.

use super::event::Event;
use super::handlers::Handlers;
use super::outbox;
use super::parts::Parts;
use super::state::State;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tower_lsp_server::jsonrpc::{Request as Message, Response};
use tower_lsp_server::{ExitedError, LspService, Server};
use tower_service::Service;

/// Why the server ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The client said `exit`, after `shutdown` or without.
    Exit { after_shutdown: bool },
    /// Standard input closed.
    InputClosed { after_shutdown: bool },
    /// The client's process is gone.
    ClientGone,
    /// The loop died.
    LoopDied,
}

impl Ending {
    /// 0 where the client had asked for it, else 1.
    pub fn exit_code(self) -> ExitCode {
        match self {
            Self::Exit { after_shutdown: true } | Self::InputClosed { after_shutdown: true } => ExitCode::SUCCESS,
            _ => ExitCode::FAILURE,
        }
    }
}

/// How many handlers may wait at once. Each is a cheap wait; with slots to spare, a request that waits for the first index never
/// keeps an edit from being read.
const CONCURRENCY: usize = 1024;
/// How long the last answers may take to leave after `exit`.
const LEAVE: Duration = Duration::from_millis(500);

/// Serves one client until it leaves.
pub async fn serve(input: impl AsyncRead + Unpin, output: impl AsyncWrite, parts: Parts) -> Ending {
    let (events, inbox) = std::sync::mpsc::channel();
    let (outgoing, outbox) = unbounded_channel();
    let (endings, mut ended) = unbounded_channel();
    let shutdown = Arc::new(Shutdown::default());

    let locales = (parts.locale, parts.otherwise);
    let mut client = None;
    let build = LspService::build(|c| {
        client = Some(c);
        Handlers::new(locales, events.clone(), endings.clone())
    });
    // The library knows no handler for it.
    let build = build.custom_method("window/workDoneProgress/cancel", Handlers::progress_cancelled);
    let (service, socket) = build.finish();
    if let Some(client) = client {
        tokio::spawn(outbox::run(client, outbox, events.clone()));
    }

    let state = State::new(parts, events.clone(), outgoing);
    let loop_endings = endings.clone();
    let spawned = std::thread::Builder::new().name("sourcier-loop".to_owned()).spawn(move || {
        // Sent however the loop ends.
        let _guard = OnDrop(loop_endings);
        state.run(&inbox);
    });
    if let Err(error) = spawned {
        tracing::error!(%error, "the loop could not be started");
    }

    let door = Door { inner: service, shutdown: Arc::clone(&shutdown), endings };
    let serving = Server::new(input, output, socket).concurrency_level(CONCURRENCY).serve(door);
    tokio::pin!(serving);
    let why = tokio::select! {
        () = &mut serving => Why::InputClosed,
        why = ended.recv() => why.unwrap_or(Why::LoopDied),
    };
    if why == Why::Exit {
        let _ = tokio::time::timeout(LEAVE, serving).await;
    }
    let _ = events.send(Event::End);
    let after_shutdown = shutdown.asked.load(Ordering::SeqCst);
    let ending = match why {
        Why::Exit => Ending::Exit { after_shutdown },
        // The library closes the input itself when it reads `exit`.
        Why::InputClosed if ended.try_recv() == Ok(Why::Exit) => Ending::Exit { after_shutdown },
        Why::InputClosed => Ending::InputClosed { after_shutdown },
        Why::ClientGone => Ending::ClientGone,
        Why::LoopDied => Ending::LoopDied,
    };
    tracing::info!(?ending, "the server ends");
    ending
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Exit,
    InputClosed,
    ClientGone,
    LoopDied,
}

struct OnDrop(UnboundedSender<Why>);

impl Drop for OnDrop {
    fn drop(&mut self) {
        let _ = self.0.send(Why::LoopDied);
    }
}

/// Where the client's `shutdown` is.
#[derive(Default)]
struct Shutdown {
    asked: AtomicBool,
    answered: AtomicBool,
    /// Whoever waits for the answer before the next message.
    waiting: Mutex<Option<Waker>>,
}

impl Shutdown {
    fn waiting(&self) -> MutexGuard<'_, Option<Waker>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Pending while it is asked for and not answered.
    fn poll_answered(&self, context: &Context<'_>) -> Poll<()> {
        let mut waiting = self.waiting();
        if self.asked.load(Ordering::SeqCst) && !self.answered.load(Ordering::SeqCst) {
            *waiting = Some(context.waker().clone());
            return Poll::Pending;
        }
        Poll::Ready(())
    }
}

/// When it goes, `shutdown` is answered, or never will be.
struct Answered(Arc<Shutdown>);

impl Drop for Answered {
    fn drop(&mut self) {
        let mut waiting = self.0.waiting();
        self.0.answered.store(true, Ordering::SeqCst);
        if let Some(waker) = waiting.take() {
            waker.wake();
        }
    }
}

/// Lets every message through, and notes `shutdown` and `exit` as they are read. Of a client that says both at once the second would
/// cancel the first before its handler runs: it waits until `shutdown` is answered.
struct Door {
    inner: LspService<Handlers>,
    shutdown: Arc<Shutdown>,
    endings: UnboundedSender<Why>,
}

impl Service<Message> for Door {
    type Response = Option<Response>;
    type Error = ExitedError;
    type Future = <LspService<Handlers> as Service<Message>>::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        if self.shutdown.poll_answered(context).is_pending() {
            return Poll::Pending;
        }
        self.inner.poll_ready(context)
    }

    fn call(&mut self, message: Message) -> Self::Future {
        match message.method() {
            "shutdown" => {
                self.shutdown.asked.store(true, Ordering::SeqCst);
                let answered = Answered(Arc::clone(&self.shutdown));
                let answer = self.inner.call(message);
                return Box::pin(async move {
                    let answer = answer.await;
                    drop(answered);
                    answer
                });
            }
            "exit" => drop(self.endings.send(Why::Exit)),
            _ => {}
        }
        self.inner.call(message)
    }
}
