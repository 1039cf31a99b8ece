/** The known name that takes the fewest single changes (Levenshtein) to reach from `name`; case does not count. */
export function nearest(name: string, known: readonly string[]): string {
  let best = '';
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const changes = distance(name.toUpperCase().slice(0, MAX_COMPARED), candidate.toUpperCase());
    if (changes < fewest) [best, fewest] = [candidate, changes];
  }
  return best;
}

/** Characters; no known name is longer, and a hostile one costs no more. */
const MAX_COMPARED = 100;

function distance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (previous[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
