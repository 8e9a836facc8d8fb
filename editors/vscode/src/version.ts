// Versions. Nothing here knows of VS Code, so that it is tested without it.

/** Whether version `a` is before version `b`: numbers between points, the rest left out. */
export function isOlder(a: string, b: string): boolean {
  const numbers = (version: string): number[] => (version.split(/[-+]/)[0] ?? "").split(".").map(Number);
  const [left, right] = [numbers(a), numbers(b)];
  for (let n = 0; n < Math.max(left.length, right.length); n += 1) {
    const difference = (left[n] ?? 0) - (right[n] ?? 0);
    if (difference !== 0) {
      return difference < 0;
    }
  }
  return false;
}
