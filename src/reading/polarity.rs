//! Whether a clause affirms or denies.
