/** Installed against locked. */

/**
 * Whether an installed tree is the locked one. npm writes the list of what it installed as the last act of an
 * installation, so an interrupted one is seen too. Optional packages may be absent: they belong to other platforms.
 */
function matchesLock(locked, installed) {
  if (locked === undefined || installed === undefined) return false;
  return Object.entries(locked).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true;
    const found = installed[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && Boolean(found.link) === Boolean(entry.link);
  });
}

module.exports = { matchesLock };
