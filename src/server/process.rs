//! Whether the client's process still lives.

/// Whether a process of that number exists. Where that cannot be told, it does: standard input closes soon after anyway.
pub fn lives(id: u32) -> bool {
    #[cfg(unix)]
    {
        let Some(pid) = i32::try_from(id).ok().and_then(rustix::process::Pid::from_raw) else { return true };
        rustix::process::test_kill_process(pid) != Err(rustix::io::Errno::SRCH)
    }
    #[cfg(not(unix))]
    {
        let _ = id;
        true
    }
}
