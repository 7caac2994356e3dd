package oriel.transport.netty;

import java.util.concurrent.Executor;

/**
 * What all connections that speak HTTP share.
 *
 * @param requests decides what a request gets
 * @param readers run what may wait for a disk
 * @param history learns who was served
 * @param refusals learns who was not
 * @param pace holds back who asks for very many
 */
record PageService(
        HttpRequestHandler requests, Executor readers, PeerHistory history, Refusals refusals, RequestPace pace) {}
