//! Waiting for a pause in what is typed.

use std::time::Duration;

use leptos::prelude::*;

/// How long nothing must be typed. Some ways of pasting come as one event a line.
const QUIET: Duration = Duration::from_millis(120);

/// Does something once nothing more is typed. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Pause {
    clock: StoredValue<Option<TimeoutHandle>>,
    quiet: Duration,
}

impl Pause {
    /// Nothing to wait for yet; what is waited for when the page goes is dropped.
    pub fn new() -> Self {
        Self::of(QUIET)
    }

    /// The same with another length of the pause.
    pub fn of(quiet: Duration) -> Self {
        let pause = Self { clock: StoredValue::new(None), quiet };
        on_cleanup(move || {
            pause.stop();
        });
        pause
    }

    /// Does `then` after the pause, in place of what was waited for.
    pub fn wait(self, then: impl Fn() + 'static) {
        self.stop();
        let run = move || {
            // A timer that is due already cannot be called off any more; the page that waited may be gone.
            if self.clock.try_set_value(None).is_none() {
                then();
            }
        };
        self.clock.set_value(set_timeout_with_handle(run, self.quiet).ok());
    }

    /// Waits no longer; `true` when something was waited for.
    pub fn stop(self) -> bool {
        let Some(handle) = self.clock.try_get_value().flatten() else { return false };
        handle.clear();
        self.clock.set_value(None);
        true
    }
}

impl Default for Pause {
    fn default() -> Self {
        Self::new()
    }
}
