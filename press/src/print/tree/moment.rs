//! Moments at which tests end the process, to see what a print leaves behind.

/// The variable that names the moment at which a test ends the process.
#[cfg(test)]
pub(super) const ABORT_AT: &str = "PRESS_TEST_ABORT_AT";

/// The variable with which a test takes away the exchange of two folders.
#[cfg(test)]
pub(super) const NO_EXCHANGE: &str = "PRESS_TEST_NO_EXCHANGE";

/// Ends the process if a test asks for it. Does nothing outside of tests.
pub(super) fn moment(name: &str) {
    #[cfg(test)]
    if std::env::var(ABORT_AT).is_ok_and(|at| at == name) {
        std::process::abort();
    }
    #[cfg(not(test))]
    let _ = name;
}
