/** The first thing every command does: say plainly when Node is too old. Imports nothing that an old Node lacks. */
const MINIMUM = [20, 19];

function isNodeSupported(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
}

function requireNode() {
  if (isNodeSupported(process.versions.node)) return;
  const wanted = MINIMUM.join('.');
  console.error(`Fuqi needs Node.js ${wanted} or newer; this is ${process.versions.node}.`);
  console.error(`符契需要 Node.js ${wanted} 或更高版本；当前为 ${process.versions.node}。`);
  process.exit(1);
}

module.exports = { isNodeSupported, requireNode };
