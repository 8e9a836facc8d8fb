//! What readers work out from a snapshot, kept as long as it lives: judged sentences, matched quotations, terms of passages.
//!
//! A snapshot never changes, so nothing kept here ever becomes wrong; it is let go with the snapshot, or when it grows large.

use dashmap::DashMap;
use std::any::Any;
use std::fmt;
use std::hash::Hash;
use std::sync::Arc;
use xxhash_rust::xxh3::Xxh3Default;

/// Results by the hash of all that they depend on (128 bits: two alike are not to be expected in the life of a computer).
#[derive(Default)]
pub struct Memo(DashMap<u128, Arc<dyn Any + Send + Sync>>);

/// Beyond this many results everything is let go and worked out anew: a screenful of notes needs a tenth.
const MOST: usize = 50_000;

impl Memo {
    /// What `make` gives, made once for each `key` and type. `key` must hold everything that `make` looks at, the snapshot aside.
    pub fn get<T: Send + Sync + 'static>(&self, key: &impl Hash, make: impl FnOnce() -> T) -> Arc<T> {
        let mut hasher = Xxh3Default::new();
        std::any::TypeId::of::<T>().hash(&mut hasher);
        key.hash(&mut hasher);
        let key = hasher.digest128();
        if let Some(known) = self.0.get(&key).and_then(|known| Arc::clone(&known).downcast().ok()) {
            return known;
        }
        // Made without holding the map: making may ask for other results, and two makers make the same.
        let made = Arc::new(make());
        if self.len() >= MOST {
            self.0.clear();
        }
        self.0.insert(key, Arc::<T>::clone(&made));
        made
    }

    /// How many results are kept.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

impl fmt::Debug for Memo {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Memo of {} results", self.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_made_once_for_each_key_and_type() {
        let memo = Memo::default();
        assert_eq!(*memo.get(&"a", || 1_u32), 1);
        assert_eq!(*memo.get(&"a", || 2_u32), 1);
        assert_eq!(*memo.get(&"b", || 3_u32), 3);
        assert_eq!(*memo.get(&"a", || "text"), "text");
        assert_eq!(memo.len(), 3);
    }
}
