package oriel.launcher.bench.line;

import oriel.client.line.LineConditions;

/**
 * A line to lay in front of a server.
 *
 * @param down towards the viewer
 * @param up towards the server
 * @param seed of what is chance
 */
record Line(LineConditions down, LineConditions up, long seed) {}
