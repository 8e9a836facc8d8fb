//! Whether the client's process still lives.

/// Whether a process of that number exists. Where that cannot be told, it does: standard input closes soon after anyway.
#[cfg(target_os = "linux")]
pub fn lives(id: u32) -> bool {
    let processes = std::path::Path::new("/proc");
    // A system without its process table tells nothing.
    !processes.join("self").exists() || processes.join(id.to_string()).exists()
}

/// Whether a process of that number exists. Asked of `kill -0`, which sends nothing; the system's own call would need unsafe code.
#[cfg(all(unix, not(target_os = "linux")))]
pub fn lives(id: u32) -> bool {
    let asked =
        std::process::Command::new("kill").args(["-0", &id.to_string()]).stderr(std::process::Stdio::null()).status();
    asked.map_or(true, |status| status.success())
}

/// Whether a process of that number exists: not told here, where standard input closes with the client.
#[cfg(not(unix))]
pub const fn lives(_: u32) -> bool {
    true
}
