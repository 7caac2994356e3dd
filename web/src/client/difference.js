/**
 * What has to be typed to turn one text into another: so many deletions at the end of what both have in common, then
 * the letters.
 *
 * @param {string} before the text until now
 * @param {string} after the text from now on
 */
export function difference(before, after) {
  const old = [...before];
  const fresh = [...after];
  let same = 0;
  while (same < old.length && same < fresh.length && old[same] === fresh[same]) {
    same += 1;
  }
  return { deletions: old.length - same, letters: fresh.slice(same) };
}
