//! What readers work out from a snapshot, kept as long as it lives: judged sentences, matched quotations, terms of passages.
//!
//! A snapshot never changes, so nothing kept here ever becomes wrong; it is let go with the snapshot, or when nobody has asked for it
//! while much else was worked out.

use dashmap::DashMap;
use rustc_hash::FxBuildHasher;
use std::any::{Any, TypeId};
use std::fmt;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};
use xxhash_rust::xxh3::Xxh3Default;

/// Results by the hash of all that they depend on.
type Results = DashMap<u128, Arc<dyn Any + Send + Sync>, FxBuildHasher>;

/// The results asked for lately, and those asked for before them, which are let go when these have become many: what is
/// asked for with every keystroke stays.
#[derive(Default)]
pub struct Memo(RwLock<[Arc<Results>; 2]>);

/// So many results are kept as asked for lately, and at most as many from before: a screenful of notes needs a fifth.
const MOST: usize = 25_000;

/// A hash that two things share only where they are alike (128 bits: two others are not to be expected in the life of a computer).
pub fn key_of(thing: &impl Hash) -> u128 {
    let mut hasher = Xxh3Default::new();
    thing.hash(&mut hasher);
    hasher.digest128()
}

impl Memo {
    /// What `make` gives, made once for each `key` and type. `key` must hold everything that `make` looks at, the snapshot aside.
    pub fn get<T: Send + Sync + 'static>(&self, key: &impl Hash, make: impl FnOnce() -> T) -> Arc<T> {
        let key = key_of(&(TypeId::of::<T>(), key));
        let [late, before] = self.results();
        let known = |results: &Results| results.get(&key).and_then(|known| Arc::clone(&known).downcast().ok());
        if let Some(known) = known(&late) {
            return known;
        }
        // Made without holding the map: making may ask for other results, and two makers make the same.
        let made = known(&before).unwrap_or_else(|| Arc::new(make()));
        late.insert(key, Arc::<T>::clone(&made));
        if late.len() >= MOST {
            self.turn(&late);
        }
        made
    }

    fn results(&self) -> [Arc<Results>; 2] {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What was asked for lately becomes what was asked for before, unless another thread has seen to it.
    fn turn(&self, full: &Arc<Results>) {
        let mut both = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if Arc::ptr_eq(&both[0], full) {
            *both = [Arc::default(), Arc::clone(full)];
        }
    }

    /// How many results are kept, those counted twice that were asked for again.
    pub(crate) fn len(&self) -> usize {
        self.results().iter().map(|results| results.len()).sum()
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

    #[test]
    fn what_is_asked_for_again_and_again_is_kept_and_what_is_not_is_let_go() {
        let memo = Memo::default();
        memo.get(&"once", || 1_u32);
        for number in 0..3 * MOST {
            assert_eq!(*memo.get(&"often", || u32::from(number == 0)), 1);
            memo.get(&number, || number);
        }
        assert_eq!(*memo.get(&"once", || 2_u32), 2);
        assert!(memo.len() <= 2 * MOST);
    }
}
